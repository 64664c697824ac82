"""The certificate, as a letter (A4) and as a card (ID-1): what they say, and how they are dressed (9.4.6)."""

from dataclasses import dataclass

from dateutil.relativedelta import relativedelta
from django.conf import settings
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.translation import gettext as _

from assessments.queries import standing
from decisions.papers import AppealTerm, CalendarDay, Gap, NotYetFacts, UnitGaps
from foundation.documents.guilloche import Placed, band, digest, frame, qr_png, rosette, stamp
from foundation.documents.papers import Dress, PaperKind, register
from foundation.documents.papers.facts import (
    Facts,
    IssuingBody,
    PaperHead,
    Row,
    SchemeFacts,
    Signature,
    StateMark,
    UnitFacts,
)
from foundation.look import writing
from foundation.look.numerals import in_words
from foundation.workdays.queries import add_workdays
from schemes.models import TextKind
from schemes.papers import body_facts, scheme_facts, unit_facts


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


# how they are dressed ------------------------------------------------------------------------------------


def mark_of(facts):
    """The digest from which the personal rosette is drawn: of what the public page shows as well."""
    validity = facts["validity"]
    return digest(
        facts["paper"]["number"],
        facts["holder"]["name"],
        facts["scheme"]["document"],
        validity["starts_on"],
        validity["ends_on"],
    )


def _step(length, steps):
    """The first class whose limit the length does not pass: names and lists shrink in steps, and are never
    cut.
    """
    return next(name for limit, name in steps if length <= limit)


NAME_SIZES = ((34, ""), (58, "l"), (120, "xl"), (10_000, "xxl"))
LONGEST_LINE = 60
LIST_SIZES = ((7, ""), (14, "many"), (10_000, "crowd"))


def _balanced(text, limit):
    """The text on as many lines as it needs, all of about one length: a long name should not end on a lone
    title.
    """
    count = -(-len(text) // limit)
    lines, rest = [], text
    for left in range(count, 1, -1):
        spaces = [i for i, letter in enumerate(rest) if letter == " "]
        if not spaces:
            break
        cut = min(spaces, key=lambda i: abs(i - len(rest) / left))
        lines.append(rest[:cut])
        rest = rest[cut + 1 :]
    return [*lines, rest]


def _name_size(lines):
    """By the length of the whole; a single word that no line can hold takes the smallest."""
    if max(map(len, lines)) > LONGEST_LINE:
        return "xxl"
    return _step(len(" ".join(lines)), NAME_SIZES)


EXAMPLE = {
    "word": "CONTOH",
    "line": "CONTOH: data rekaan, bukan sertifikat",
    "line_en": "Sample, not a certificate",
}


def _state(facts):
    """The word across the sheet: that of its state, or CONTOH on one that is none."""
    return facts["state"] or (EXAMPLE if facts["paper"]["sample"] else None)


def _pictures(facts, width, height):
    """The QR code, and the word across the sheet where it has one."""
    things, state = {"qr.png": qr_png(facts["url"])}, _state(facts)
    if state:
        things["state.svg"] = stamp(state["word"], width, height)
    return things


def dress_certificate(facts, _things):
    """Frame and band are the same on all; the rosette is the holder's own, once clear and once large and
    pale.
    """
    own = rosette(mark_of(facts), 46)
    edge = Placed(frame(281, 194), 8, 8)
    name_lines = _balanced(facts["holder"]["name"], 58)
    words = {
        "state": _state(facts),
        "name_lines": name_lines,
        "title_lines": _balanced(facts["scheme"]["title"], 62),
        "size": _name_size(name_lines),
        "scheme_size": _step(len(facts["scheme"]["title"]), ((46, ""), (10_000, "long"))),
        "list_size": _step(len(facts["units"]), LIST_SIZES),
    }
    front = (edge, Placed(band(54, 182), 14.6, 14), Placed(own, 178, 106, 2.9, 0.13), Placed(own, 41.6, 58))
    back = (edge, Placed(own, 240, 92, 1.6, 0.12))
    return Dress(words, _pictures(facts, 196, 150), {0: front, 1: back})


CARD_NAME_SIZES = ((20, ""), (34, "l"), (72, "xl"), (10_000, "xxl"))
ON_THE_CARD = 4  # units; the rest are counted


def dress_card(facts, _things):
    """The rosette in the corner, and large and pale behind both faces."""
    own = rosette(mark_of(facts), 46)
    words = {
        "state": _state(facts),
        "size": _step(len(facts["holder"]["name"]), CARD_NAME_SIZES),
        "scheme_size": _step(len(facts["scheme"]["title"]), ((34, ""), (10_000, "long"))),
        "more": max(0, len(facts["units"]) - ON_THE_CARD),
    }
    front = (Placed(own, 70, 33, 1.15, 0.22), Placed(own, 77.6, 8.6, 0.2))
    return Dress(words, _pictures(facts, 55, 40), {0: front, 1: (Placed(own, 70, 33, 1.15, 0.16),)})


register(
    PaperKind("certificate", "certificates/papers/certificate.html", ("certificate.css",), dress_certificate),
    PaperKind("card", "certificates/papers/card.html", ("card.css",), dress_card),
)


# what they say ------------------------------------------------------------------------------------------


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
            date=writing.day(certificate.valid_from),
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


@translation.override("id")
def not_yet_facts(decision, decree, *, number, at):
    """The letter that teaches: what is missing by criterion, the retest, the appeal with its days (9.4.5,
    9.9.1).
    """
    application = decision.application
    version, meeting = application.scheme_version, decision.item.meeting
    return NotYetFacts(
        body=body_facts(),
        paper=PaperHead(
            number=number,
            subject=_("Result of certification"),
            date=writing.day(at),
            sample=version.is_example,
        ),
        scheme=scheme_facts(version),
        name=application.particulars.full_name,
        candidate=f"{application.candidate_number} · {application.organisation.name}",
        meeting=_("%(day)s (minutes %(number)s)")
        % {"day": writing.day(meeting.on), "number": meeting.number},
        fulfilled=_fulfilled(application),
        reason=decision.reason,
        gaps=_gaps(application),
        retest=_retest(version),
        appeal=_appeal(version, timezone.localdate(at)),
        signer=Signature(
            name=decree.signed_by.full_name,
            post=decree.signatory.post_id,
            post_en=decree.signatory.post_en,
            lines=(_("Signed electronically"), writing.moment(at)),
        ),
    )


def _fulfilled(application):
    result = standing(application.assessment)
    held = [element for element in result.elements if result.meets(element)]
    return "; ".join(f"{element.unit.code} {element.title_id}" for element in held)


def _gaps(application):
    """By element, what the assessor remarked: criteria and evidence, never a question of a test."""
    result = standing(application.assessment)
    by_unit = {}
    for element in result.short_elements:
        by_unit.setdefault(element.unit, []).append(element)
    return tuple(
        UnitGaps(
            unit=f"{unit.code} {unit.title_id}", gaps=tuple(_gap(element, result) for element in elements)
        )
        for unit, elements in by_unit.items()
    )


def _gap(element, result):
    judgements = [cell.judgement for cell in result.by_element.get(element.pk, []) if cell.judgement]
    remarks = [getattr(row, f"{rule}_remark") for row in judgements for rule in row.RULES]
    return Gap(
        criterion=element.title_id,
        where=_("element %s") % element.number,
        seen=" ".join(filter(None, remarks)) or _("No evidence was handed in."),
        enough=_(
            "Evidence that is valid, authentic, current and sufficient for every criterion of this element."
        ),
    )


def _retest(version):
    return (
        Row(_("What is tested again"), _("only the units that are short")),
        Row(_("When"), _("after %d days at the earliest") % version.retest_wait_days),
        Row(_("How often"), _("%d times at most") % version.retest_limit),
        Row(_("Fee"), _("%d %% of the fee") % version.retest_fee_percent),
    )


def _appeal(version, day):
    deadline = add_workdays(
        day, version.appeal_filing_workdays, joint_leave_counts=version.joint_leave_counts
    )
    return AppealTerm(
        until=_("%s, 23.59 WIB") % writing.weekday(deadline.due_on),
        ways=(
            _("You can appeal against the decision or against the way it came about, on form FR.AK.04."),
            _("People who had no part in your case hear it, and answer within %d working days.")
            % version.appeal_decision_workdays,
        ),
        weeks=_weeks(day, deadline),
        key=_("Weekends, national holidays and joint leave are not counted."),
    )


def _weeks(day, deadline):
    """Whole weeks from the Monday before the letter to the Sunday after the last day."""
    first = day - relativedelta(days=day.weekday())
    last = deadline.due_on + relativedelta(days=6 - deadline.due_on.weekday())
    by_day, count, cells = {row.date: row for row in deadline.days}, 0, []
    for offset in range((last - first).days + 1):
        date = first + relativedelta(days=offset)
        row = by_day.get(date)
        count += bool(row and row.counted)
        cells.append(_cell(date, row, count, day, deadline.due_on))
    return tuple(tuple(cells[start : start + 7]) for start in range(0, len(cells), 7))


def _cell(date, row, count, start, end):
    words = writing.short_day(date).rsplit(" ", 1)[0]
    if date == start:
        return CalendarDay("start", words, _("made known"))
    if row is None:
        return CalendarDay("void")
    if row.counted:
        return CalendarDay("last" if date == end else "", words, _("day %d") % count)
    return CalendarDay("off" if date.weekday() > FRIDAY else "hol", words, row.why)


FRIDAY = 4
