"""The letter to who is not yet competent: it teaches what is missing, and names the rights (9.4.5, 9.9.1)."""

from dataclasses import dataclass
from typing import Literal

from dateutil.relativedelta import relativedelta
from django.utils import timezone, translation
from django.utils.translation import gettext as _

from assessments.queries import reasons_of, standing
from foundation.documents.papers import PaperKind, register
from foundation.documents.papers.facts import Facts, IssuingBody, PaperHead, Row, SchemeFacts, Signature
from foundation.look import writing
from foundation.workdays.queries import add_workdays
from schemes.papers import body_facts, scheme_facts

FRIDAY = 4


@dataclass(frozen=True)
class Gap:
    """A criterion that was not met: what was seen, and what will suffice."""

    criterion: str
    where: str  # "elemen 2, KUK 2.1"
    seen: str
    enough: str


@dataclass(frozen=True)
class UnitGaps:
    """The gaps of one unit."""

    unit: str  # "M.702093.008.01 Mengelola Data Pelanggan"
    gaps: tuple[Gap, ...]


@dataclass(frozen=True)
class CalendarDay:
    """A day of the appeal term: kind is "", "off" (weekend), "hol" (holiday, joint leave), "start", "last" or
    "void" (filler).
    """

    kind: Literal["", "off", "hol", "start", "last", "void"]
    day: str = ""  # "14 Des"
    note: str = ""  # "hari 1", "Natal", "diterima"


@dataclass(frozen=True)
class AppealTerm:
    """Until when, and every day of the reckoning (9.9.1, 9.9.5): `weeks` run Monday to Sunday, seven days
    each.
    """

    until: str  # "Kamis, 7 Januari 2027, pukul 23.59 WIB"
    ways: tuple[str, ...]  # how to appeal, who hears it, when the answer comes
    weeks: tuple[tuple[CalendarDay, ...], ...]
    key: str  # what the marks mean, and which calendar was used


@dataclass(frozen=True)
class NotYetFacts(Facts):
    """The letter that teaches: what holds already, what is missing by criterion, the retest, the appeal."""

    body: IssuingBody
    paper: PaperHead  # number, date
    scheme: SchemeFacts
    name: str
    candidate: str  # "Peserta P-2026-0217 · PT Contoh Kimia"
    meeting: str  # "tanggal 11 Desember 2026 (Berita Acara 016/BA/…)"
    fulfilled: str  # what need not be repeated, as a list without a full stop; may be empty
    reason: str  # the team's reason where it is not told by criterion, or where it differs from the recommendation
    gaps: tuple[UnitGaps, ...]
    retest: tuple[Row, ...]
    appeal: AppealTerm
    signer: Signature


register(PaperKind("not-yet-competent", "certificates/papers/not_yet.html", ("letter.css",)))


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
        fulfilled=_fulfilled(decision),
        reason=decision.reason,
        gaps=_gaps(decision),
        retest=_retest(version),
        appeal=_appeal(version, timezone.localdate(at)),
        signer=Signature(
            name=decree.signed_by.full_name,
            post=decree.signatory.post_id,
            post_en=decree.signatory.post_en,
            lines=(_("Signed electronically"), writing.moment(at)),
        ),
    )


def _fulfilled(decision):
    """What the meeting did not name: only the units that are short are tested again (9.4.5)."""
    result = standing(decision.application.assessment)
    short = set(decision.short_elements.all())
    held = [element for element in result.elements if element not in short]
    return "; ".join(f"{element.unit.code} {element.title_id}" for element in held)


def _gaps(decision):
    """By element that the meeting named, what the assessor remarked: never a question of a test."""
    result, reasons = standing(decision.application.assessment), reasons_of(decision.item.recommendation)
    by_unit = {}
    for element in decision.short_elements.all():
        by_unit.setdefault(element.unit, []).append(element)
    return tuple(
        UnitGaps(
            unit=f"{unit.code} {unit.title_id}",
            gaps=tuple(_gap(element, result, reasons) for element in elements),
        )
        for unit, elements in by_unit.items()
    )


def _gap(element, result, reasons):
    cells = result.by_element.get(element.pk, [])
    remarks = [remark for cell in cells if cell.judgement for remark in cell.judgement.remarks]
    # Where the assessor had no objection, it was the meeting that saw something else.
    otherwise = _("Evidence is there; the reason of the meeting says what it lacks.")
    return Gap(
        criterion=element.title_id,
        where=_("element %s") % element.number,
        seen=reasons.get(element.pk)
        or " ".join(remarks)
        or (otherwise if cells else _("No evidence was handed in.")),
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
