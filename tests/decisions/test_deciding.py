"""In session: voices, ties, quorum, majority, and the reason that a decision has (9.4.2, 9.4.3, 9.4.5)."""

import datetime as dt

import pytest
from django.db import IntegrityError, transaction

from accounts.models import DecisionQualification, RoleGrant
from applications.actions.involvements import involve
from applications.models import Involvement, Part
from decisions.actions import (
    attend,
    decide,
    decide_block,
    minute_meeting,
    pull_item,
    reopen_meeting,
    seat_member,
    set_aside,
    sign_minutes,
    stand_aside,
    vote,
    vote_block,
)
from decisions.models import Decision, Outcome, Presence, Recusal, Vote
from decisions.queries import elements_at_stake, manifest_rows, manifest_sha256
from decisions.states import MeetingState
from fees.models import Invoice
from foundation.journal.models import Entry
from schemes.models import Element, Majority
from tests.factories.applications import ApplicationFactory
from tests.factories.assessments import reported
from tests.factories.decisions import (
    MET_AT,
    a_member,
    close,
    convened,
    decided,
    members_of,
    minuted,
    planned,
    signed,
    vote_all,
)
from tests.factories.people import UserFactory, afresh
from tests.factories.schemes import SchemeVersionFactory

from .helpers import refused

pytestmark = pytest.mark.django_db


def trains(member, item):
    """It comes to light that this member trained the candidate."""
    involve(item.application, member, Part.TRAINER, by=UserFactory(secretariat=True), at=MET_AT)


def in_session(**settings):
    """A meeting over one case of a version with these settings: the item, the chair, the others."""
    version = SchemeVersionFactory(in_force=True, **settings)
    meeting = convened([reported(ApplicationFactory(accepted=True, scheme_version=version))])
    chair, *others = members_of(meeting)
    return meeting.items.get(), chair, others


@pytest.mark.clause("9.4.3")
def test_nobody_outside_the_team_decides():
    item, _chair, _others = in_session()

    for person in (UserFactory(head=True), UserFactory(secretariat=True), a_member()):
        with refused("Only members of the technical team decide.", "9.4.2"):
            vote(item, outcome=Outcome.COMPETENT, by=person, at=MET_AT)
        with refused("The chair closes an item.", "9.4.5"):
            decide(item, reason="", by=person, at=MET_AT)


@pytest.mark.clause("9.4.3")
def test_nothing_is_decided_outside_a_meeting_in_session():
    item = planned([reported()]).items.get()
    member = members_of(item.meeting)[0]

    with refused("A decision is made in a meeting that is in session.", "9.4.3"):
        vote(item, outcome=Outcome.COMPETENT, by=member, at=MET_AT)
    with refused("A decision is made in a meeting that is in session.", "9.4.3"):
        decide(item, reason="", by=member, at=MET_AT)


@pytest.mark.clause("9.4.5")
def test_an_absent_member_has_no_voice():
    item, _chair, _others = in_session()
    late = a_member()
    seat = item.meeting.seats.model.objects.create(
        meeting=item.meeting,
        user=late,
        letter="Z",
        qualification=DecisionQualification.objects.get(user=late),
    )

    with refused("Take your seat first: only members who are present decide.", "9.4.5"):
        vote(item, outcome=Outcome.COMPETENT, by=late, at=MET_AT)
    assert seat.presence == ""


@pytest.mark.clause("9.4.2")
def test_who_left_the_team_since_has_no_voice():
    item, _chair, (one, _other) = in_session()
    RoleGrant.objects.filter(user=one).update(ends_on=MET_AT.date() - dt.timedelta(days=1))

    with refused("You are not a member of the decision team today.", "9.4.2"):
        vote(item, outcome=Outcome.COMPETENT, by=afresh(one), at=MET_AT)


@pytest.mark.clause("9.4.5")
def test_a_vote_names_an_outcome_and_each_member_has_one():
    item, chair, _others = in_session()

    with refused("Choose an outcome; there is no default.", "9.4.5"):
        vote(item, outcome="", by=chair, at=MET_AT)
    vote(item, outcome=Outcome.NOT_YET, by=chair, at=MET_AT)
    vote(item, outcome=Outcome.COMPETENT, by=chair, at=MET_AT)

    assert Vote.objects.get().outcome == Outcome.COMPETENT


@pytest.mark.clause("9.4.5")
def test_an_item_is_closed_only_with_all_voices_and_a_majority():
    item, chair, (one, other) = in_session()
    vote(item, outcome=Outcome.COMPETENT, by=chair, at=MET_AT)
    vote(item, outcome=Outcome.NOT_YET, by=one, at=MET_AT)

    with refused("These members have not voted yet: %s.", "9.4.5"):
        decide(item, reason="", by=chair, at=MET_AT)
    vote(item, outcome=Outcome.SENT_BACK, by=other, at=MET_AT)
    with refused("No outcome has the majority. Discuss the case, and vote again.", "9.4.5"):
        decide(item, reason="", by=chair, at=MET_AT)


@pytest.mark.clause("9.4.5")
@pytest.mark.parametrize(
    ("majority", "votes", "outcome"),
    [
        (Majority.SIMPLE, "CCN", Outcome.COMPETENT),
        (Majority.TWO_THIRDS, "CCN", Outcome.COMPETENT),
        (Majority.UNANIMOUS, "CCN", None),
        (Majority.UNANIMOUS, "CCC", Outcome.COMPETENT),
    ],
)
def test_the_majority_is_the_one_that_the_scheme_version_sets(majority, votes, outcome):
    item, chair, others = in_session(majority=majority)
    for member, letter in zip([chair, *others], votes, strict=True):
        voice = Outcome.COMPETENT if letter == "C" else Outcome.NOT_YET
        vote(item, outcome=voice, by=member, at=MET_AT)

    if outcome is None:
        with refused("No outcome has the majority. Discuss the case, and vote again.", "9.4.5"):
            decide(item, reason="", by=chair, at=MET_AT)
    else:
        assert decide(item, reason="", by=chair, at=MET_AT).outcome == outcome


@pytest.mark.clause("9.4.3")
def test_against_the_recommendation_the_meeting_writes_its_reason():
    item, chair, _others = in_session()
    vote_all(item, Outcome.NOT_YET)

    with refused("The decision differs from the recommendation. Write the reason.", "9.4.3"):
        decide(item, reason="  ", by=chair, at=MET_AT)
    decision = close(item, reason="Bukti tidak mutakhir.", by=chair)

    assert decision.differs
    assert decision.reason == "Bukti tidak mutakhir."


@pytest.mark.clause("9.4.3")
def test_not_yet_competent_names_what_is_short():
    item, chair, _others = in_session()
    stranger = SchemeVersionFactory(in_force=True).units.first().elements.first()
    vote_all(item, Outcome.NOT_YET)
    *_, last = elements_at_stake(item)

    with refused(
        "Name the elements that are not yet competent; letter, decree and retest follow from them.", "9.4.3"
    ):
        decide(item, reason="Kurang.", by=chair, at=MET_AT)
    with refused("The votes or the scheme do not go with the elements that you name.", "9.4.3"):
        decide(item, reason="Kurang.", elements=[last, stranger], by=chair, at=MET_AT)
    decision = decide(item, reason="Kurang.", elements=[last], by=chair, at=MET_AT)

    assert list(decision.short_elements.all()) == [last]
    with pytest.raises(IntegrityError), transaction.atomic():
        decision.short_elements.clear()


@pytest.mark.clause("9.4.3")
@pytest.mark.parametrize("outcome", [Outcome.COMPETENT, Outcome.SENT_BACK])
def test_with_any_other_outcome_there_is_nothing_to_name(outcome):
    item, chair, _others = in_session()
    element = Element.objects.filter(unit__version=item.application.scheme_version).first()
    vote_all(item, outcome)

    with refused("The votes or the scheme do not go with the elements that you name.", "9.4.3"):
        decide(item, reason="Lihat lagi.", elements=[element], by=chair, at=MET_AT)


@pytest.mark.clause("9.4.5")
def test_what_is_decided_takes_no_further_voice():
    item, chair, _others = in_session()
    vote_all(item)
    decide(item, reason="", by=chair, at=MET_AT)

    for act in (
        lambda: vote(item, outcome=Outcome.NOT_YET, by=chair, at=MET_AT),
        lambda: decide(item, reason="", by=chair, at=MET_AT),
        lambda: stand_aside(item, reason="Sepupu.", by=chair, at=MET_AT),
        lambda: pull_item(item, by=chair, at=MET_AT),
    ):
        with refused("This case was decided on %(when)s: %(outcome)s.", "9.4.5"):
            act()


@pytest.mark.clause("9.4.1")
def test_a_decision_keeps_the_file_as_it_was_decided():
    item, chair, _others = in_session()
    vote_all(item)

    manifest = decide(item, reason="", by=chair, at=MET_AT).manifest

    kinds = {kind for kind, _name, _sha in manifest.rows}
    assert {"document", "evidence", "acknowledgement", "paper", "judgements"} <= kinds
    assert (
        manifest.sha256 == manifest_sha256(manifest.rows) == manifest_sha256(manifest_rows(item.application))
    )


@pytest.mark.clause("9.4.2")
def test_who_declares_a_tie_loses_the_voice_and_the_quorum_counts_without_them():
    item, chair, (one, _other) = in_session()
    vote_all(item)
    with refused("Say what ties you to this case.", "9.4.2"):
        stand_aside(item, reason=" ", by=one, at=MET_AT)

    stand_aside(item, reason="Sepupu.", by=one, at=MET_AT)

    assert not Vote.objects.filter(seat__user=one).exists()
    assert Involvement.objects.filter(user=one, part=Part.DECLARED).exists()
    with refused("You stand aside in this case: %s", "9.4.2"):
        vote(item, outcome=Outcome.COMPETENT, by=one, at=MET_AT)
    with refused("%(present)d members without a part are present; the quorum is %(quorum)d.", "9.4.5"):
        decide(item, reason="", by=chair, at=MET_AT)


@pytest.mark.clause("9.4.2")
def test_where_the_chair_stands_aside_a_member_with_a_voice_closes_and_writes_the_reason():
    members = [a_member() for _ in range(4)]
    item, bystander = convened([reported()], members=members).items.get(), a_member()
    chair, one, *_others = members
    stand_aside(item, reason="Sepupu.", by=chair, at=MET_AT)
    vote_all(item, Outcome.NOT_YET)

    for person in (chair, bystander):
        with refused("The chair stands aside in this case, so a member with a voice closes it.", "9.4.2"):
            decide(item, reason="Bukti kurang.", by=person, at=MET_AT)

    assert close(item, reason="Bukti kurang.", by=one).outcome == Outcome.NOT_YET


@pytest.mark.clause("9.4.1")
def test_a_file_that_lost_something_since_the_agenda_is_only_sent_back():
    (item, chair, _others), (other, leader, _more) = in_session(), in_session()
    for case, outcome in ((item, Outcome.COMPETENT), (other, Outcome.SENT_BACK)):
        Invoice.objects.filter(pk=case.application.invoice_id).update(state="OPEN", settled_at=None)
        vote_all(case, outcome)

    with refused("The fee is not paid.", "9.4.1"):
        decide(item, reason="", by=chair, at=MET_AT)

    assert decide(other, reason="Biaya belum lunas.", by=leader, at=MET_AT).outcome == Outcome.SENT_BACK


@pytest.mark.clause("9.4.2")
def test_a_part_that_comes_to_light_after_the_vote_makes_it_void():
    item, chair, (one, _other) = in_session()
    vote_all(item)
    trains(one, item)

    with refused(
        "The vote of member %(letter)s does not count: a part in the case is recorded by now.", "9.4.2"
    ):
        decide(item, reason="", by=chair, at=MET_AT)
    with refused("The chair closes an item.", "9.4.5"):
        set_aside(item, by=one, at=MET_AT)
    assert set_aside(item, by=chair, at=MET_AT) == 1

    assert not Vote.objects.filter(seat__user=one).exists()
    assert Recusal.objects.get().is_declared is False
    with refused("No member with a voice had a part in this case.", "9.4.2"):
        set_aside(item, by=chair, at=MET_AT)


@pytest.mark.clause("9.4.2")
def test_a_quorum_that_ties_broke_is_filled_by_another_member():
    item, chair, (one, _other) = in_session()
    office, fresh = UserFactory(secretariat=True), a_member()
    trains(one, item)
    set_aside(item, by=chair, at=MET_AT)

    seat = seat_member(item.meeting, fresh, by=office, at=MET_AT)
    attend(seat, presence=Presence.ONLINE, declared=True, by=fresh, at=MET_AT)
    vote_all(item)

    assert decide(item, reason="", by=chair, at=MET_AT).outcome == Outcome.COMPETENT


@pytest.mark.clause("9.4.2")
def test_a_part_that_comes_to_light_before_the_signature_sends_the_minutes_back():
    meeting = minuted()
    item, (chair, one, other) = meeting.items.get(), members_of(meeting)
    sign_minutes(meeting, by=other, at=MET_AT)
    trains(one, item)

    with refused("Item %(position)d has to be decided again without you. %(reason)s", "9.4.2"):
        sign_minutes(meeting, by=one, at=MET_AT)
    with refused("Say why the minutes go back into session.", "9.4.5"):
        reopen_meeting(meeting, reason=" ", items=[item], by=chair, at=MET_AT)
    reopen_meeting(meeting, reason="Anggota B melatih peserta.", items=[item], by=chair, at=MET_AT)

    assert Decision.objects.live().count() == 0
    assert Vote.objects.count() == 0
    assert Entry.objects.get(verb="meeting.reopened").facts["voices"] == [
        f"1{letter} COMPETENT" for letter in "ABC"
    ]
    set_aside(item, by=chair, at=MET_AT)
    fresh = a_member()
    seat = seat_member(meeting, fresh, by=UserFactory(secretariat=True), at=MET_AT)
    attend(seat, presence=Presence.IN_PERSON, declared=True, by=fresh, at=MET_AT)
    vote_all(item)
    decide(item, reason="", by=chair, at=MET_AT)
    again = minute_meeting(meeting, by=chair, at=MET_AT)
    assert (again.state, again.number) == (MeetingState.MINUTED, meeting.number)
    for member in (chair, one, other, fresh):
        sign_minutes(again, by=member, at=MET_AT)


@pytest.mark.clause("9.4.5")
def test_the_block_closes_what_all_agree_on_and_leaves_the_rest():
    meeting = convened([reported(), reported()])
    first, second = meeting.items.all()
    chair, *others = members_of(meeting)
    with refused("No item of the block has all voices yet.", "9.4.5"):
        decide_block(meeting, by=chair, at=MET_AT)
    pull_item(second, by=others[0], at=MET_AT)

    for member in (chair, *others):
        assert vote_block(meeting, by=member, at=MET_AT) == 1
    assert decide_block(meeting, by=chair, at=MET_AT) == 1

    assert Decision.objects.get().item == first
    assert Decision.objects.get().by_block
    with refused("There is nothing in the block that you can vote on.", "9.4.5"):
        vote_block(meeting, by=chair, at=MET_AT)


@pytest.mark.clause("9.4.5")
def test_minutes_wait_until_every_candidate_is_decided_and_signatures_for_those_present():
    meeting = convened()
    chair, one, _other = members_of(meeting)
    with refused("These items are not decided yet: %s.", "9.4.5"):
        minute_meeting(meeting, by=chair, at=MET_AT)
    with refused("There are no minutes to sign.", "9.4.5"):
        sign_minutes(meeting, by=one, at=MET_AT)
    with refused("Only minutes that are not sealed go back into session.", "9.4.5"):
        reopen_meeting(meeting, reason="x", by=chair, at=MET_AT)

    done = decided()
    with refused("The chair or the secretariat closes the session.", "9.4.5"):
        minute_meeting(done, by=members_of(done)[1], at=MET_AT)
    minute_meeting(done, by=members_of(done)[0], at=MET_AT)
    with refused("Minutes are written of a meeting in session.", "9.4.5"):
        minute_meeting(done, by=members_of(done)[0], at=MET_AT)
    with refused("Only members who were present sign the minutes.", "9.4.5"):
        sign_minutes(done, by=chair, at=MET_AT)


@pytest.mark.clause("9.4.5")
def test_a_member_signs_once_and_only_the_chair_takes_minutes_back():
    meeting = signed()
    chair, one, _other = members_of(meeting)

    with refused("You have already signed these minutes.", "9.4.5"):
        sign_minutes(meeting, by=one, at=MET_AT)
    with refused("The chair takes the minutes back into session.", "9.4.5"):
        reopen_meeting(meeting, reason="x", by=one, at=MET_AT)
    reopen_meeting(meeting, reason="Salah tulis.", by=chair, at=MET_AT)
    assert not meeting.seats.filter(signatures__annulled_at__isnull=True, signatures__isnull=False).exists()
