"""What every paper says of the LSP and of the scheme version under which it is made."""

from django.conf import settings

from accounts.queries import certification_body
from foundation.documents.papers.facts import IssuingBody, SchemeFacts, UnitFacts


def body_facts():
    """The LSP as its papers name it; what it has not given stays empty."""
    body = certification_body()
    return IssuingBody(
        name=body.name,
        kind=body.kind,
        licence=body.licence_number,
        address=body.address,
        contact=body.contact,
        place=body.place,
        portal=settings.SITE_HOST,
        verify=f"{settings.SITE_HOST}/periksa",
    )


def scheme_facts(version):
    """The scheme version in the words of its papers: Indonesian first, English beside it where it is known."""
    units = list(version.units.all())
    return SchemeFacts(
        title=version.title_id,
        document=version.document_number,
        kind=version.get_packaging_display(),
        title_en=version.title_en,
        kind_en=version.packaging.capitalize(),
        version=version.revision,
        standard=units[0].standard if units else "",
    )


def unit_facts(version):
    """The units of the version, in their order (5.2)."""
    return tuple(
        UnitFacts(code=unit.code, title=unit.title_id, title_en=unit.title_en) for unit in version.units.all()
    )
