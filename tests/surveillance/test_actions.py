"""A year of a holder: laid out, begun, looked into, concluded by somebody else (9.6.1–9.6.3)."""

import datetime as dt
from itertools import pairwise

import pytest
from dateutil.relativedelta import relativedelta
from django.db import IntegrityError, transaction
from django.utils import timezone, translation

from accounts.models import RelationKind, Role
from applications.models import Involvement, Part
from foundation.deadlines.kinds import KINDS
from foundation.journal.models import Entry
from foundation.notices.models import Notice
from foundation.workflow.answers import NotAllowed
from sanctions.models import Ground, SanctionCase, Source
from surveillance import actions, rules
from surveillance.models import Conclusion, Finding, LogEntry, Method, Outcome, Result
from surveillance.queries.logbooks import lots, oddities
from surveillance.queries.planning import proposal_of
from surveillance.queries.plans import deadline_of, without_plan, years_of
from surveillance.states import SurveillanceState
from surveillance.tasks import lay_out_missing
from tests.factories.certificates import SEALED_AT, issued
from tests.factories.people import RelationFactory, UserFactory
from tests.factories.surveillance import (
    BEGUN_AT,
    DAY,
    FOUND_AT,
    an_officer,
    answered,
    begun,
    concluded,
    entered,
    laid_out,
    read,
)

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _in_english():
    with translation.override("en"):
        yield


@pytest.fixture
def nothing_more():
    """Whatever is refused writes nothing and tells nobody."""

    def counted():
        return [model.objects.count() for model in (Conclusion, Finding, SanctionCase, Notice, Entry)]

    return counted


@pytest.mark.clause("9.6.1")
@pytest.mark.clause("9.6.2")
def test_every_year_of_a_certificate_is_laid_out_once_without_a_gap(clock_at):
    certificate = issued()[0]
    assert list(without_plan(SEALED_AT)) == [certificate]

    clock_at(SEALED_AT)
    lay_out_missing()
    lay_out_missing()

    years = list(certificate.surveillances.all())
    assert [(one.year, one.required) for one in years] == [(1, True), (2, True), (3, False)]
    assert years[0].starts_on == certificate.valid_from
    assert years[-1].due_on == certificate.valid_until
    assert [later.starts_on - earlier.due_on for earlier, later in pairwise(years)] == [
        DAY,
        DAY,
    ]
    assert list(without_plan(SEALED_AT)) == []


@pytest.mark.clause("9.6.2")
@pytest.mark.parametrize("day", ["2024-02-29", "2026-01-31", "2026-12-31", "2027-03-01"])
def test_no_year_is_longer_than_twelve_months(day):
    certificate = issued()[0]
    certificate.valid_from = dt.date.fromisoformat(day)
    certificate.valid_until = certificate.valid_from + relativedelta(years=3) - DAY

    days = [certificate.valid_from, *(due_on for _year, _from, due_on in years_of(certificate))]

    assert all(later <= earlier + relativedelta(months=12, days=1) for earlier, later in pairwise(days))
    assert days[-1] == certificate.valid_until


@pytest.mark.clause("9.6.2")
def test_its_deadline_is_reckoned_reminded_and_ended_by_the_conclusion():
    first = begun()
    due = KINDS["surveilen"].due(first, BEGUN_AT)

    assert deadline_of(first).due_on == first.due_on == due.deadline.due_on
    assert due.people == (first.holder,)
    assert due.offices_act
    assert [(due.deadline.due_on - step.on).days for step in due.steps] == [60, 30, 7]
    assert list(KINDS["surveilen"].subjects(BEGUN_AT)) == [first]
    concluded(read(first))
    assert list(KINDS["surveilen"].subjects(FOUND_AT)) == []


@pytest.mark.clause("9.6.2")
def test_a_year_does_not_stand_for_the_next():
    first, second, _third = laid_out()
    with pytest.raises(NotAllowed, match="Its year begins on"):
        actions.begin(second, methods=[Method.LOGBOOK], by=an_officer(), at=BEGUN_AT)

    late = timezone.make_aware(dt.datetime.combine(second.starts_on, dt.time(9)))
    assert first.is_late(second.starts_on)
    with pytest.raises(NotAllowed, match="A year before is still missing"):
        actions.begin(second, methods=[Method.LOGBOOK], by=an_officer(), at=late)
    assert not rules.is_settled(first.certificate, on=second.starts_on)
    assert actions.begin(first, methods=[Method.LOGBOOK], by=an_officer(), at=late).is_open


@pytest.mark.clause("9.6.3")
def test_it_begins_with_a_method_and_by_the_office_alone(nothing_more):
    first = laid_out()[0]
    before = nothing_more()

    for methods, person, reason in (
        ([], an_officer(), "Name the method"),
        (["HEARSAY"], an_officer(), "Name the method"),
        ([Method.LOGBOOK], first.holder, "secretariat"),
        ([Method.LOGBOOK], UserFactory(roles=[Role.ASSESSOR]), "secretariat"),
    ):
        with pytest.raises(NotAllowed, match=reason):
            actions.begin(first, methods=methods, by=person, at=BEGUN_AT)
    assert nothing_more() == before


@pytest.mark.clause("9.6.1")
@pytest.mark.clause("9.6.3")
def test_maintained_by_somebody_who_found_nothing_themselves():
    reader = an_officer()
    surveillance = read(by=reader)
    with pytest.raises(NotAllowed, match="Somebody else concludes"):
        concluded(surveillance, by=reader)

    conclusion = concluded(surveillance)

    surveillance.refresh_from_db()
    assert surveillance.state == SurveillanceState.CONCLUDED
    assert conclusion.paper.kind == "surveillance-report"
    assert Notice.objects.filter(to=surveillance.holder, subject__contains="surveilen").exists()
    assert Involvement.objects.filter(part=Part.SURVEYED).count() == 2
    assert rules.is_settled(surveillance.certificate, on=surveillance.due_on + DAY)


@pytest.mark.clause("9.6.3")
def test_nothing_is_concluded_without_a_method(nothing_more):
    surveillance = begun()
    before = nothing_more()
    with pytest.raises(NotAllowed, match="No method was carried out"):
        concluded(surveillance)
    assert nothing_more() == before


@pytest.mark.clause("9.6.3")
def test_who_is_tied_to_the_holder_neither_reads_nor_concludes():
    relative = an_officer()
    surveillance = read()
    RelationFactory(user=relative, other=surveillance.holder, kind=RelationKind.FAMILY)
    with pytest.raises(NotAllowed, match="relative"):
        concluded(surveillance, by=relative)
    with pytest.raises(NotAllowed, match="relative"):
        read(surveillance, by=relative)


@pytest.mark.clause("9.6.3")
def test_a_negative_answer_needs_a_second_method_and_is_no_sanction():
    surveillance = answered(answer="NOT_KEPT", words="Tidak lagi memutakhirkan data.")
    with pytest.raises(NotAllowed, match="needs a second method"):
        concluded(surveillance, outcome="SUSPEND")
    assert not SanctionCase.objects.exists()

    read(surveillance)
    assert concluded(surveillance).outcome == Outcome.MAINTAINED


@pytest.mark.clause("9.6.1")
@pytest.mark.clause("9.5.1")
def test_a_proposal_to_suspend_opens_a_case_and_touches_no_certificate():
    surveillance = read(answered(answer="LEFT", words="Pindah bagian."), result=Result.NOT_KEPT)
    person = an_officer()

    case = concluded(surveillance, outcome="SUSPEND", by=person).case

    assert (case.ground, case.source, case.reporter) == (Ground.A, Source.SURVEILLANCE, person)
    assert not surveillance.certificate.changes.exists()
    surveillance.refresh_from_db()
    assert surveillance.state == SurveillanceState.CONCLUDED


@pytest.mark.clause("9.6.3")
def test_a_follow_up_has_a_day_and_is_concluded_after_it():
    surveillance, day = read(), (FOUND_AT + 30 * DAY).date()
    with pytest.raises(NotAllowed, match="until which day"):
        concluded(surveillance, outcome="FOLLOW_UP")
    first = concluded(surveillance, outcome="FOLLOW_UP", follow_up="Isi buku catatan.", follow_up_on=day)

    assert list(KINDS["tindak-lanjut"].subjects(FOUND_AT + 2 * DAY)) == [first]
    with pytest.raises(NotAllowed, match="what became of the follow-up"):
        concluded(surveillance, at=FOUND_AT + 2 * DAY)
    surveillance.refresh_from_db()
    assert surveillance.state == SurveillanceState.FOLLOW_UP
    read(surveillance, at=FOUND_AT + 2 * DAY)
    with pytest.raises(NotAllowed, match="There was a follow-up already"):
        concluded(
            surveillance, outcome="FOLLOW_UP", follow_up="Lagi.", follow_up_on=day, at=FOUND_AT + 3 * DAY
        )
    assert concluded(surveillance, at=FOUND_AT + 31 * DAY).position == 2


@pytest.mark.clause("9.6.3")
def test_a_visitor_has_no_tie_goes_on_a_day_and_reports_it():
    surveillance = begun(methods=[Method.VISIT])
    relative = UserFactory(roles=[Role.ASSESSOR])
    RelationFactory(user=relative, other=surveillance.holder, kind=RelationKind.FAMILY)
    trip = {"visit_on": FOUND_AT.date(), "place": "Gudang 2", "by": an_officer(), "at": BEGUN_AT}
    with pytest.raises(NotAllowed, match="cannot visit"):
        actions.arrange_visit(surveillance, visitor=relative, **trip)

    visitor = UserFactory(roles=[Role.ASSESSOR])
    visit = actions.arrange_visit(surveillance, visitor=visitor, **trip)
    told = {"met_with": "Rina", "result": Result.KEPT, "words": "Bekerja sesuai prosedur."}
    for person, day, at, reason in (
        (an_officer(), FOUND_AT.date(), FOUND_AT, "Only who visits"),
        (visitor, FOUND_AT.date(), BEGUN_AT, "has not come yet"),
        (visitor, None, FOUND_AT, "on which day"),
    ):
        with pytest.raises(NotAllowed, match=reason):
            actions.report_visit(visit, visited_on=day, **told, by=person, at=at)
    finding = actions.report_visit(visit, visited_on=FOUND_AT.date(), **told, by=visitor, at=FOUND_AT)

    assert (finding.method, finding.visit, finding.found_by) == (Method.VISIT, visit, visitor)


@pytest.mark.clause("9.6.3")
def test_the_logbook_keeps_what_was_done_and_nothing_of_the_future():
    certificate = begun().certificate
    with pytest.raises(NotAllowed, match="has not come yet"):
        entered(certificate, done_on=(FOUND_AT + DAY).date())
    with pytest.raises(NotAllowed, match="holds since"):
        entered(certificate, done_on=certificate.valid_from - DAY)

    entry = entered(certificate)

    with pytest.raises(NotAllowed, match="not changed any more"):
        actions.drop_entry(entry, by=certificate.holder, at=FOUND_AT)
    with pytest.raises(IntegrityError, match="a_kept_entry_stays"), transaction.atomic():
        LogEntry.objects.filter(pk=entry.pk).update(words="lain")
    with pytest.raises(NotAllowed, match="Only the holder"):
        actions.start_entry(certificate, by=an_officer(), at=FOUND_AT)


@pytest.mark.clause("9.6.3")
def test_what_is_odd_in_a_logbook_is_pointed_out():
    surveillance = begun()
    certificate = surveillance.certificate
    for _each in range(5):
        entered(certificate, done_on=certificate.valid_from)

    words = oddities(surveillance, list(LogEntry.objects.kept()), on=FOUND_AT.date())

    assert words[0] == "5 of the entries were typed on one day."
    assert "days without an entry" in words[1]


@pytest.mark.clause("9.6.3")
def test_lots_are_drawn_again_from_the_seed_and_what_was_drawn_is_read():
    surveillance = answered()
    draw = actions.draw_logbooks(size=1, by=an_officer(), at=FOUND_AT)

    assert lots(draw.seed, draw.population, draw.size) == [surveillance.pk]
    assert lots("a", list(range(100)), 5) == lots("a", list(range(100)), 5) != lots("b", list(range(100)), 5)
    with pytest.raises(NotAllowed, match="This logbook was drawn"):
        concluded(surveillance)
    assert concluded(read(surveillance))


@pytest.mark.clause("9.6.3")
def test_the_proposal_shows_its_points():
    first = laid_out()[0]

    calm = proposal_of(first, on=BEGUN_AT.date())
    late = proposal_of(first, on=first.due_on + DAY)

    assert calm.points == (("The logbook was silent for half a year.", 2),)
    assert calm.methods == (Method.VISIT, Method.SUPERIOR)
    assert late.total == 4
    entered(first.certificate, at=BEGUN_AT)
    assert proposal_of(first, on=BEGUN_AT.date()).methods == (Method.LOGBOOK, Method.SUPERIOR)
