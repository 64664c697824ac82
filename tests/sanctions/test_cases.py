"""Cases against holders: reported, heard, warned, decided by two, lifted or withdrawn (9.5.1, 9.5.2, 9.8.4)."""

import datetime as dt

import pytest
from django.db import connection
from django.utils import translation

from accounts.models import RelationKind, Role
from applications.models import Involvement, Part
from certificates.models import StatusChange, ValidityStatus
from foundation.journal.models import Entry
from foundation.notices.models import Notice
from foundation.workflow.answers import NotAllowed
from sanctions import actions
from sanctions.models import CertificateReturn, Ground, Measure, Proposal, ReturnRequest, SanctionCase
from sanctions.states import CaseState
from schemes.models import SchemeVersion
from tests.decisions.helpers import refused
from tests.emptying import without_triggers
from tests.factories.certificates import handed_over, issued
from tests.factories.people import RelationFactory, RoleGrantFactory, UserFactory
from tests.factories.sanctions import (
    ANSWERED_AT,
    ASKED_AT,
    DAY,
    DECIDED_AT,
    PROPOSED_AT,
    REPORTED_AT,
    WARNED_AT,
    a_second_voice,
    an_officer,
    asked_case,
    decided,
    fresh,
    heard_case,
    proposed,
    suspended_case,
    unheeded_case,
    warned_case,
)

pytestmark = pytest.mark.django_db
V = ValidityStatus


@pytest.fixture(autouse=True)
def _in_english():
    with translation.override("en"):
        yield


@pytest.fixture
def head():
    return UserFactory(roles=[Role.HEAD])


@pytest.fixture
def nothing_more():
    """Whatever is refused writes nothing and tells nobody."""
    models = (SanctionCase, Proposal, StatusChange, Notice, Entry, ReturnRequest)

    def counted():
        return [model.objects.count() for model in models]

    return counted


@pytest.mark.clause("9.5.1")
def test_a_case_goes_from_the_report_to_the_suspension_and_back(head):
    [certificate] = issued()
    case = heard_case(certificate)
    holder = certificate.holder

    decided(case, head=head)

    change = fresh(certificate).changes.last()
    assert fresh(certificate).status_at(DECIDED_AT) == V.SUSPENDED
    assert fresh(certificate).status_at(DECIDED_AT - dt.timedelta(seconds=1)) == V.VALID
    assert (change.because_label, change.by) == ("sanctions.Proposal", head)
    assert case.state == CaseState.SUSPENDED
    assert Notice.objects.filter(to=holder, subject="Sertifikat Anda dibekukan").count() == 1

    decided(case, Measure.LIFT, head=head, at=DECIDED_AT + 10 * DAY)

    assert fresh(certificate).status_at(DECIDED_AT + 30 * DAY) == V.VALID
    assert case.state == CaseState.LIFTED
    parts = set(
        Involvement.objects.filter(application=certificate.application).values_list("part", flat=True)
    )
    assert {Part.REPORTED, Part.SANCTIONED} <= parts


@pytest.mark.clause("9.5.1")
def test_a_case_has_one_of_the_four_grounds_and_says_what_happened(nothing_more):
    [certificate], officer = issued(), an_officer()
    before = nothing_more()

    with pytest.raises(ValueError, match="E"):
        actions.report(certificate, ground="E", words="x", by=officer, at=REPORTED_AT)
    with refused("Say what happened.", "9.5.1"):
        actions.report(certificate, ground=Ground.A, words="  ", by=officer, at=REPORTED_AT)

    assert nothing_more() == before


@pytest.mark.clause("9.5.1")
def test_nothing_is_proposed_without_evidence(nothing_more):
    case = heard_case(uploads=[])
    before, officer = nothing_more(), an_officer()

    with refused("There is no evidence on file. Add it first.", "9.5.1"):
        proposed(case, by=officer)

    assert nothing_more() == before


@pytest.mark.clause("9.5.1")
@pytest.mark.parametrize("measure", [Measure.SUSPEND, Measure.WITHDRAW])
def test_the_holder_is_heard_first(measure):
    case = asked_case()
    last_day = ASKED_AT + 14 * DAY

    with pytest.raises(NotAllowed, match="The holder is heard first"):
        proposed(case, measure, at=last_day)

    assert proposed(case, measure, at=last_day + DAY).outcome == ""


@pytest.mark.clause("9.5.1")
@pytest.mark.parametrize("status", [Measure.SUSPEND, Measure.WITHDRAW])
def test_what_is_suspended_or_withdrawn_is_not_suspended_again(status, head):
    [certificate] = issued()
    other = heard_case(certificate)
    decided(heard_case(certificate), status, head=head)

    with pytest.raises(NotAllowed, match=r"suspended already|no longer one"):
        proposed(other, at=DECIDED_AT + DAY)

    assert StatusChange.objects.count() == 1


@pytest.mark.clause("9.5.1")
def test_who_proposes_does_not_decide(nothing_more):
    both = UserFactory(roles=[Role.SECRETARIAT, Role.HEAD])
    proposal = proposed(heard_case(), by=both)
    before = nothing_more()

    with refused("Who proposes does not decide.", "9.5.1"):
        actions.rule(proposal, approves=True, by=both, at=DECIDED_AT)

    assert nothing_more() == before


@pytest.mark.clause("9.5.1")
def test_who_reported_neither_handles_the_case_nor_decides():
    reporter = UserFactory(roles=[Role.SECRETARIAT, Role.HEAD])
    case = heard_case(reporter=reporter)

    with refused("You cannot do this, because you reported the holder.", "9.5.1"):
        proposed(case, by=reporter)
    proposal = proposed(case)
    with refused("You cannot do this, because you reported the holder.", "9.5.1"):
        actions.rule(proposal, approves=True, by=reporter, at=DECIDED_AT)


@pytest.mark.clause("9.5.1")
@pytest.mark.parametrize("kind", list(RelationKind))
def test_who_is_tied_to_the_holder_does_not_decide(kind, head):
    case = heard_case()
    RelationFactory(user=head, other=case.certificate.holder, kind=kind)

    with pytest.raises(NotAllowed, match="You cannot do this, because"):
        actions.rule(proposed(case), approves=True, by=head, at=DECIDED_AT)


@pytest.mark.clause("9.5.1")
@pytest.mark.parametrize("role", [Role.SECRETARIAT, Role.DECISION, Role.ASSESSOR, Role.COMMITTEE])
def test_only_the_head_decides(role):
    proposal = proposed(heard_case())

    with refused("The head decides.", "9.5.1"):
        actions.rule(proposal, approves=True, by=UserFactory(roles=[role]), at=DECIDED_AT)


@pytest.mark.clause("9.5.1")
def test_ground_d_takes_the_head_and_one_more(head):
    [certificate] = issued()
    proposal = proposed(heard_case(certificate, ground=Ground.D))

    actions.rule(proposal, approves=True, by=head, at=DECIDED_AT)
    assert fresh(certificate).status_at(DECIDED_AT) == V.VALID
    with refused("You have decided already; another person is needed.", "9.5.1"):
        actions.rule(proposal, approves=True, by=head, at=DECIDED_AT)
    with refused("No qualification of yours is in force.", "9.4.4"):
        actions.rule(proposal, approves=True, by=UserFactory(roles=[Role.DECISION]), at=DECIDED_AT)

    actions.rule(proposal, approves=True, by=a_second_voice(), at=DECIDED_AT)
    assert fresh(certificate).status_at(DECIDED_AT) == V.SUSPENDED


@pytest.mark.clause("9.5.1")
def test_without_the_head_two_members_do_not_suffice_for_ground_d():
    proposal = proposed(heard_case(ground=Ground.D))
    actions.rule(proposal, approves=True, by=a_second_voice(), at=DECIDED_AT)

    with refused("The second voice is given already. The head decides.", "9.5.1"):
        actions.rule(proposal, approves=True, by=a_second_voice(), at=DECIDED_AT)


@pytest.mark.clause("9.5.1")
@pytest.mark.parametrize("days", [0, 185, 400])
def test_a_suspension_ends_within_the_months_of_the_version(days):
    case, on = heard_case(), PROPOSED_AT

    with pytest.raises(NotAllowed, match="A suspension ends after today and by"):
        actions.propose(
            case,
            measure=Measure.SUSPEND,
            words="x",
            ends_on=(on + days * DAY).date(),
            condition="x",
            by=an_officer(),
            at=on,
        )


@pytest.mark.clause("9.5.1")
@pytest.mark.parametrize(
    "terms", [{"condition": "x"}, {"ends_on": (PROPOSED_AT + 9 * DAY).date()}, {"condition": " "}]
)
def test_a_suspension_has_an_end_and_a_condition(terms):
    case, officer = heard_case(), an_officer()

    with refused("A suspension has an end and a condition for lifting it.", "9.5.1"):
        actions.propose(case, measure=Measure.SUSPEND, words="x", by=officer, at=PROPOSED_AT, **terms)


@pytest.mark.clause("9.5.1")
def test_a_suspension_does_not_lift_itself(head):
    case = suspended_case()

    assert fresh(case.certificate).status_at(PROPOSED_AT + 120 * DAY) == V.SUSPENDED


def test_a_refused_proposal_leaves_everything_as_it_was(head):
    case = heard_case()
    proposal = proposed(case)

    with refused("Say why you refuse it.", "9.5.1"):
        actions.rule(proposal, approves=False, by=head, at=DECIDED_AT)
    actions.rule(proposal, approves=False, words="Tidak terbukti.", by=head, at=DECIDED_AT)

    case.refresh_from_db()
    assert case.state == CaseState.HEARING
    assert not StatusChange.objects.exists()
    assert proposed(case).outcome == ""


@pytest.mark.clause("9.5.2")
def test_misuse_is_withdrawn_only_after_a_warning_that_went_unheeded(head):
    [certificate] = issued()
    case = heard_case(certificate, ground=Ground.C)
    with refused("For misuse a certificate is withdrawn only after a warning that went unheeded.", "9.5.2"):
        proposed(case, Measure.WITHDRAW)
    actions.dismiss(case, reason="x", by=an_officer(), at=PROPOSED_AT)

    decided(unheeded_case(certificate, ground=Ground.C), Measure.WITHDRAW, head=head)

    assert fresh(certificate).status_at(DECIDED_AT + 2000 * DAY) == V.WITHDRAWN


@pytest.mark.clause("9.5.2")
def test_a_warning_counts_as_unheeded_only_where_it_arrived_and_its_time_ran_out():
    warning, officer = warned_case(ground=Ground.C), an_officer()
    last = WARNED_AT + 14 * DAY

    def not_heeded(at):
        return actions.find(warning, heeded=False, words="x", by=officer, at=at)

    with pytest.raises(NotAllowed, match="The holder has until"):
        not_heeded(last)
    with pytest.raises(NotAllowed, match="did not arrive by"):
        not_heeded(last + DAY)
    actions.confirm_reading(warning, by=warning.case.certificate.holder, at=last + DAY)
    with pytest.raises(NotAllowed, match="did not arrive by"):
        not_heeded(last + 2 * DAY)

    again = actions.warn(
        warning.case, words="x", comply_by=(last + 20 * DAY).date(), by=officer, at=last + 2 * DAY
    )
    assert again.position == 2


@pytest.mark.clause("9.5.2")
def test_a_warning_heeded_in_time_ends_the_case():
    warning = warned_case(ground=Ground.C)

    actions.find(warning, heeded=True, words="Sudah dihapus.", by=an_officer(), at=WARNED_AT + DAY)

    warning.case.refresh_from_db()
    assert warning.case.state == CaseState.HEEDED
    with pytest.raises(NotAllowed):
        proposed(warning.case, Measure.WITHDRAW)


@pytest.mark.clause("9.8.4")
def test_the_certificate_is_asked_back_and_its_return_is_recorded(run_jobs, head):
    [certificate] = issued()
    run_jobs()
    certificate.refresh_from_db()
    handed_over(certificate)
    case = decided(heard_case(fresh(certificate)), head=head)

    request = case.return_request
    assert request.due_on == (DECIDED_AT + 14 * DAY).date()
    officer = an_officer()
    actions.record_return(request, returned_on=DECIDED_AT.date(), by=officer, at=DECIDED_AT + DAY)

    came_back = CertificateReturn.objects.get()
    assert (came_back.received_by, came_back.returned_on) == (officer, DECIDED_AT.date())
    with refused("The return is recorded already.", "9.8.4"):
        actions.declare_digital(request, by=certificate.holder, at=DECIDED_AT + DAY)


@pytest.mark.clause("9.8.4")
def test_in_how_many_days_is_a_number_of_the_scheme_version(run_jobs, head):
    [certificate] = issued()
    run_jobs()
    certificate.refresh_from_db()
    handed_over(certificate)
    with without_triggers(connection):
        SchemeVersion.objects.update(return_days=10)

    case = decided(heard_case(fresh(certificate)), head=head)

    assert case.return_request.due_on == (DECIDED_AT + 10 * DAY).date()


def test_what_was_never_handed_over_is_not_asked_back(head):
    decided(heard_case(), head=head)

    assert not ReturnRequest.objects.exists()


@pytest.mark.clause("9.5.1")
def test_employer_and_superior_learn_the_state_and_never_the_ground(head):
    [certificate] = issued()
    particulars = certificate.application.particulars
    particulars.superior_email = "atasan@perusahaan.example"
    particulars.save()

    decided(heard_case(certificate, ground=Ground.A), head=head)

    told = Notice.objects.get(address="atasan@perusahaan.example")
    assert certificate.number in told.subject
    for kept in (
        "Sertifikat dipakai di luar lingkupnya.",
        "Terbukti dari foto.",
        "9.5.1",
        "Pernyataan dihapus.",
    ):
        assert kept not in told.body


@pytest.mark.clause("9.9.6")
def test_an_upheld_appeal_gives_a_withdrawn_certificate_back(head):
    case = decided(heard_case(), Measure.WITHDRAW, head=head)

    actions.give_back(case, because=case, by=head, at=DECIDED_AT + 30 * DAY)

    assert fresh(case.certificate).status_at(DECIDED_AT + 30 * DAY) == V.VALID
    case.refresh_from_db()
    assert case.state == CaseState.LIFTED


def test_an_ended_certificate_is_not_reported():
    [certificate] = issued()
    late = dt.datetime(2029, 9, 30, tzinfo=dt.UTC)

    with pytest.raises(NotAllowed, match="no longer one"):
        actions.report(
            certificate,
            ground=Ground.A,
            words="x",
            reporter=None,
            source="COMPLAINT",
            by=an_officer(),
            at=late,
        )


def test_the_holder_and_nobody_else_answers_for_themselves():
    case = asked_case()

    with pytest.raises(NotAllowed):
        actions.answer(case, words="x", by=UserFactory(), at=ANSWERED_AT)


def test_a_report_is_not_for_outsiders():
    [certificate] = issued()

    with refused("Only people of the LSP report a holder here. Others send a complaint.", "9.5.1"):
        actions.report(certificate, ground=Ground.A, words="x", by=UserFactory(), at=REPORTED_AT)
    RoleGrantFactory(user=certificate.holder, role=Role.SECRETARIAT)
    holder = type(certificate.holder).objects.get(pk=certificate.holder_id)
    with refused("This is your own certificate.", "9.5.1"):
        actions.report(certificate, ground=Ground.A, words="x", by=holder, at=REPORTED_AT)
