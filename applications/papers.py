"""The application (FR.APL.01) and the self-assessment (FR.APL.02) as BNSP's forms print them (9.1.2, 9.1.3)."""

from dataclasses import dataclass
from typing import Literal

from django.utils import timezone, translation
from django.utils.translation import gettext as _

from applications.models import AcknowledgementKind, IdentityKind, Purpose, Rating
from applications.queries.eligibility import eligibility_of
from applications.states import ApplicationState
from foundation.documents.papers import PaperKind, register
from foundation.documents.papers.facts import (
    Facts,
    FormHead,
    IssuingBody,
    PaperHead,
    Row,
    SchemeFacts,
    Signature,
    Tick,
    UnitFacts,
)
from foundation.look import writing
from schemes.papers import body_facts, scheme_facts, unit_facts

# What the secretariat said of the application; until then no box is ticked.
DECIDED = {ApplicationState.ACCEPTED: True, ApplicationState.REFUSED: False}


@dataclass(frozen=True)
class Cell:
    """A labelled cell; the widths of a row add up to 6. An empty value prints "–"."""

    label: str
    value: str
    width: int = 2


@dataclass(frozen=True)
class Block:
    """ "a. Data pribadi" and its rows of cells."""

    title: str
    rows: tuple[tuple[Cell, ...], ...]


@dataclass(frozen=True)
class Proof:
    """A required document: before the review `verdict` is empty, and no box is ticked."""

    title: str
    about: str  # file name, what was found
    verdict: Literal["", "ok", "short", "none"] = ""


@dataclass(frozen=True)
class ProofGroup:
    """ "3.1 Bukti persyaratan dasar" and its documents."""

    title: str
    proofs: tuple[Proof, ...]


@dataclass(frozen=True)
class ApplicationFacts(Facts):
    """FR.APL.01. `accepted` is None until the secretariat has decided."""

    body: IssuingBody
    paper: PaperHead
    scheme: SchemeFacts
    form: FormHead
    blocks: tuple[Block, ...]
    purposes: tuple[Tick, ...]
    units: tuple[UnitFacts, ...]
    proofs: tuple[ProofGroup, ...]
    accepted: bool | None
    note: str
    consent: str  # the words that were agreed to, with their version (9.1.4)
    signatures: tuple[Signature, ...]


register(PaperKind("apl01", "applications/papers/apl01.html", ("form.css",)))


@dataclass(frozen=True)
class SelfRated:
    """An element, its criteria (number, text) and the applicant's own answer; None is unanswered."""

    title: str
    criteria: tuple[tuple[str, str], ...]
    competent: bool | None
    evidence: tuple[str, ...]


@dataclass(frozen=True)
class SelfRatedUnit:
    """A unit and its elements."""

    code: str
    title: str
    elements: tuple[SelfRated, ...]


@dataclass(frozen=True)
class SelfAssessmentFacts(Facts):
    """FR.APL.02. `warning` says where the texts of elements are examples; `continues` is the assessor's, None
    until given.
    """

    body: IssuingBody
    paper: PaperHead
    scheme: SchemeFacts
    form: FormHead
    warning: str
    units: tuple[SelfRatedUnit, ...]
    continues: bool | None
    signatures: tuple[Signature, ...]


register(PaperKind("apl02", "applications/papers/apl02.html", ("form.css",)))


def application_facts(application, *, at):
    """FR.APL.01 as the applicant has sent it: always in Indonesian, the review still open."""
    with translation.override("id"):
        return ApplicationFacts(
            **_head(application, code="FR.APL.01", title="Permohonan Sertifikasi Kompetensi", at=at),
            blocks=(_personal(application), _work(application)),
            purposes=tuple(
                Tick(str(label), on=application.purpose == value) for value, label in Purpose.choices
            ),
            units=unit_facts(application.scheme_version),
            proofs=(_basic_proofs(application, at=at), _administrative_proofs(application)),
            accepted=DECIDED.get(application.state),
            note=application.closing_reason,
            consent=_consent(application),
            signatures=(_signature(application, "Pemohon"),),
        )


def self_assessment_facts(application, *, at):
    """FR.APL.02 as the applicant has sent it: the assessor's word is still open."""
    with translation.override("id"):
        units = application.scheme_version.units.prefetch_related("elements__criteria")
        return SelfAssessmentFacts(
            **_head(application, code="FR.APL.02", title="Asesmen Mandiri", at=at),
            warning=_("The texts of elements and criteria are samples.")
            if any(u.is_example for u in units)
            else "",
            units=tuple(_rated_unit(unit, _ratings(application)) for unit in units),
            continues=None,
            signatures=(_signature(application, "Asesi"),),
        )


def _head(application, *, code, title, at):
    version, sent = application.scheme_version, application.submitted_at or at
    row = Row(
        _("Application number"),
        _("%(number)s, sent %(day)s") % {"number": application.number, "day": writing.day(sent)},
    )
    return {
        "body": body_facts(),
        "paper": PaperHead(
            number=application.number,
            subject=application.particulars.full_name,
            date=writing.day(at),
            sample=version.is_example,
        ),
        "scheme": scheme_facts(version),
        "form": FormHead(code=code, title=title, edition="2023", rows=(row,)),
    }


def _personal(application):
    person, account = application.particulars, application.applicant
    identity = account.nik_masked if person.identity_kind == IdentityKind.KTP else person.document_number
    education = getattr(application, "education", None)
    return Block(
        "a. Data pribadi",
        (
            (Cell("Nama lengkap", person.full_name, 4), Cell(person.get_identity_kind_display(), identity)),
            (
                Cell("Tempat, tanggal lahir", f"{person.birth_place}, {writing.day(person.birth_on)}"),
                Cell("Jenis kelamin", person.get_sex_display()),
                Cell("Kebangsaan", person.nationality),
            ),
            (
                Cell("Alamat rumah, kode pos", f"{person.home_address} {person.postal_code}", 4),
                Cell("Kualifikasi pendidikan", education.level if education else ""),
            ),
            (Cell("HP", person.phone, 3), Cell("Surel", account.email, 3)),
        ),
    )


def _work(application):
    person = application.particulars
    return Block(
        "b. Data pekerjaan sekarang",
        (
            (
                Cell("Nama institusi / perusahaan", str(application.organisation), 4),
                Cell("Jabatan", person.job_title),
            ),
            (Cell("Alamat kantor", person.office_address, 4), Cell("Telepon kantor", person.office_phone)),
            (Cell("Unit kerja", person.work_unit, 3), Cell("Atasan langsung", person.superior_name, 3)),
        ),
    )


def _basic_proofs(application, *, at):
    found = eligibility_of(application, on=timezone.localdate(at))
    months = found.experience.months
    experience = _("%(years)d years %(months)d months of work stated") % {
        "years": months // 12,
        "months": months % 12,
    }
    followed = [
        Proof(f"{row.requirement.label} ({row.requirement.clause})", experience)
        for row in (found.path,)
        if row
    ]
    trained = [
        Proof(f"{t.title} (6.1.4)", f"{t.number}, {t.issuer}, {writing.day(t.completed_on)}")
        for t in application.trainings.all()
    ]
    return ProofGroup("3.1 Bukti persyaratan dasar", (*followed, *trained))


def _administrative_proofs(application):
    current = application.attachments.current().select_related("requirement", "upload")
    proofs = [Proof(attachment.requirement.title, attachment.upload.name) for attachment in current]
    return ProofGroup("3.2 Bukti administratif", tuple(proofs))


def _last_consent(application):
    return application.acknowledgements.filter(kind=AcknowledgementKind.CONSENT).last()


def _consent(application):
    consent = _last_consent(application)
    return consent.text if consent else ""


def _signature(application, post):
    """How it was given: by hand or by name, when, and to which text."""
    consent = _last_consent(application)
    lines = (_("Signed electronically"), writing.moment(consent.given_at)) if consent else ()
    picture = "hand-1.png" if consent and consent.drawn_id else ""
    return Signature(name=application.particulars.full_name, post=post, lines=lines, picture=picture)


def _ratings(application):
    ratings = application.ratings.prefetch_related("links__evidence")
    return {rating.element_id: rating for rating in ratings}


def _rated_unit(unit, ratings):
    elements = tuple(_rated(element, ratings.get(element.pk)) for element in unit.elements.all())
    return SelfRatedUnit(unit.code, unit.title, elements)


def _rated(element, rating):
    given = rating.rating if rating else ""
    return SelfRated(
        title=element.title,
        criteria=tuple((criterion.number, criterion.text) for criterion in element.criteria.all()),
        competent={Rating.COMPETENT: True, Rating.NOT_YET: False}.get(given),
        evidence=tuple(link.evidence.title for link in rating.links.all()) if rating else (),
    )
