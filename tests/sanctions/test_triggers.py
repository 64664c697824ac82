"""What the database refuses about sanctions by itself, whatever asks it (9.5.1, 9.5.2)."""

import pytest
from django.db import IntegrityError, transaction

from accounts.models import Role
from sanctions.models import Ground, Measure, Outcome, Proposal, Ruling, SanctionCase, WarningOutcome
from tests.factories.people import UserFactory
from tests.factories.sanctions import (
    ASKED_AT,
    DECIDED_AT,
    PROPOSED_AT,
    WARNED_AT,
    an_officer,
    heard_case,
    proposed,
    suspended_case,
    warned_case,
)

pytestmark = pytest.mark.django_db


def refused_by(name, act, *args, **kwargs):
    """The database refuses, and names the guard."""
    with pytest.raises(IntegrityError, match=name), transaction.atomic():
        act(*args, **kwargs)


def ruled(proposal, by, *, as_head=True):
    return Ruling.objects.create(
        proposal=proposal, approves=True, ruled_by=by, as_head=as_head, ruled_at=DECIDED_AT
    )


@pytest.mark.clause("9.5.1")
@pytest.mark.parametrize("who", ["proposed_by", "reporter", "another account"])
def test_neither_who_proposed_nor_who_reported_rules(who):
    nik = "3201010101800001"
    reporter = UserFactory(roles=[Role.SECRETARIAT], nik=nik)
    proposal = proposed(heard_case(reporter=reporter))
    by = {"proposed_by": proposal.proposed_by, "reporter": reporter}.get(who) or UserFactory(nik=nik)

    refused_by("who_proposes_or_reports_does_not_decide", ruled, proposal, by)


@pytest.mark.clause("9.5.1")
def test_nothing_is_carried_without_the_head_and_ground_d_not_by_one():
    proposal = proposed(heard_case(ground=Ground.D))
    carried = {"outcome": Outcome.CARRIED, "settled_at": DECIDED_AT}

    def carry():
        Proposal.objects.filter(pk=proposal.pk).update(**carried)

    refused_by("a_measure_is_carried_by_the_head", carry)
    ruled(proposal, UserFactory(), as_head=False)
    refused_by("a_measure_is_carried_by_the_head", carry)
    ruled(proposal, UserFactory())
    refused_by("what_is_carried_changes_the_certificate", carry)


@pytest.mark.clause("9.5.2")
def test_misuse_is_not_withdrawn_without_a_warning_that_went_unheeded():
    case = heard_case(ground=Ground.C)
    proposal = Proposal.objects.create(
        case=case,
        measure=Measure.WITHDRAW,
        ground=Ground.C,
        words="x",
        proposed_by=an_officer(),
        proposed_at=PROPOSED_AT,
    )
    ruled(proposal, UserFactory())

    refused_by(
        "misuse_is_withdrawn_after_a_warning",
        Proposal.objects.filter(pk=proposal.pk).update,
        outcome=Outcome.CARRIED,
        settled_at=DECIDED_AT,
    )


@pytest.mark.clause("9.5.2")
def test_a_warning_that_did_not_arrive_is_not_unheeded():
    warning = warned_case()

    refused_by(
        "a_warning_is_unheeded_after_its_day",
        WarningOutcome.objects.create,
        warning=warning,
        heeded=False,
        words="x",
        found_by=an_officer(),
        found_at=DECIDED_AT,
    )


@pytest.mark.clause("9.5.1")
def test_nothing_is_proposed_without_evidence():
    case = heard_case(uploads=[])

    refused_by(
        "a_measure_stands_on_evidence",
        Proposal.objects.create,
        case=case,
        measure=Measure.WITHDRAW,
        ground=case.ground,
        words="x",
        proposed_by=an_officer(),
        proposed_at=PROPOSED_AT,
    )


def test_one_proposal_waits_at_a_time():
    proposal = proposed(heard_case())

    refused_by(
        "one_open_proposal_per_case|UNIQUE constraint",
        Proposal.objects.create,
        case=proposal.case,
        measure=Measure.WITHDRAW,
        ground=proposal.ground,
        words="x",
        proposed_by=an_officer(),
        proposed_at=PROPOSED_AT,
    )


@pytest.mark.parametrize(
    "changes", [{"words": "lain"}, {"ground": "B"}, {"reported_at": WARNED_AT}, {"asked_at": WARNED_AT}]
)
def test_what_was_reported_and_asked_stays(changes):
    case = heard_case()

    refused_by("a_sanction_case_stays", SanctionCase.objects.filter(pk=case.pk).update, **changes)
    refused_by(
        "a_sanction_case_is_not_lost", SanctionCase.objects.filter(pk=case.pk)._raw_delete, using="default"
    )


@pytest.mark.parametrize("changes", [{"words": "lain"}, {"outcome": ""}, {"proposed_at": ASKED_AT}])
def test_what_was_decided_stays(changes):
    proposal = suspended_case().proposals.get()

    refused_by("a_proposal_stays", Proposal.objects.filter(pk=proposal.pk).update, **changes)
    refused_by("sanctions_ruling", proposal.rulings.update, words="x")
