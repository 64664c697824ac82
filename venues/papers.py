"""The letter that sends a verifier to a test place, and the record of what was found there (9.3.2)."""

from dataclasses import dataclass

from django.utils import timezone, translation
from django.utils.translation import gettext as _

from accounts.queries import registration_of
from foundation.documents.papers import PaperKind, register
from foundation.documents.papers.facts import Facts, IssuingBody, PaperHead, Row, SchemeFacts, Signature
from foundation.look import writing
from schemes.papers import body_facts, scheme_facts
from schemes.queries import version_in_force

from .models import CheckKind
from .queries import deciding_check, equipment_of, lines_of


@dataclass(frozen=True)
class SendingFacts(Facts):
    """Surat tugas verifikator TUK."""

    body: IssuingBody
    paper: PaperHead
    scheme: SchemeFacts
    opening: str
    verifier: tuple[Row, ...]  # the first is set in bold
    place: tuple[Row, ...]
    duties: tuple[str, ...]
    declaration: str
    signer: Signature


@dataclass(frozen=True)
class Found:
    """A point of the checklist in the record."""

    text: str
    answer: str  # "Terpenuhi"
    remark: str = ""


@dataclass(frozen=True)
class Standing:
    """A piece of equipment as it stood on the day of the verification."""

    name: str
    serial: str
    check: str  # "Kalibrasi, KAL-0012, berlaku sampai 31 Desember 2026"; or what is missing


@dataclass(frozen=True)
class RecordFacts(Facts):
    """Berita acara verifikasi TUK."""

    body: IssuingBody
    paper: PaperHead
    scheme: SchemeFacts
    opening: str
    place: tuple[Row, ...]
    checklist: str  # its edition; empty where the LSP has given none
    findings: tuple[Found, ...]
    equipment: tuple[Standing, ...]
    summary: tuple[str, ...]  # as written, line by line
    outcome: str  # "Layak untuk skema"
    fit: bool
    validity: str  # "1 Desember 2026 – 3 Desember 2026"; empty where it is not fit
    verifier: Signature


register(PaperKind("venue-sending", "venues/papers/sending.html", ("letter.css",)))
register(PaperKind("venue-record", "venues/papers/record.html", ("letter.css", "minutes.css")))


@translation.override("id")
def sending_facts(verification, *, number, at):
    """The letter, as the office orders it."""
    version, verifier, body = _version(verification), verification.verifier, body_facts()
    registration = registration_of(verifier, on=timezone.localdate(at))
    return SendingFacts(
        body=body,
        paper=_head(verification, number, _("Assignment of the verifier of a test place"), at),
        scheme=scheme_facts(version),
        opening=_("By clause 9.3.2 of the scheme %(scheme)s, %(body)s assigns:")
        % {"scheme": version.title_id, "body": body.name},
        verifier=(
            Row(_("Name"), verifier.full_name),
            Row(_("Registration number"), registration.met_number),
            Row(_("As"), _("verifier of the test place")),
            Row(_("Deadline"), writing.weekday(verification.due_on)),
        ),
        place=(*_place(verification), Row(_("To be verified for"), _asked(verification))),
        duties=(
            _("Look at the place and its equipment, point by point of the checklist of the scheme."),
            _("Write down what was found, conclude whether the place is fit, and sign the record."),
            _("Keep confidential what you learn there."),
        ),
        declaration=_("Whoever keeps the place or has a part in it gives this assignment back at once."),
        signer=_hand(verification.ordered_by.full_name, _("Secretariat of the LSP"), verification.ordered_at),
    )


@translation.override("id")
def record_facts(verification, *, number, at):
    """The record, as the verifier concludes it."""
    checklist = verification.checklist
    return RecordFacts(
        body=body_facts(),
        paper=_head(verification, number, _("Verification of a test place"), at),
        scheme=scheme_facts(_version(verification)),
        opening=_("On %(day)s the test place below was looked at for the scheme, by letter %(letter)s.")
        % {"day": writing.weekday(verification.verified_on), "letter": verification.letter.number},
        place=_place(verification),
        checklist=checklist.edition if checklist else "",
        findings=tuple(_found(line) for line in lines_of(verification)),
        equipment=tuple(
            _standing(piece, verification.verified_on)
            for piece in equipment_of(verification.venue, on=verification.verified_on)
        ),
        summary=tuple(verification.summary.splitlines()),
        outcome=verification.get_outcome_display(),
        fit=verification.is_fit,
        validity=writing.period(verification.valid_from, verification.valid_until)
        if verification.is_fit
        else "",
        verifier=_hand(verification.verifier.full_name, _("Verifier"), at),
    )


def _version(verification):
    """The version in force when it was ordered; before the first the latest there is."""
    on = timezone.localdate(verification.ordered_at)
    return version_in_force(verification.scheme, on) or verification.scheme.versions.first()


def _head(verification, number, subject, at):
    checklist = verification.checklist
    sample = _version(verification).is_example or bool(checklist and checklist.is_example)
    return PaperHead(number=number, subject=subject, date=writing.day(at), sample=sample)


def _place(verification):
    venue = verification.venue
    owner = (Row(_("Of"), venue.organisation.name),) if venue.organisation else ()
    return (
        Row(_("Test place"), venue.name),
        Row(_("Kind"), venue.get_kind_display()),
        Row(_("Address"), f"{venue.address}, {venue.city}"),
        *owner,
        Row(_("Seats"), str(venue.seats)),
    )


def _asked(verification):
    days = writing.period(verification.asked_from, verification.asked_until)
    return _("one use, %s") % days if verification.venue.is_verified_for_each_use else days


def _found(line):
    return Found(text=line.point.text, answer=line.finding.get_answer_display(), remark=line.finding.remark)


def _standing(piece, on):
    check = deciding_check(piece, on)
    if check is None:
        words = _("not calibrated") if piece.needs == CheckKind.CALIBRATION else _("not verified")
    elif not check.passed:
        words = _("fell through on %s") % writing.day(check.done_on)
    else:
        kind = " ".join(filter(None, (check.get_kind_display(), check.number)))
        words = _("%(kind)s, until %(day)s") % {"kind": kind, "day": writing.day(check.due_on)}
    return Standing(name=" ".join(filter(None, (piece.name, piece.maker))), serial=piece.serial, check=words)


def _hand(name, post, at):
    return Signature(name=name, post=post, lines=(_("Signed electronically"), writing.moment(at)))
