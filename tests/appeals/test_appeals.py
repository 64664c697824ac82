"""Appeals from the form to the ruling, and what follows from it (9.9)."""

import datetime as dt
import re

import pytest
from django.db import connection
from django.urls import reverse
from django.utils import translation

from accounts.models import RelationKind, Role, RoleGrant
from appeals import actions, rules
from appeals.models import Appeal, LateLeave, Remedy, Ruling, Seat, Side, Voice
from appeals.queries import filing_deadline, hearers, offer, ruling_deadline, shortage
from appeals.states import AppealState
from applications.models import Involvement, Part
from applications.rules.bars import goes_on
from applications.rules.independence import Act, may_act
from assessments.states import AssessmentState
from certificates.actions import release_meeting
from certificates.models import ValidityStatus
from decisions.actions import ask_for_retest
from decisions.models import Outcome, Reopening
from decisions.queries import ready_for_agenda, standing_decision
from decisions.rules.retests import can_ask_for_retest
from foundation.documents.models import Paper
from foundation.journal.models import Entry
from foundation.notices.models import Notice
from foundation.workflow.answers import NotAllowed
from sanctions.models import Measure
from schemes.models import SchemeVersion
from tests.emptying import without_triggers
from tests.factories.appeals import (
    ADMITTED_AT,
    DAY,
    HEARD_AT,
    LODGED_AT,
    RULED_AT,
    a_hearer,
    admitted,
    an_office,
    called,
    formed,
    heard,
    lodged,
    not_yet,
    ruled,
    sent_back,
    spoken,
    team_of,
    written,
)
from tests.factories.certificates import SEALED_AT, issued
from tests.factories.decisions import a_member, members_of, planned, signed
from tests.factories.people import RelationFactory, UndertakingTextFactory, UserFactory, afresh
from tests.factories.sanctions import decided, fresh, heard_case, suspended_case, warned_case

pytestmark = pytest.mark.django_db
S = AppealState


def refused(words):
    """Refused, with these words in the reason."""
    return pytest.raises(NotAllowed, match=re.escape(words))


@pytest.fixture(autouse=True)
def _in_english():
    with translation.override("en"):
        yield


@pytest.fixture
def nothing_more():
    """Whatever is refused writes nothing and tells nobody."""
    models = (Appeal, LateLeave, Seat, Voice, Ruling, Reopening, Notice, Entry, Paper)

    def counted():
        return [model.objects.count() for model in models]

    return counted


@pytest.mark.clause("9.9.1")
@pytest.mark.clause("9.9.2")
def test_a_candidate_appeals_on_the_form_and_both_sides_know():
    office, decision = an_office(), not_yet()

    appeal = lodged(decision)

    assert (appeal.state, appeal.decision, appeal.number) == (S.LODGED, decision, "BDG-2026-0001")
    assert appeal.form.kind == "ak04"
    assert appeal.form.facts["grounds"] == "Bukti keempat tidak dinilai."
    assert [asked["yes"] for asked in appeal.form.facts["questions"]] == [True, False, False]
    assert Notice.objects.filter(to=office, url=appeal.get_absolute_url()).count() == 1
    assert Notice.objects.filter(to=appeal.appellant, url=f"/banding/saya/{appeal.pk}/").count() == 1


@pytest.mark.clause("9.9.1")
def test_nobody_else_appeals_nor_without_reason_or_name(nothing_more):
    decision = not_yet()
    before = nothing_more()

    with refused("Only the person on whom it was decided"):
        actions.lodge(
            decision, about="DECISION", grounds="x", explained=True, discussed=True, typed_name="x",
            by=UserFactory(), at=LODGED_AT,
        )  # fmt: skip
    with refused("Write why you appeal"):
        lodged(decision, grounds="  ")
    with refused("Type your name as in the form"):
        lodged(decision, typed_name="Orang Lain")
    assert nothing_more() == before


@pytest.mark.clause("9.9.1")
def test_who_is_competent_has_nothing_to_appeal_against(nothing_more):
    [certificate] = issued()
    before = nothing_more()

    with refused("says not yet competent"):
        lodged(certificate.decision)
    assert nothing_more() == before


@pytest.mark.clause("9.9.1")
def test_a_second_appeal_on_the_same_decision_is_refused_and_one_that_was_not_admitted_leaves_room():
    decision, office = not_yet(), an_office()
    first = lodged(decision)

    with refused("is under way"):
        lodged(decision)
    actions.dismiss(first, words="Formulir milik orang lain.", by=office, at=ADMITTED_AT)
    second = lodged(decision, at=ADMITTED_AT)

    first.refresh_from_db()
    assert (first.state, second.state) == (S.INADMISSIBLE, S.LODGED)


@pytest.mark.clause("9.9.1")
def test_it_is_in_time_to_the_last_second_and_late_only_by_the_head_with_a_reason(nothing_more):
    decision, head = not_yet(), UserFactory(roles=[Role.HEAD])
    last = filing_deadline(decision).due_at
    assert offer(decision, at=last).is_open

    late = last + dt.timedelta(seconds=1)
    before = nothing_more()
    with refused("Later only the head can let one in"):
        lodged(decision, at=late)
    with refused("Only the head"):
        actions.give_leave(decision, reason="Sakit.", by=an_office(), at=late)
    with refused("Say why"):
        actions.give_leave(decision, reason=" ", by=head, at=late)
    with refused("still possible"):
        actions.give_leave(decision, reason="Sakit.", by=head, at=last)
    assert nothing_more() == before

    actions.give_leave(decision, reason="Dirawat di rumah sakit.", by=head, at=late)
    decision.refresh_from_db()
    assert lodged(decision, at=late + DAY).state == S.LODGED


@pytest.mark.clause("9.9.5")
def test_fourteen_working_days_from_the_receipt_which_is_not_counted():
    appeal = lodged()

    deadline = ruling_deadline(appeal)

    assert sum(day.counted for day in deadline.days) == 14
    assert deadline.days[0].date == LODGED_AT.date() + DAY


@pytest.mark.clause("9.9.4")
def test_who_had_a_part_does_not_turn_an_appeal_away_and_every_step_has_its_reasons():
    appeal = lodged()
    head = appeal.decision.item.meeting.decree.signed_by

    with refused("you signed the decree"):
        actions.dismiss(appeal, words="Tidak perlu.", by=head, at=ADMITTED_AT)
    with refused("Give the reasons"):
        actions.admit(appeal, words=" ", by=an_office(), at=ADMITTED_AT)
    assert admitted(appeal).state == S.ADMITTED


@pytest.mark.clause("9.9.3")
@pytest.mark.parametrize("part", [part for part in Part if part != Part.APPLICANT])
def test_nobody_with_any_part_hears_an_appeal(part, nothing_more):
    appeal, member, office = admitted(), a_hearer(), an_office()
    Involvement.objects.create(
        application=appeal.application, user=member, part=part, since=SEALED_AT, note="x"
    )
    before = nothing_more()

    with pytest.raises(NotAllowed) as refusal:
        actions.seat_member(appeal, member, by=office, at=ADMITTED_AT)
    assert refusal.value.clause == "9.9.3"
    assert nothing_more() == before


@pytest.mark.clause("9.9.3")
@pytest.mark.parametrize("kind", [RelationKind.SUPERIOR, RelationKind.FAMILY])
def test_nor_the_superior_or_a_relative_of_who_acted(kind):
    appeal, member = admitted(), a_hearer()
    assessor = Involvement.objects.get(application=appeal.application, part=Part.ASSESSOR).user
    RelationFactory(user=assessor, other=member, kind=kind)

    answer = may_act(member, appeal.application, Act.HEAR, on=ADMITTED_AT.date())

    assert not answer
    assert str(assessor) in answer.reason


@pytest.mark.clause("9.9.3")
def test_nobody_appoints_themselves_and_who_is_not_of_the_team_is_not_seated():
    appeal = admitted()
    both = UserFactory(roles=[Role.SECRETARIAT, Role.APPEAL])

    with refused("Nobody appoints themselves"):
        actions.seat_member(appeal, both, by=both, at=ADMITTED_AT)
    with refused("not a member of the appeal team"):
        actions.seat_member(appeal, UserFactory(), by=an_office(), at=ADMITTED_AT)


@pytest.mark.clause("9.9.3")
def test_who_spoke_for_the_lsp_does_not_judge_the_appeal():
    office, both = an_office(), UserFactory(roles=[Role.SECRETARIAT, Role.APPEAL])
    appeal = admitted(office=office)
    at = appeal.lodged_at + DAY
    assert rules.can_seat(office, appeal, both, on=at.date())

    actions.say(appeal, side=Side.LSP, words="Bukti keempat tidak bertanggal.", by=both, at=at)

    refused = rules.can_seat(office, appeal, both, on=at.date())
    assert (refused.clause, "spoke for the LSP" in refused.reason) == ("9.9.3", True)


@pytest.mark.clause("9.9.3")
def test_where_too_few_are_left_the_head_appoints_outsiders_and_the_clock_runs_on():
    head = UserFactory(roles=[Role.HEAD])
    appeal, office, outsider = admitted(), an_office(), UserFactory()
    due_on = ruling_deadline(appeal).due_on
    members = [a_hearer() for _ in range(2)]
    assert shortage(appeal, on=ADMITTED_AT.date()) == 1
    assert Notice.objects.filter(to=head, subject__contains=appeal.number).count() >= 1

    with refused("Only the head appoints"):
        actions.appoint_outsider(appeal, outsider, by=office, at=ADMITTED_AT)
    seat = actions.appoint_outsider(appeal, outsider, is_chair=True, by=head, at=ADMITTED_AT)
    for member in members:
        actions.seat_member(appeal, member, by=office, at=ADMITTED_AT)
    actions.form_team(appeal, by=office, at=ADMITTED_AT)

    appeal.refresh_from_db()
    outsider.refresh_from_db()
    assert (seat.is_outsider, appeal.state) == (True, S.FORMED)
    assert outsider.grants.get().role == Role.APPEAL
    assert ruling_deadline(appeal).due_on == due_on


@pytest.mark.clause("9.9.3")
def test_a_team_is_three_or_more_and_odd():
    appeal, office = admitted(), an_office()
    members = [a_hearer() for _ in range(4)]

    for member in members[:2]:
        actions.seat_member(appeal, member, by=office, at=ADMITTED_AT)
    with refused("2 members sit in the team; 3 are needed"):
        actions.form_team(appeal, by=office, at=ADMITTED_AT)
    for member in members[2:]:
        actions.seat_member(appeal, member, by=office, at=ADMITTED_AT)
    with refused("could end in a tie"):
        actions.form_team(appeal, by=office, at=ADMITTED_AT)


@pytest.mark.clause("9.9.3")
def test_how_many_is_a_number_of_the_scheme_version():
    appeal, office = admitted(), an_office()
    with without_triggers(connection):
        SchemeVersion.objects.update(appeal_team=5)
    appeal = Appeal.objects.get(pk=appeal.pk)

    for member in [a_hearer() for _ in range(3)]:
        actions.seat_member(appeal, member, by=office, at=ADMITTED_AT)
    with refused("3 members sit in the team; 5 are needed"):
        actions.form_team(appeal, by=office, at=ADMITTED_AT)


@pytest.mark.clause("9.9.3")
def test_who_lost_the_role_after_the_hearing_is_taken_out_and_rules_no_more():
    appeal, office = heard(), an_office()
    gone = team_of(appeal)[1]
    RoleGrant.objects.filter(user=gone).update(
        ended_at=HEARD_AT, ended_by=office, end_reason="Masa tugas berakhir."
    )

    with refused("you do not hold it today"):
        actions.speak(appeal, upholds=True, words="x", by=afresh(gone), at=RULED_AT)
    actions.release_seat(appeal.live_seats.get(user=gone), reason="Purna tugas.", by=office, at=RULED_AT)

    appeal.refresh_from_db()
    assert appeal.state == S.ADMITTED


@pytest.mark.clause("9.9.3")
def test_who_becomes_involved_later_rules_no_more_and_another_team_hears_again():
    appeal, office = heard(), an_office()
    tied = team_of(appeal)[1]
    Involvement.objects.create(
        application=appeal.application, user=tied, part=Part.DECLARED, since=RULED_AT, note="Saudara."
    )

    with refused("cannot hear this appeal"):
        actions.speak(appeal, upholds=True, words="x", by=tied, at=RULED_AT)
    seat = appeal.live_seats.get(user=tied)
    actions.release_seat(seat, reason="Saudara pemohon.", by=office, at=RULED_AT)

    appeal.refresh_from_db()
    assert appeal.state == S.ADMITTED


@pytest.mark.clause("9.9.4")
def test_a_member_is_not_taken_out_for_what_they_think():
    appeal = heard()

    with refused("only because of a part in the case"):
        actions.release_seat(appeal.live_seats.last(), reason="x", by=an_office(), at=RULED_AT)


@pytest.mark.clause("9.9.4")
def test_one_side_unheard_is_no_hearing_unless_it_was_called_and_stayed_away(nothing_more):
    appeal = called()
    chair, at = team_of(appeal)[0], LODGED_AT + 6 * DAY
    before = nothing_more()

    with refused("Not heard yet: The appellant, The LSP"):
        actions.hold_hearing(appeal, appellant_came=True, lsp_came=True, words="x", by=chair, at=at)
    assert nothing_more() == before
    actions.say(appeal, side=Side.LSP, words="Keputusan sudah tepat.", by=an_office(), at=at)
    with refused("Not heard yet: The appellant"):
        actions.hold_hearing(appeal, appellant_came=True, lsp_came=True, words="x", by=chair, at=at)

    actions.hold_hearing(appeal, appellant_came=False, lsp_came=True, words="x", by=chair, at=at)
    appeal.refresh_from_db()
    assert appeal.state == S.HEARD


@pytest.mark.clause("9.9.4")
def test_no_ruling_without_every_voice_its_reasons_and_what_follows(nothing_more):
    appeal = heard()
    chair, *others = team_of(appeal)
    actions.speak(appeal, upholds=True, words="Alasan.", by=chair, at=RULED_AT)
    before = nothing_more()

    with refused("have not given their voice"):
        actions.write_ruling(appeal, reasons="x", remedy=Remedy.PLENARY, by=chair, at=RULED_AT)
    with refused("Give your reasons"):
        actions.speak(appeal, upholds=True, words=" ", by=others[0], at=RULED_AT)
    assert nothing_more() == before

    for member in others:
        actions.speak(appeal, upholds=True, words="Alasan.", by=member, at=RULED_AT)
    with refused("The chair of the team writes the ruling"):
        actions.write_ruling(appeal, reasons="x", remedy=Remedy.PLENARY, by=others[0], at=RULED_AT)
    with refused("A ruling gives its reasons"):
        actions.write_ruling(appeal, reasons=" ", remedy=Remedy.PLENARY, by=chair, at=RULED_AT)
    with refused("Say what follows"):
        actions.write_ruling(appeal, reasons="x", remedy=Remedy.GIVE_BACK, by=chair, at=RULED_AT)


@pytest.mark.clause("9.9.6")
def test_a_rejected_appeal_is_final_and_binds_both_sides():
    appeal = ruled(voices=(False, False, True))
    decision = appeal.decision

    assert appeal.state == S.REJECTED
    assert appeal.paper.kind == "appeal-minutes"
    assert len(appeal.paper.facts["signatures"]) == 3
    assert standing_decision(decision.application) == decision
    assert not Reopening.objects.exists()
    with refused("there is no further appeal"):
        lodged(decision, at=RULED_AT)
    for member in team_of(appeal):
        assert not may_act(member, appeal.application, Act.HEAR, on=RULED_AT.date())


@pytest.mark.clause("9.9.6")
def test_nothing_follows_before_the_last_hand():
    appeal = written()
    first, *rest = team_of(appeal)

    actions.sign_ruling(appeal, by=first, at=RULED_AT)
    with refused("You have signed already"):
        actions.sign_ruling(appeal, by=first, at=RULED_AT)
    appeal.refresh_from_db()
    assert (appeal.state, Reopening.objects.count()) == (S.RULED, 0)

    for member in rest:
        actions.sign_ruling(appeal, by=member, at=RULED_AT)
    appeal.refresh_from_db()
    assert (appeal.state, Reopening.objects.count()) == (S.UPHELD, 1)


@pytest.mark.clause("9.9.6")
def test_upheld_a_new_plenary_decides_with_others_and_the_first_decision_stays_on_file():
    appeal = ruled(remedy=Remedy.PLENARY)
    first = appeal.decision
    application = first.application
    old_team = members_of(first.item.meeting)

    assert standing_decision(application) == first
    assert list(ready_for_agenda()) == [application]
    for member in old_team:
        assert not may_act(member, application, Act.DECIDE, on=RULED_AT.date())
        assert Involvement.objects.filter(application=application, user=member, part=Part.OVERRULED).exists()
    assert not can_ask_for_retest(application.applicant, application, on=RULED_AT.date() + 60 * DAY)

    meeting = signed([application.assessment], members=[a_member() for _ in range(3)])
    head = first.item.meeting.decree.signed_by
    [certificate] = release_meeting(meeting, by=head, at=RULED_AT + DAY)

    first.refresh_from_db()
    second = standing_decision(application)
    assert (second.outcome, first.replaced_by) == (Outcome.COMPETENT, second)
    assert certificate.decision == second
    assert not list(ready_for_agenda())
    [words] = [row["text"] for row in meeting.decree.paper.facts["grounds"][2]["clauses"][2:]]
    assert first.item.meeting.decree.number in words


@pytest.mark.clause("9.9.6")
def test_the_first_team_cannot_be_seated_for_the_new_decision():
    appeal = ruled(remedy=Remedy.PLENARY)
    old = members_of(appeal.decision.item.meeting)

    with refused("an appeal set aside what you had a part in"):
        planned([appeal.application.assessment], members=old[:1])


@pytest.mark.clause("9.9.6")
def test_upheld_others_assess_anew():
    appeal = ruled(remedy=Remedy.ASSESSMENT)
    application = appeal.application
    assessment = application.assessment
    assessment.refresh_from_db()
    assessor = Involvement.objects.get(application=application, part=Part.ASSESSOR).user

    assert assessment.state == AssessmentState.ASSIGNED
    assert not assessment.assignments.live().exists()
    assert not may_act(assessor, application, Act.ASSESS, on=RULED_AT.date())
    assert not list(ready_for_agenda())
    assert standing_decision(application) == appeal.decision


@pytest.mark.clause("9.9.6")
def test_upheld_a_suspended_certificate_holds_again_in_the_same_moment():
    case = suspended_case()
    measure = case.proposals.get(measure=Measure.SUSPEND)
    certificate = case.certificate

    appeal = ruled(lodged(measure, at=measure.settled_at + DAY))

    now = appeal.closed_at
    assert fresh(certificate).status_at(now) == ValidityStatus.VALID
    assert fresh(certificate).status_at(now - dt.timedelta(seconds=1)) == ValidityStatus.SUSPENDED
    case.refresh_from_db()
    assert case.state == "LIFTED"


@pytest.mark.clause("9.9.3")
def test_who_sanctioned_does_not_hear_the_appeal_against_it():
    case = suspended_case()
    measure = case.proposals.get(measure=Measure.SUSPEND)
    appeal = admitted(lodged(measure, at=measure.settled_at + DAY))
    on = (measure.settled_at + 2 * DAY).date()

    for person in (case.reporter, measure.proposed_by, measure.rulings.get().ruled_by):
        assert not may_act(person, appeal.application, Act.HEAR, on=on)


@pytest.mark.clause("9.9.3")
def test_the_page_of_the_team_says_of_everybody_whether_they_can_hear():
    appeal, free, tied = admitted(), a_hearer(), a_hearer()
    Involvement.objects.create(application=appeal.application, user=tied, part=Part.TRAINER, since=SEALED_AT)

    found = {one.user: one.answer for one in hearers(appeal, on=ADMITTED_AT.date())}

    assert bool(found[free]) is True
    assert "you trained the applicant" in found[tied].reason


@pytest.mark.clause("9.9.6")
def test_an_open_appeal_holds_a_retest_back():
    appeal = formed()
    on = RULED_AT.date() + 60 * DAY

    answer = can_ask_for_retest(appeal.appellant, appeal.application, on=on)

    assert "Wait for its ruling" in answer.reason


@pytest.mark.clause("9.9.1")
def test_the_appellant_may_let_it_be_until_it_is_heard():
    appeal = called()

    actions.withdraw(appeal, by=appeal.appellant, at=RULED_AT)

    appeal.refresh_from_db()
    assert appeal.state == S.WITHDRAWN


def test_what_is_heard_is_not_withdrawn_any_more():
    appeal = heard()

    assert not rules.can_withdraw(appeal.appellant, appeal)


def test_the_letters_of_a_ruling_reach_both_sides():
    office = an_office()
    appeal = spoken()
    told = Notice.objects.filter(to=office).count()

    chair = team_of(appeal)[0]
    actions.write_ruling(appeal, reasons="Alasan.", remedy=Remedy.PLENARY, by=chair, at=RULED_AT)
    for member in team_of(appeal):
        actions.sign_ruling(appeal, by=member, at=RULED_AT)

    assert Notice.objects.filter(to=office).count() == told + 1
    assert Notice.objects.filter(to=appeal.appellant, subject__contains=appeal.number).exists()


def test_it_is_signed_under_its_hash():
    appeal = ruled()

    assert {one.sha256 for one in appeal.ruling.signatures.all()} == {appeal.ruling.sha256}


@pytest.mark.clause("7.1.4")
@pytest.mark.clause("9.9.1")
def test_a_file_that_was_sent_back_can_be_appealed_until_something_else_is_decided(nothing_more):
    decision = sent_back()
    assert offer(decision, at=LODGED_AT).is_open

    appeal = lodged(decision)
    held = goes_on(decision.application)
    assert "Wait for its ruling" in held.reason
    with refused("Say what follows"):
        written(appeal, remedy=Remedy.ASSESSMENT)


@pytest.mark.clause("9.9.6")
def test_sent_back_and_upheld_other_members_decide_once_the_assessor_has_answered():
    decision = sent_back()
    old = members_of(decision.item.meeting)

    ruled(lodged(decision))

    assert goes_on(decision.application)
    assert decision.reopening.way == Remedy.PLENARY
    for member in old:
        assert not may_act(member, decision.application, Act.DECIDE, on=RULED_AT.date())


@pytest.mark.clause("9.3.5")
def test_after_a_retest_was_asked_for_no_appeal_is_offered(nothing_more):
    decision = not_yet()
    ask_for_retest(decision.application, by=decision.application.applicant, at=SEALED_AT + 31 * DAY)
    before = nothing_more()

    assert not offer(decision, at=LODGED_AT).is_open
    with refused("A retest follows this decision"):
        lodged(decision)
    assert nothing_more() == before


@pytest.mark.clause("9.9.3")
def test_an_outsider_accepts_the_seat_only_after_the_undertaking():
    head, outsider = UserFactory(roles=[Role.HEAD]), UserFactory()
    UndertakingTextFactory()
    appeal = admitted()
    seat = actions.appoint_outsider(appeal, outsider, by=head, at=ADMITTED_AT)

    with refused("Accept the confidentiality undertaking first"):
        actions.declare(seat, by=outsider, at=ADMITTED_AT)
    seat.refresh_from_db()
    assert seat.declared_at is None


@pytest.mark.clause("9.9.3")
def test_whoever_warned_the_holder_does_not_hear_the_appeal_against_the_suspension():
    warning = warned_case()

    assert not may_act(warning.issued_by, warning.case.certificate.application, Act.HEAR, on=SEALED_AT.date())


@pytest.mark.clause("9.9.4")
def test_each_side_learns_what_the_other_one_says():
    appeal = called()
    told = Notice.objects.filter(to=appeal.appellant).count()

    actions.say(appeal, side=Side.LSP, words="Keputusan sudah tepat.", by=an_office(), at=RULED_AT)

    assert Notice.objects.filter(to=appeal.appellant).count() == told + 1
    for member in team_of(appeal):
        letter = Notice.objects.filter(to=member).latest("pk")
        assert letter.subject == f"Keterangan baru dalam banding {appeal.number}"


@pytest.mark.clause("9.9.6")
def test_the_public_reads_within_the_second_that_the_withdrawal_is_superseded(client, clock_at):
    case = decided(heard_case(), Measure.WITHDRAW)
    measure = case.proposals.get(measure=Measure.WITHDRAW)
    appeal = written(lodged(measure, at=measure.settled_at + DAY))
    address = reverse("certificates:verification", args=[case.certificate.token])
    at = appeal.lodged_at + 8 * DAY
    clock_at(at - dt.timedelta(seconds=1))
    assert "Tidak berlaku: dicabut" in client.get(address).text

    for member in team_of(appeal):
        actions.sign_ruling(appeal, by=member, at=at)

    clock_at(at)
    page = client.get(address).text
    assert "Tidak berlaku" not in page
    # Both stand there: that it was withdrawn, and that it holds again; never why.
    for words in ("Dicabut", "Diaktifkan kembali"):
        assert words in page
    for secret in (case.words, measure.words, appeal.number):
        assert secret not in page
    assert case.proposals.get(measure=Measure.WITHDRAW).outcome == "CARRIED"
