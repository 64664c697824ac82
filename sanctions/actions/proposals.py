"""One person proposes, another decides; carried, the certificate changes in that moment (9.5.1, 9.5.2, 9.8.4)."""

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.models import Role
from applications.actions.involvements import involve
from applications.models import Part
from certificates.actions import change_status
from certificates.states import CertificateState, ChangeKind
from foundation.documents.actions import order_paper, take_number
from foundation.journal.actions import record
from foundation.workdays.queries import after_days
from foundation.workflow.answers import no, require
from foundation.workflow.moves import lock, move
from sanctions import letters, rules
from sanctions.models import Measure, Outcome, Proposal, ReturnRequest, Ruling
from sanctions.papers import decision_facts
from sanctions.states import CaseState

from .cases import close

USUAL_RETURN = 14  # days, where the scheme version names none (9.8.4)
KINDS = {
    Measure.SUSPEND: ChangeKind.SUSPENDED,
    Measure.WITHDRAW: ChangeKind.WITHDRAWN,
    Measure.LIFT: ChangeKind.REINSTATED,
}
ENDS = {
    Measure.SUSPEND: CaseState.SUSPENDED,
    Measure.WITHDRAW: CaseState.WITHDRAWN,
    Measure.LIFT: CaseState.LIFTED,
}


@transaction.atomic
def propose(case, *, measure, words, ends_on=None, condition="", by, at):
    """Propose to suspend, withdraw or lift; somebody else decides. Returns the `Proposal`.

    A suspension says until when it lasts at most and what has to be fulfilled for it to be lifted.
    """
    case, measure = lock(case), Measure(measure)
    require(rules.can_propose(by, case, measure, on=timezone.localdate(at), ends_on=ends_on))
    if not words.strip():
        require(no(_("Give the reasons."), clause="9.5.1"))
    if measure == Measure.SUSPEND and not (ends_on and condition.strip()):
        require(no(_("A suspension has an end and a condition for lifting it."), clause="9.5.1"))

    proposal = Proposal.objects.create(
        case=case,
        measure=measure,
        ground=case.ground,
        words=words.strip(),
        ends_on=ends_on if measure == Measure.SUSPEND else None,
        condition=condition.strip() if measure == Measure.SUSPEND else "",
        proposed_by=by,
        proposed_at=at,
    )
    move(case, CaseState.PROPOSED)
    case.save()
    involve(case.certificate.application, by, Part.SANCTIONED, by=by, at=at)

    record("sanction.proposed", proposal, moved=[case], by=by, at=at, case=case.pk, measure=measure)
    letters.tell_deciders_proposed(proposal, at=at)
    return proposal


@transaction.atomic
def rule(proposal, *, approves, words="", by, at):
    """Approve or refuse what somebody else proposed; with the last approval needed it is done. Returns the `Ruling`."""
    case = lock(proposal.case)
    proposal, on = lock(proposal), timezone.localdate(at)
    require(rules.can_rule(by, proposal, on=on, approves=approves))
    if not approves and not words.strip():
        require(no(_("Say why you refuse it."), clause="9.5.1"))

    ruling = Ruling.objects.create(
        proposal=proposal,
        approves=approves,
        words=words.strip(),
        ruled_by=by,
        as_head=by.holds(Role.HEAD, on=on),
        ruled_at=at,
    )
    involve(case.certificate.application, by, Part.SANCTIONED, by=by, at=at)
    record("sanction.ruled", proposal, by=by, at=at, case=case.pk, approves=approves)
    if not approves:
        _refuse(proposal, case, by=by, at=at)
    elif proposal.rulings.filter(approves=True).count() >= rules.approvals_needed(proposal):
        _carry(proposal, case, by=by, at=at)
    return ruling


def _refuse(proposal, case, *, by, at):
    """The case goes back to where it stood."""
    proposal.outcome, proposal.settled_at = Outcome.REFUSED, at
    proposal.save()
    move(case, _before(case))
    case.save()

    record("sanction.refused", proposal, moved=[case], by=by, at=at, case=case.pk)
    letters.tell_proposer_refused(proposal, at=at)


def _before(case):
    if case.proposals.filter(measure=Measure.SUSPEND, outcome=Outcome.CARRIED).exists():
        return CaseState.SUSPENDED
    return CaseState.WARNED if case.warnings.exists() else CaseState.HEARING


def _carry(proposal, case, *, by, at):
    """What was decided: the state of the certificate, the letter, the return, everybody told."""
    change = change_status(
        case.certificate, KINDS[proposal.measure], because=proposal, ends_on=proposal.ends_on, by=by, at=at
    )
    request = _ask_back(case, proposal, by=by, at=at)
    number = take_number("sanction_letter", at=at)
    facts = decision_facts(proposal, number=number, return_by=request and request.due_on, by=by, at=at)
    proposal.paper = order_paper(
        "sanction-letter",
        facts=facts,
        subject=case.certificate.application,
        by=by,
        at=at,
        number=number,
        sealed=True,
    )
    proposal.outcome, proposal.settled_at, proposal.change = Outcome.CARRIED, at, change
    proposal.save()
    _go_on(case, ENDS[proposal.measure], words=proposal.words, by=by, at=at)

    told = {"case": case.pk, "change": change.pk, "number": number}
    record("sanction.carried", proposal, moved=[case], by=by, at=at, **told)
    letters.tell_about_change(proposal, at=at)


def _go_on(case, state, *, words, by, at):
    if state == CaseState.SUSPENDED:
        move(case, state)
        case.save()
    else:
        close(case, state, words=words, by=by, at=at)


def _ask_back(case, proposal, *, by, at):
    """What was handed over is to come back, asked for once; None where there is nothing to give back."""
    handed_over = case.certificate.state == CertificateState.HANDED_OVER
    if proposal.measure == Measure.LIFT or not handed_over:
        return None
    asked = ReturnRequest.objects.filter(case=case).first()
    if asked:
        return None if hasattr(asked, "came_back") else asked
    days = case.certificate.scheme_version.return_days or USUAL_RETURN
    due_on = after_days(timezone.localdate(at), days).due_on
    request = ReturnRequest.objects.create(case=case, due_on=due_on, asked_by=by, asked_at=at)

    record("certificate.asked_back", case, by=by, at=at, due_on=due_on)
    return request


@transaction.atomic
def give_back(case, *, because, by, at):
    """An appeal against a suspension or a withdrawal was upheld: the certificate holds again (9.9.6). Returns the case.

    Called by the floor that ruled on the appeal, which has asked who may; `because` is the record of its ruling.
    """
    case = lock(case)
    if not case.proposals.filter(outcome=Outcome.CARRIED).exists() or case.state == CaseState.LIFTED:
        require(no(_("Nothing was taken away in this case."), clause="9.9.6"))

    # Whatever else was proposed has lost its ground.
    case.proposals.filter(outcome="").update(outcome=Outcome.REFUSED, settled_at=at)
    change = change_status(case.certificate, ChangeKind.REINSTATED, because=because, by=by, at=at)
    close(case, CaseState.LIFTED, by=by, at=at)

    record("sanction_case.given_back", case, by=by, at=at, change=change.pk, because=because._meta.label)
    letters.tell_about_giving_back(case, at=at)
    return case
