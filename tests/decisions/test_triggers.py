"""What the database refuses by itself, should an action ever forget: raw rows and raw SQL (9.4.1-9.4.5)."""

import pytest
from django.db import IntegrityError, connection, transaction
from django.db.models import ProtectedError

from applications.models import Part
from decisions.models import AgendaItem, Decision, Decree, Manifest, Meeting, MinutesSignature, Outcome, Vote
from tests.factories.applications import InvolvementFactory
from tests.factories.assessments import reported
from tests.factories.decisions import (
    MET_AT,
    convened,
    decided,
    members_of,
    minuted,
    planned,
    signed,
    vote_all,
)
from tests.factories.people import SignatoryFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def refuses():
    """`with refuses("name of the trigger or the constraint"): …`; SQLite names a unique one by its table."""

    class Refuses:
        def __init__(self, *names):
            self.names = names

        def __enter__(self):
            self.point = transaction.atomic()
            self.point.__enter__()

        def __exit__(self, kind, error, trace):
            self.point.__exit__(kind, error, trace)
            assert isinstance(error, IntegrityError), f"{self.names}: the database let it pass"
            assert any(name in str(error) for name in self.names), error
            return True

    return Refuses


def sql(words, *values):
    with connection.cursor() as cursor:
        cursor.execute(words, values)


def a_vote(item, seat, outcome=Outcome.COMPETENT):
    return Vote.objects.create(item=item, seat=seat, outcome=outcome, cast_at=MET_AT)


def a_decision(item, outcome=Outcome.COMPETENT, reason=""):
    return Decision.objects.create(
        item=item, application=item.application, outcome=outcome, reason=reason, decided_at=MET_AT
    )


@pytest.mark.clause("9.4.2")
@pytest.mark.parametrize("part", [Part.ASSESSOR, Part.TRAINER, Part.SUPERIOR, Part.FAMILY, Part.REVIEWER])
def test_no_vote_of_who_had_a_part(refuses, part):
    item = convened().items.get()
    tied, free = item.meeting.seats.all()[:2]
    InvolvementFactory(application=item.application, user=tied.user, part=part)

    with refuses("who_had_a_part_has_no_voice_insert"):
        a_vote(item, tied)
    given = a_vote(item, free)
    with refuses("who_had_a_part_has_no_voice_update"):
        Vote.objects.filter(pk=given.pk).update(seat=tied)


@pytest.mark.clause("9.4.2")
def test_no_vote_through_a_second_account_of_the_same_person(refuses):
    item = convened().items.get()
    seat, applicant = item.meeting.seats.first(), item.application.applicant
    seat.user.nik_sealed, seat.user.nik_index = applicant.nik_sealed, applicant.nik_index
    seat.user.save()

    with refuses("who_had_a_part_has_no_voice_insert"):
        a_vote(item, seat)


@pytest.mark.clause("9.4.3")
def test_no_vote_and_no_decision_outside_a_session(refuses):
    item = planned([reported()]).items.get()

    with refuses("a_voice_is_given_in_session_insert"):
        a_vote(item, item.meeting.seats.first())
    closed = minuted().items.get()
    Decision.objects.filter(item=closed).update(annulled_at=MET_AT, annulled_reason="Tes.")
    with refuses("a_decision_is_made_in_session"):
        a_decision(closed)


@pytest.mark.clause("9.4.5")
def test_no_second_vote_and_none_after_the_decision(refuses):
    item = convened().items.get()
    vote_all(item)
    with refuses("a_member_votes_once_on_an_item", "decisions_vote"):
        a_vote(item, item.meeting.seats.first())

    a_decision(item)

    with refuses("what_is_decided_takes_no_voice_update"):
        Vote.objects.update(outcome=Outcome.NOT_YET)
    with refuses("the_voices_of_a_decision_stay"):
        sql("DELETE FROM decisions_vote")


@pytest.mark.clause("9.4.5")
def test_no_decision_below_the_quorum_and_no_second_one(refuses):
    item = convened().items.get()
    chair, *others = item.meeting.seats.all()
    for seat in (chair, others[0]):
        a_vote(item, seat)
    with refuses("a_decision_has_its_quorum"):
        a_decision(item)
    a_vote(item, others[1])
    a_decision(item)

    with refuses("an_item_is_decided_once", "decisions_decision"):
        a_decision(item)


@pytest.mark.clause("9.4.3")
def test_no_decision_against_the_recommendation_without_its_reason(refuses):
    item = convened().items.get()
    vote_all(item)

    with refuses("a_decision_against_or_not_competent_has_its_reason"):
        a_decision(item, Outcome.NOT_YET)


@pytest.mark.clause("9.4.5")
def test_a_decision_is_never_changed_nor_lost(refuses):
    decision = Decision.objects.get(item__meeting=decided())

    with refuses("a_decision_stays"):
        Decision.objects.filter(pk=decision.pk).update(outcome=Outcome.NOT_YET, reason="x")
    with refuses("a_decision_stays"):
        sql("UPDATE decisions_decision SET reason = 'lain'")
    with refuses("a_decision_is_not_lost"):
        sql("DELETE FROM decisions_decision WHERE id = %s", decision.pk)


@pytest.mark.clause("9.4.1")
def test_the_file_as_it_was_decided_is_never_changed_nor_lost(refuses):
    decided()

    with refuses("decisions_manifest_keeps_rows"):
        Manifest.objects.update(sha256="0" * 64)
    with refuses("decisions_manifest_loses_none"):
        Manifest.objects.all()._raw_delete(Manifest.objects.db)


@pytest.mark.clause("9.4.5")
def test_minutes_that_wait_for_signatures_are_not_rewritten(refuses):
    meeting = minuted()

    with refuses("minutes_change_in_session_only"):
        Meeting.objects.filter(pk=meeting.pk).update(minutes_facts={"conclusion": "Lain."})
    with refuses("minutes_change_in_session_only"):
        Meeting.objects.filter(pk=meeting.pk).update(minutes_sha256="0" * 64)
    with refuses("minutes_change_in_session_only"):
        sql("UPDATE decisions_meeting SET number = 'BA-lain'")


@pytest.mark.clause("9.4.5")
def test_no_decree_before_every_present_member_has_signed(refuses):
    meeting = minuted()
    signatory = SignatoryFactory()
    facts = {
        "meeting": meeting,
        "number": "SK-1",
        "signed_by": signatory.user,
        "signatory": signatory,
        "signed_on": MET_AT.date(),
        "signed_at": MET_AT,
        "paper": reported().assignments.get().letter,
    }
    with refuses("a_decree_follows_signed_minutes"):
        Decree.objects.create(**facts)
    seat = meeting.seats.first()
    for each in meeting.seats.all():
        MinutesSignature.objects.create(seat=each, sha256=meeting.minutes_sha256, signed_at=MET_AT)
    MinutesSignature.objects.filter(seat=seat).update(annulled_at=MET_AT)
    MinutesSignature.objects.create(seat=seat, sha256="0" * 64, signed_at=MET_AT)
    with refuses("a_decree_follows_signed_minutes"):
        Decree.objects.create(**facts)


def test_a_signature_is_annulled_but_never_changed_nor_lost(refuses):
    signed()

    with refuses("a_signature_stays"):
        MinutesSignature.objects.update(sha256="0" * 64)
    with refuses("a_signature_is_not_lost"):
        sql("DELETE FROM decisions_minutessignature")


@pytest.mark.clause("9.4.5")
def test_a_case_is_on_one_living_agenda(refuses):
    case = reported()
    item = planned([case]).items.get()

    with refuses("a_case_is_on_one_living_agenda", "decisions_agendaitem"):
        AgendaItem.objects.create(
            meeting=planned(), application=case.application, recommendation=item.recommendation, position=1
        )


@pytest.mark.clause("9.4.5")
def test_a_meeting_has_one_chair_and_a_state_its_papers(refuses):
    meeting = planned()

    with refuses("a_meeting_has_one_chair", "decisions_seat"):
        meeting.seats.update(is_chair=True)
    with refuses("what_is_minuted_has_number_and_hash"):
        Meeting.objects.update(state="MINUTED")
    with refuses("a_cancelled_meeting_says_why"):
        Meeting.objects.update(state="CANCELLED")


def test_what_others_stand_on_is_not_deleted():
    meeting = decided()

    with pytest.raises(ProtectedError):
        meeting.delete()
    with pytest.raises(ProtectedError):
        members_of(meeting)[0].delete()
