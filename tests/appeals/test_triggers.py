"""What the database itself refuses about appeals, whatever the code above it says (9.9)."""

import datetime as dt

import pytest
from django.db import IntegrityError, transaction

from accounts.models import User
from appeals.models import (
    Appeal,
    AppealFile,
    Hearing,
    LateLeave,
    Ruling,
    RulingSignature,
    Seat,
    Statement,
    Voice,
)
from appeals.states import AppealState
from applications.models import Involvement, Part
from decisions.models import Decision, Outcome, Reopening, Way
from tests.factories.appeals import (
    DAY,
    LODGED_AT,
    RULED_AT,
    a_hearer,
    admitted,
    called,
    formed,
    heard,
    lodged,
    not_yet,
    ruled,
    spoken,
    team_of,
    written,
)
from tests.factories.applications import UploadFactory
from tests.factories.assessments import reported
from tests.factories.people import UserFactory

pytestmark = pytest.mark.django_db


def refuses(name):
    """The database says no, by the name of the trigger or constraint."""
    return pytest.raises(IntegrityError, match=name)


def copied(appeal, **otherwise):
    """The same appeal as one row more."""
    facts = {
        field.attname: getattr(appeal, field.attname)
        for field in Appeal._meta.concrete_fields
        if not field.primary_key
    }
    return Appeal(**facts | {"number": "BDG-2026-9999", "form_id": None} | otherwise)


def saved(row):
    """Past every rule; undone, so that the next one may be tried."""
    with transaction.atomic():
        row.save(force_insert=row._state.adding)


@pytest.mark.clause("9.9.1")
def test_one_decision_is_appealed_once():
    appeal = lodged()

    with pytest.raises(IntegrityError):
        saved(copied(appeal))


@pytest.mark.clause("9.9.6")
def test_what_was_ruled_on_is_not_appealed_again():
    appeal = ruled(voices=(False, False, False))

    with pytest.raises(IntegrityError):
        saved(copied(appeal, state=AppealState.LODGED, closed_at=None, paper_id=None))


@pytest.mark.clause("9.9.1")
def test_only_the_person_themself_appeals_and_only_against_what_is_known():
    appeal = lodged(not_yet([reported(), reported()]))
    competent = Decision.objects.get(outcome=Outcome.COMPETENT)
    checked = {"checked_at": LODGED_AT, "checked_by_id": appeal.appellant_id, "checked_words": "x"}

    for otherwise in (
        {"appellant_id": UserFactory().pk},
        {"decision_id": competent.pk},
        {"decision_id": competent.pk, "application_id": competent.application_id},
        {"state": AppealState.ADMITTED, **checked},
    ):
        with refuses("an_appeal_is_the_persons_own"):
            saved(copied(appeal, **otherwise))


@pytest.mark.clause("9.9.6")
@pytest.mark.parametrize("voices", [(True, True, False), (False, True, False)])
def test_a_closed_appeal_is_never_opened_again(voices):
    appeal = ruled(voices=voices)

    appeal.state, appeal.closed_at, appeal.paper = AppealState.HEARD, None, None
    with refuses("an_appeal_stays"):
        saved(appeal)


@pytest.mark.clause("9.9.6")
def test_after_a_rejected_appeal_nobody_sets_the_decision_aside():
    appeal = ruled(voices=(False, False, True))
    facts = {"way": Way.PLENARY, "because_label": "x", "because_id": "1", "opened_at": RULED_AT}

    with refuses("only_an_upheld_appeal_sets_a_decision_aside"):
        saved(Reopening(decision=appeal.decision, opened_by=appeal.appellant, **facts))


@pytest.mark.clause("9.9.6")
def test_without_any_appeal_nobody_sets_a_decision_aside():
    decision = not_yet()
    facts = {"way": Way.PLENARY, "because_label": "x", "because_id": "1", "opened_at": RULED_AT}

    with refuses("only_an_upheld_appeal_sets_a_decision_aside"):
        saved(Reopening(decision=decision, opened_by=decision.application.applicant, **facts))


@pytest.mark.clause("9.9.6")
def test_what_was_lodged_stays_as_it_was():
    appeal = lodged()

    appeal.grounds = "Alasan lain."
    with refuses("an_appeal_stays"):
        saved(appeal)
    with refuses("an_appeal_is_not_lost"), transaction.atomic():
        Appeal.objects.filter(pk=appeal.pk)._raw_delete("default")


@pytest.mark.clause("9.9.3")
def test_whoever_had_a_part_has_no_seat_not_even_under_another_account():
    appeal, twice = admitted(), a_hearer(nik="3171010101800007")
    Involvement.objects.create(
        application=appeal.application, user=twice, part=Part.REVIEWER, since=LODGED_AT
    )
    second = a_hearer(nik="3171010101800007")

    for member in (twice, second, appeal.appellant):
        with refuses("who_had_a_part_does_not_hear"):
            saved(Seat(appeal=appeal, user=member, appointed_by=appeal.checked_by, appointed_at=LODGED_AT))


def tied(appeal):
    """The seat of a member who has got a part in the case by now."""
    seat = appeal.live_seats[1]
    Involvement.objects.create(
        application=appeal.application, user=seat.user, part=Part.DECLARED, since=RULED_AT, note="x"
    )
    return seat


@pytest.mark.clause("9.9.3")
def test_whoever_got_a_part_since_does_not_speak():
    appeal = heard()

    with refuses("who_has_a_part_by_now_does_not_rule"):
        saved(_voice(appeal, tied(appeal)))


@pytest.mark.clause("9.9.3")
def test_whoever_got_a_part_since_does_not_sign():
    appeal = written()

    with refuses("who_has_a_part_by_now_does_not_sign"):
        saved(_hand(appeal, tied(appeal)))


def _voice(appeal, seat):
    return Voice(hearing=appeal.hearing, seat=seat, upholds=True, words="x", given_at=RULED_AT)


def _hand(appeal, seat, **otherwise):
    facts = {"ruling": appeal.ruling, "sha256": appeal.ruling.sha256, "signed_at": RULED_AT} | otherwise
    return RulingSignature(seat=seat, **facts)


@pytest.mark.clause("9.9.4")
def test_nobody_speaks_before_both_sides_are_heard():
    appeal = called()

    with refuses("only_the_team_rules_after_the_hearing"):
        saved(_voice(appeal, appeal.live_seats[0]))


@pytest.mark.clause("9.9.4")
def test_nobody_rules_alone_in_a_tie_or_against_the_voices():
    appeal = heard()
    for seat, upholds in zip(appeal.live_seats[:2], (True, False), strict=True):
        voice = _voice(appeal, seat)
        voice.upholds = upholds
        saved(voice)
    with refuses("nobody_rules_alone_or_in_a_tie|every_member_has_spoken"):
        saved(_ruling(appeal, upheld=True, remedy="PLENARY"))

    saved(_voice(appeal, appeal.live_seats[2]))
    with refuses("nobody_rules_alone_or_in_a_tie"):
        saved(_ruling(appeal, upheld=False))


def _ruling(appeal, **otherwise):
    facts = {"reasons": "x", "facts": {}, "sha256": "0" * 64, "written_at": RULED_AT, "number": "x"}
    return Ruling(hearing=appeal.hearing, written_by=team_of(appeal)[0], **facts | otherwise)


@pytest.mark.clause("9.9.4")
def test_a_ruling_gives_reasons_and_what_follows():
    appeal = spoken()

    for otherwise in ({"upheld": True, "remedy": ""}, {"upheld": True, "remedy": "PLENARY", "reasons": ""}):
        with pytest.raises(IntegrityError):
            saved(_ruling(appeal, **otherwise))


@pytest.mark.clause("9.9.6")
def test_nobody_signs_other_words_and_nothing_binds_before_the_last_hand():
    appeal = written()

    with refuses("a_ruling_is_signed_as_it_stands"):
        saved(_hand(appeal, appeal.live_seats[0], sha256="0" * 64))
    appeal.state, appeal.closed_at, appeal.paper = AppealState.UPHELD, RULED_AT, appeal.form
    with refuses("a_ruling_binds_when_all_have_signed"):
        saved(appeal)


@pytest.mark.clause("9.9.4")
def test_what_was_said_heard_and_ruled_is_added_and_never_changed():
    appeal = ruled()
    LateLeave.objects.create(
        proposal=None, decision=appeal.decision, reason="x", given_by=appeal.appellant, given_at=RULED_AT
    )
    AppealFile.objects.create(
        appeal=appeal, upload=UploadFactory(), added_by=appeal.appellant, added_at=RULED_AT
    )

    for model in (Statement, Voice, Ruling, RulingSignature, LateLeave, AppealFile):
        rows = model.objects.filter(pk=model.objects.order_by("pk").first().pk)
        with refuses("keeps_rows"), transaction.atomic():
            rows.update(id=rows.get().pk)
        with refuses("loses_none"), transaction.atomic():
            rows._raw_delete("default")

    hearing = appeal.hearing
    hearing.words = "Lain."
    with refuses("a_hearing_stays"):
        saved(hearing)
    seat = appeal.live_seats[0]
    seat.user = a_hearer()
    with refuses("a_seat_in_an_appeal_stays"):
        saved(seat)


@pytest.mark.clause("9.9.3")
def test_a_team_has_one_chair_and_nobody_two_seats():
    appeal = formed()
    chair = appeal.live_seats[0]
    office = User.objects.get(pk=chair.appointed_by_id)

    for user, is_chair in ((chair.user, False), (a_hearer(), True)):
        with pytest.raises(IntegrityError):
            saved(
                Seat(appeal=appeal, user=user, is_chair=is_chair, appointed_by=office, appointed_at=LODGED_AT)
            )


@pytest.mark.clause("9.9.4")
def test_a_hearing_that_was_held_says_who_came():
    appeal = called()

    hearing = Hearing.objects.get(appeal=appeal)
    hearing.held_at, hearing.words = LODGED_AT + DAY + dt.timedelta(hours=1), "x"
    with pytest.raises(IntegrityError):
        saved(hearing)
