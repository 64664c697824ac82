"""What is still missing before an application can be sent, each with the step where it is mended (6.1,
9.1.2-9.1.3).
"""

from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from accounts.models import OrganisationKind
from applications.models import IdentityKind, Purpose, Rating
from applications.queries.eligibility import eligibility_of
from applications.queries.items import needed_documents
from foundation.look.writing import day
from schemes.models import FeePurpose
from schemes.queries import fee_for

from .particulars import is_admitted, job_faults

PERSONAL = (
    "full_name",
    "birth_place",
    "birth_on",
    "sex",
    "nationality",
    "home_address",
    "postal_code",
    "phone",
)
WORK = ("job_title", "office_address", "superior_name")


@dataclass(frozen=True)
class Gap:
    """Something that stands between an application and its sending; `element` and `document` lead to the very
    place.
    """

    step: str
    words: str
    clause: str
    element: object = None
    document: object = None


def gaps(application, *, on):
    """Everything that is missing on that day, in the order of the form; empty where it can be sent."""
    found = eligibility_of(application, on=on)
    return [
        *_of_the_version(application, on=on),
        *_of_person(application),
        *_of_work(application),
        *_of_experience(application, found),
        *_of_training(found),
        *_of_documents(application, found),
        *of_elements(application),
    ]


def cautions(application):
    """What may be sent as it is, but hardly helps:

    everything not yet competent, one file for everything (TRUST 9.1.3).
    """
    ratings = list(application.ratings.prefetch_related("links"))
    rated = [rating for rating in ratings if rating.rating]
    if rated and all(rating.rating == Rating.NOT_YET for rating in rated):
        yield _(
            "You rated every element as not yet competent. You may send this; you will then take the competency test."
        )
    pieces = [{link.evidence_id for link in rating.links.all()} for rating in rated]
    if len(rated) > 1 and all(len(used) == 1 for used in pieces) and len(set.union(*pieces)) == 1:
        yield _("The same file supports every element. The assessor may ask for more.")


def how_short(found):
    """How far the nearest path is away, in days, and from when it is met; or which paths there are (TRUST
    6.1-a, 6.1.1-a).
    """
    row = found.nearest
    if not row.has_level:
        paths = "; ".join(each.requirement.label for each in found.rows if each not in found.training)
        return _("This diploma opens none of the paths: %s.") % paths
    words = ngettext("%(days)d day short", "%(days)d days short", row.days_short) % {"days": row.days_short}
    return _("%(requirement)s: %(short)s. You can apply from %(from)s, if you go on working.") % {
        "requirement": row.requirement.label,
        "short": words,
        "from": day(row.from_on),
    }


def of_elements(application):
    """Elements without a rating, and those rated competent without evidence; or why there is nothing to rate."""
    elements = elements_in_order(application.scheme_version)
    if not elements:
        yield Gap("elements", no_elements(), "9.1.3")
    ratings = {
        rating.element_id: rating
        for rating in application.ratings.prefetch_related("links__evidence__upload")
    }
    for element in elements:
        rating = ratings.get(element.pk)
        if rating is None or not rating.rating:
            yield Gap(
                "elements", _("Element “%s” is not rated yet.") % element.title, "9.1.3", element=element
            )
        elif rating.rating == Rating.COMPETENT and not _usable(rating):
            words = _("Element “%s” is rated competent, but has no evidence.") % element.title
            yield Gap("elements", words, "9.1.3", element=element)


def no_elements():
    return _(
        "The LSP has not entered the elements of this scheme's units yet. You will be told when you can go on."
    )


def elements_in_order(version):
    units = version.units.prefetch_related("elements")
    return [element for unit in units for element in unit.elements.all()]


def _of_the_version(application, *, on):
    version = application.scheme_version
    if not version.holds_on(on):
        yield Gap(
            "send",
            _("A newer version of this scheme is in force. Read its explanation, then go on with it."),
            "9.1.1",
        )
    elif application.organisation and not fee_of(application, on=on):
        yield Gap(
            "send", _("The LSP has not set the fee for your employer yet. Ask the secretariat."), "8.2.3"
        )


def _of_person(application):
    particulars = application.particulars
    names = [_name(particulars, field) for field in PERSONAL if not getattr(particulars, field)]
    if particulars.identity_kind == IdentityKind.KTP and not application.applicant.has_nik:
        names.append(_("NIK"))
    if particulars.identity_kind != IdentityKind.KTP and not particulars.document_number:
        names.append(_name(particulars, "document_number"))
    if names:
        yield Gap("personal", _("Fill in: %s.") % ", ".join(names), "9.1.2")


def _of_work(application):
    names = [
        _name(application.particulars, field) for field in WORK if not getattr(application.particulars, field)
    ]
    if not application.purpose:
        names.append(str(application._meta.get_field("purpose").verbose_name))
    if application.organisation is None:
        names.append(str(application._meta.get_field("organisation").verbose_name))
    elif not (admitted := is_admitted(application.scheme_version, application.organisation)):
        yield Gap("work", admitted.reason, "2.1")
    if names:
        yield Gap("work", _("Fill in: %s.") % ", ".join(names), "9.1.2")


def _of_experience(application, found):
    born_on, version = application.particulars.birth_on, application.scheme_version
    for job in application.employments.all():
        for _field, words in job_faults(
            job.started_on, job.ended_on, born_on=born_on, version=version, on=found.on
        ):
            yield Gap("experience", f"{job}: {words}", "6.1")
    if found.nearest:
        yield Gap("experience", how_short(found), found.nearest.requirement.clause)


def _of_training(found):
    for row in found.training:
        if not row.is_met:
            words = _("Name your training certificate: %s.") % row.requirement.label
            yield Gap("training", words, row.requirement.clause)


def _of_documents(application, found):
    current = application.attachments.current().select_related("upload")
    handed_in = {attachment.requirement_id for attachment in current if not attachment.upload.quarantined_at}
    for document in needed_documents(application, on=found.on, found=found):
        if document.pk not in handed_in:
            yield Gap("documents", _("Upload: %s.") % document.title, document.clause, document=document)


def fee_of(application, *, on):
    """The fee that would be frozen on that day; None without an employer, or where the LSP has set none
    (8.2.3).
    """
    if application.organisation is None:
        return None
    purpose = FeePurpose.RECERTIFICATION if application.purpose == Purpose.RECERTIFICATION else FeePurpose.NEW
    return fee_for(
        application.scheme_version, OrganisationKind(application.organisation.kind), on, purpose=purpose
    )


def _usable(rating):
    pieces = (link.evidence for link in rating.links.all())
    return any(not (piece.removed_at or piece.upload.quarantined_at) for piece in pieces)


def _name(record, field):
    return str(record._meta.get_field(field).verbose_name)
