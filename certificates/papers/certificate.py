"""What a certificate says, the same on the letter (A4) and on the card (ID-1): frozen at issue (9.4.6)."""

from dataclasses import dataclass

from dateutil.relativedelta import relativedelta
from django.conf import settings
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _

from foundation.documents.papers import PaperKind, register
from foundation.documents.papers.facts import (
    Facts,
    IssuingBody,
    PaperHead,
    SchemeFacts,
    Signature,
    StateMark,
    UnitFacts,
)
from foundation.look import writing
from foundation.look.numerals import in_words
from schemes.models import TextKind
from schemes.papers import body_facts, scheme_facts, unit_facts

from .dress import dress_card, dress_certificate


@dataclass(frozen=True)
class Holder:
    """The certified person as the certificate names them (9.4.6-d: a long name shrinks, it is never cut)."""

    name: str
    line: str = ""  # employer, below the name
    photo: bool = False  # True: the thing "photo.jpg" is given (3 × 4, 240 × 320 px, JPEG)


@dataclass(frozen=True)
class Validity:
    """How long the certificate holds: from its date to the day before the anniversary."""

    starts_on: str  # "19 November 2026"
    ends_on: str  # "18 November 2029"
    years: str  # "3 (tiga) tahun"
    years_en: str  # "3 (three) years"
    renew_by: str  # last day to ask for recertification (9.7.1): "18 September 2029"


@dataclass(frozen=True)
class CertificateFacts(Facts):
    """One record behind both the letter and the card.

    `paper.number` is the certificate number, `paper.code` the short check code, `paper.date` the day of
    issue, `paper.copy` "Salinan ke-2" when reissued. `url` is what the QR code opens, with the long token.
    `terms` are the version's words for use (9.8.1-9.8.4) and `upkeep` its sentences on surveillance
    (9.6.2). Things: "photo.jpg" where `holder.photo`.
    """

    body: IssuingBody
    paper: PaperHead
    scheme: SchemeFacts
    units: tuple[UnitFacts, ...]
    holder: Holder
    registration: str  # "MNJ 000 00043 2026"; empty where the LSP gives none
    url: str
    decree: str  # number of the decree: "021/SK/LSP-PI/XI/2026"
    validity: Validity
    signer: Signature  # front: the head of the LSP
    manager: Signature | None = None  # back: the certification manager, where one is appointed
    terms: tuple[str, ...] = ()
    upkeep: tuple[str, ...] = ()
    state: StateMark | None = None


register(
    PaperKind("certificate", "certificates/papers/certificate.html", ("certificate.css",), dress_certificate),
    PaperKind("card", "certificates/papers/card.html", ("card.css",), dress_card),
)


@translation.override("id")
def certificate_facts(certificate, *, at):
    """The words of a certificate, frozen at issue: letter and card say the same (9.4.6)."""
    version, signatory = certificate.scheme_version, certificate.signatory
    address = reverse("certificates:verification", args=[certificate.token])
    return CertificateFacts(
        body=body_facts(),
        paper=PaperHead(
            number=certificate.number,
            subject=_("Certificate of competence"),
            code=certificate.check_code,
            date=writing.day(certificate.issued_at),
            sample=version.is_example,
        ),
        scheme=scheme_facts(version),
        units=unit_facts(version),
        holder=Holder(
            name=certificate.holder_name,
            line=certificate.application.organisation.name,
            photo=certificate.photo_id is not None,
        ),
        registration=certificate.registration_number,
        url=f"{settings.SITE_URL}{address}",
        decree=certificate.decree.number,
        validity=_validity(certificate),
        signer=Signature(
            name=signatory.user.full_name,
            post=signatory.post_id,
            post_en=signatory.post_en,
            lines=(_("Signed electronically"), writing.moment(at)),
        ),
        terms=tuple(text.body_id for text in _texts(version, TextKind.USE_AGREEMENT)),
        upkeep=tuple(text.body_id for text in _texts(version, TextKind.MAINTENANCE))[:1],
    )


ENGLISH = ("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")


def _validity(certificate):
    version = certificate.scheme_version
    years = version.validity_years
    renew_by = certificate.valid_until - relativedelta(months=version.renewal_closes_months)
    return Validity(
        starts_on=writing.day(certificate.valid_from),
        ends_on=writing.day(certificate.valid_until),
        years=f"{years} ({in_words(years)}) tahun",
        years_en=f"{years} ({ENGLISH[years]}) years",
        renew_by=writing.day(renew_by),
    )


def _texts(version, kind):
    return version.texts.filter(kind=kind).order_by("position")
