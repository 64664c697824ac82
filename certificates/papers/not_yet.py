"""The letter to who is not yet competent: it teaches what is missing, and names the rights (9.4.5, 9.9.1)."""

from dataclasses import dataclass
from typing import Literal

from dateutil.relativedelta import relativedelta
from django.conf import settings
from django.utils import timezone, translation
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from assessments.queries import reasons_of, standing
from certificates.queries.leaves import leaves_beside
from decisions.queries import elements_short, prospect_of
from foundation.documents.papers import PaperKind, register
from foundation.documents.papers.facts import Facts, IssuingBody, PaperHead, Row, SchemeFacts, Signature
from foundation.look import writing
from foundation.workdays.queries import add_workdays
from instruments.queries import Echoes
from schemes.papers import body_facts, scheme_facts

FRIDAY = 4
# What will do, rule by rule, where no piece of evidence met it.
NEEDED = {
    "valid": gettext_lazy("Evidence of just this work, so that it shows the criteria above."),
    "authentic": gettext_lazy(
        "Evidence of your own work: with your name on it, or confirmed by your superior."
    ),
    "current": gettext_lazy("Evidence of recent work."),
    "sufficient": gettext_lazy("More evidence, until every criterion above is shown."),
}


@dataclass(frozen=True)
class Criterion:
    """A performance criterion in the words of the scheme: criteria are public, items of a test never (E1)."""

    number: str
    text: str


@dataclass(frozen=True)
class Seen:
    """A piece of evidence that was looked at, and what VATM judged: True yes, False no, None not judged."""

    title: str
    about: str  # "portofolio, dibuat 3 Juni 2024"
    valid: bool | None
    authentic: bool | None
    current: bool | None
    sufficient: bool | None
    remark: str = ""  # of the portfolio alone: words about a test could say what was asked


@dataclass(frozen=True)
class Gap:
    """An element that was not met: its criteria, what was looked at, what is missing, and what will suffice."""

    criterion: str
    where: str  # "elemen 2"
    criteria: tuple[Criterion, ...]
    seen: str
    evidence: tuple[Seen, ...]
    needed: tuple[str, ...]


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
    days: int = 0  # working days, as the version has them
    address: str = ""  # where it is lodged


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
    day, echoes = timezone.localdate(at), Echoes(version)
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
        reason=_discreet(decision.reason, echoes),
        gaps=_gaps(decision, echoes),
        retest=_retest(application, day),
        appeal=_appeal(decision, day, at=at),
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
    short = set(elements_short(decision))
    held = [element for element in result.elements if element not in short]
    return "; ".join(f"{element.unit.code} {element.title_id}" for element in held)


def _discreet(words, echoes):
    """What a person wrote, unless it repeats what stands in a test: that is never told (E1)."""
    if echoes.heard_in(words):
        return _("These words are kept back: they repeat what stands in a test. Ask the secretariat.")
    return words


def _gaps(decision, echoes):
    """By element that is short, with its criteria, what was looked at: never a question of a test (E1)."""
    result, reasons = standing(decision.application.assessment), reasons_of(decision.item.recommendation)
    by_unit = {}
    for element in elements_short(decision):
        by_unit.setdefault(element.unit, []).append(_gap(element, result, reasons, echoes))
    return tuple(
        UnitGaps(unit=f"{unit.code} {unit.title_id}", gaps=tuple(gaps)) for unit, gaps in by_unit.items()
    )


def _gap(element, result, reasons, echoes):
    cells = result.by_element.get(element.pk, [])
    return Gap(
        criterion=element.title_id,
        where=_("element %s") % element.number,
        criteria=tuple(Criterion(one.number, one.text_id) for one in element.criteria.all()),
        seen=_discreet(reasons.get(element.pk, ""), echoes) or _in_short(cells, result, element),
        evidence=tuple(_seen(cell, echoes) for cell in cells),
        needed=_needed([cell for cell in cells if not (cell.is_past and element.pk in result.again)]),
    )


def _in_short(cells, result, element):
    """What the judgements say by themselves, where the assessor has written no reason."""
    if not cells:
        return _("No evidence was handed in.")
    if result.meets(element):
        # Where the assessor had no objection, it was the meeting that saw something else.
        return _("Evidence is there; the reason of the meeting says what it lacks.")
    return _("No piece of evidence was valid, authentic, current and sufficient all at once.")


def _seen(cell, echoes):
    rules = dict(zip(("valid", "authentic", "current", "sufficient"), cell.answers, strict=True))
    said = cell.judgement.remarks if cell.judgement and not cell.is_test else ()
    return Seen(
        title=cell.evidence.title,
        about=", ".join(_about(cell)),
        remark=_discreet(" ".join(said), echoes),
        **rules,
    )


def _about(cell):
    """From where it is, and from when; what was judged before a retest says so."""
    if cell.is_test:
        yield _("competency test of %s") % writing.day(cell.evidence.made_at)
    elif cell.evidence.made_on:
        yield _("portfolio, made on %s") % writing.day(cell.evidence.made_on)
    else:
        yield _("portfolio")
    if cell.is_past and cell.is_test:
        yield _("before the retest")


def _needed(cells):
    """What the next evidence has to bring: each rule that no piece has met; where each was met once, all at once."""
    if not cells:
        return (_("Evidence of your own work for each criterion above."),)
    met = [any(answers) for answers in zip(*(cell.answers for cell in cells), strict=True)]
    missing = tuple(str(NEEDED[rule]) for rule, is_met in zip(NEEDED, met, strict=True) if not is_met)
    return missing or (
        _("Evidence that is valid, authentic, current and sufficient for every criterion of this element."),
    )


def _retest(application, day):
    """What it covers, from when, how often, for how much; for as long as the scheme gives one (9.3.5)."""
    prospect = prospect_of(application, on=day)
    if prospect.is_spent:
        words = _("All %d retests are used. You can apply anew.") % prospect.limit
        return (Row(_("Retest"), words),)
    of_limit = {"number": prospect.number, "limit": prospect.limit}
    return (
        Row(_("What is tested again"), "; ".join(_covered(prospect))),
        Row(_("When"), _("from %s on, once you ask for it") % writing.day(prospect.possible_on)),
        Row(_("How often"), _("number %(number)d of %(limit)d at most") % of_limit),
        Row(_("Fee"), _price(prospect.price)),
    )


def _covered(prospect):
    for unit, elements in prospect.by_unit:
        numbers = ", ".join(element.number for element in elements)
        yield _("%(unit)s, only element %(numbers)s") % {"unit": unit.code, "numbers": numbers}


def _price(price):
    if price is None:
        return _("not set yet; the LSP says so before you ask for it")
    words = {"amount": writing.money(price.amount), "percent": price.percent}
    return _("%(amount)s (%(percent)d %% of the fee)") % words


def _appeal(decision, day, *, at):
    version = decision.application.scheme_version
    deadline = add_workdays(
        day, version.appeal_filing_workdays, joint_leave_counts=version.joint_leave_counts
    )
    ways = leaves_beside(decision, at=at)
    return AppealTerm(
        until=_("%s, 23.59 WIB") % writing.weekday(deadline.due_on),
        days=version.appeal_filing_workdays,
        address=f"{settings.SITE_URL}{ways[0].url}" if ways else "",
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
