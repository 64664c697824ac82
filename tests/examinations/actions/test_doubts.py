"""A calibration found lapsed afterwards flags every result that used it, until each is settled (9.3.3)."""

import datetime as dt

import pytest
from django.db import IntegrityError, connection, transaction
from django.test.utils import CaptureQueriesContext

from assessments.actions import offer_test_evidence
from assessments.queries import elements_in_test, events_of
from assessments.rules.reporting import lacking
from decisions.queries import completeness
from examinations.actions.doubts import settle_doubt
from examinations.models import Disposition, DispositionOutcome
from examinations.queries import todo
from examinations.queries.doubts import flags, unsettled
from examinations.queries.sessions import plans_waiting
from foundation.journal.models import Entry
from foundation.notices.models import Notice
from foundation.workflow.answers import NotAllowed
from tests.factories.examinations import TESTED_AT
from tests.factories.people import UserFactory
from tests.factories.sessions import CLOSED_AT, OPENED_AT, a_plan, another_like, held, seated
from tests.factories.venues import EquipmentDoubtFactory, EquipmentFactory, VenueFactory
from venues.rules import uses_of

pytestmark = [pytest.mark.django_db, pytest.mark.clause("9.3.3")]

SETTLED_AT = TESTED_AT + dt.timedelta(days=3)
KEPT, VOID = DispositionOutcome.KEPT, DispositionOutcome.VOID


@pytest.fixture
def seat():
    """A seat in a session that was held with a piece of equipment (`seat.piece`)."""
    plan = a_plan()
    venue = VenueFactory(verified_for=plan.assessment.application.scheme)
    piece = EquipmentFactory(venue=venue)
    found = held(seated(plan, venue=venue, equipment=(piece,)))
    found.piece = piece
    return found


@pytest.fixture
def doubt(seat):
    return EquipmentDoubtFactory(
        equipment=seat.piece, from_on=dt.date(2026, 10, 1), until_on=dt.date(2026, 10, 31)
    )


def lead_of(seat):
    return seat.plan.assessment.assignments.get().registration.user


def missing(application):
    return [check.missing for check in completeness(application) if check.clause == "9.3.3"]


def test_a_session_is_a_use_of_its_place_its_verification_and_its_equipment(seat):
    for record in (seat.session.venue, seat.session.verification, seat.piece):
        assert [use.url for use in uses_of(record)] == [seat.session.get_absolute_url()]


def test_every_result_of_those_days_is_flagged_and_the_meeting_waits(seat, doubt):
    assert [flag.seat for flag in flags(doubt=doubt)] == [seat]
    assert missing(seat.application) == [f"Ada hasil yang diragukan dan belum ditetapkan: {seat.piece}."]
    assert any("diragukan" in words for words in lacking(seat.plan.assessment))
    assert "Tetapkan hasil yang diragukan" in [row.verb for row in todo(lead_of(seat), at=SETTLED_AT)]


def test_other_days_and_other_equipment_flag_nothing(seat):
    EquipmentDoubtFactory(equipment=seat.piece, from_on=dt.date(2026, 9, 1), until_on=dt.date(2026, 10, 4))
    EquipmentDoubtFactory(from_on=dt.date(2026, 10, 1), until_on=dt.date(2026, 10, 31))

    assert flags() == []
    assert missing(seat.application) == [""]


def test_a_result_that_stands_frees_the_case_and_says_why(seat, doubt):
    settle_doubt(
        doubt, seat, outcome=KEPT, reason="Alat tidak dipakai elemen ini.", by=lead_of(seat), at=SETTLED_AT
    )

    assert unsettled(seat.application) == ""
    assert Entry.objects.filter(verb="doubt.settled").exists()
    with pytest.raises(IntegrityError), transaction.atomic():
        Disposition.objects.update(outcome=VOID)


def test_what_does_not_count_leaves_the_matrix_and_the_candidate_is_tested_again(seat, doubt):
    assessment = seat.plan.assessment
    record = seat.records.create(
        instrument=seat.plan.methods.first().instrument, assessor=lead_of(seat), opened_at=TESTED_AT
    )
    offered = offer_test_evidence(
        assessment,
        form="IA07",
        title="Pertanyaan lisan",
        elements=elements_in_test(assessment),
        source=f"record:{record.pk}",
        by=lead_of(seat),
        at=SETTLED_AT,
    )
    assert offered in assessment.test_evidence.current()

    settle_doubt(doubt, seat, outcome=VOID, reason="Menyimpang 3 %.", by=lead_of(seat), at=SETTLED_AT)

    assert offered not in assessment.test_evidence.current()
    assert list(plans_waiting(seat.session.scheme_version)) == [seat.plan]
    assert Notice.objects.filter(to=seat.candidate, subject="Uji Anda diulang").exists()


@pytest.mark.parametrize(
    ("who", "how", "reason"),
    [
        ("stranger", {}, "Asesor ketua"),
        ("lead", {"reason": " "}, "Jelaskan alasannya"),
        ("lead", {"outcome": ""}, "Tetapkan apakah"),
    ],
)
def test_only_who_may_settles_with_an_outcome_and_a_reason(seat, doubt, who, how, reason):
    by = lead_of(seat) if who == "lead" else UserFactory(roles=["ASSESSOR"])
    before = (Entry.objects.count(), Notice.objects.count())

    with pytest.raises(NotAllowed, match=reason):
        settle_doubt(doubt, seat, **{"outcome": KEPT, "reason": "Wajar."} | how, by=by, at=SETTLED_AT)

    assert (Entry.objects.count(), Notice.objects.count(), Disposition.objects.count()) == (*before, 0)


def test_a_result_is_settled_once_and_only_where_it_is_in_doubt(seat, doubt):
    facts = {"outcome": KEPT, "reason": "Wajar.", "by": lead_of(seat), "at": SETTLED_AT}
    settle_doubt(doubt, seat, **facts)

    with pytest.raises(NotAllowed, match="sudah ditetapkan"):
        settle_doubt(doubt, seat, **facts)
    with pytest.raises(NotAllowed, match="tidak diragukan"):
        settle_doubt(EquipmentDoubtFactory(), seat, **facts)


def test_the_desk_asks_no_more_the_more_was_held_and_is_in_doubt(seat, doubt):
    lead, office = lead_of(seat), UserFactory(secretariat=True)

    def questions():
        with CaptureQueriesContext(connection) as asked:
            for person in (lead, office):
                assert "Tetapkan hasil yang diragukan" in [row.verb for row in todo(person, at=SETTLED_AT)]
                events_of(person)
        return len(asked)

    questions()  # the roles of both are read
    once = questions()
    venue, later = seat.session.venue, dt.timedelta(days=1)
    other = seated(another_like(seat.plan), venue=venue, equipment=(seat.piece,), begins_at=TESTED_AT + later)
    held(other, opened_at=OPENED_AT + later, at=CLOSED_AT + later)
    EquipmentDoubtFactory(equipment=seat.piece, from_on=doubt.from_on, until_on=doubt.until_on)

    assert len(flags()) == 4
    assert questions() == once
