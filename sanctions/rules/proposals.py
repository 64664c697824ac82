"""What is proposed, by whom, and whose word decides it (9.5.1, 9.5.2)."""

from django.utils.translation import gettext as _

from accounts.models import Role
from accounts.queries import qualification_of, same_person
from applications.rules.independence import Act, may_act
from certificates.models import ValidityStatus
from foundation.look import writing
from foundation.workdays.queries import after_months
from foundation.workflow.answers import YES, first_no, no
from sanctions.models import Ground, Measure
from sanctions.states import CaseState

from .cases import handles, is_heard, stands
from .warnings import unheeded_warning

FROM = {
    Measure.SUSPEND: {CaseState.HEARING, CaseState.WARNED},
    Measure.WITHDRAW: {CaseState.HEARING, CaseState.WARNED, CaseState.SUSPENDED},
    Measure.LIFT: {CaseState.SUSPENDED},
}


def can_propose(user, case, measure, *, on, ends_on=None):
    """Heard, with evidence on file; what each measure asks for besides."""
    return first_no(
        _is_possible(case, measure),
        handles(user, case, on=on),
        stands(case.certificate, on=on),
        is_heard(case, on=on),
        _has_evidence(case),
        measure_holds(case, measure, ends_on=ends_on, on=on),
    )


def measure_holds(case, measure, *, ends_on, on):
    """What a measure itself needs, when it is proposed and again when it is decided."""
    if measure == Measure.SUSPEND:
        return first_no(_is_valid(case.certificate, on=on), _ends_in_time(case, ends_on, on=on))
    if measure == Measure.WITHDRAW:
        return _was_warned(case, on=on)
    return YES


def _is_possible(case, measure):
    if case.state in FROM[measure]:
        return YES
    if case.state == CaseState.PROPOSED:
        return no(_("A proposal waits for its decision already."), clause="9.5.1")
    return no(_("This is not possible now. The case is “%s”.") % case.get_state_display(), clause="9.5.1")


def _has_evidence(case):
    if case.files.filter(statement=None).exists():
        return YES
    return no(_("There is no evidence on file. Add it first."), clause="9.5.1")


def _is_valid(certificate, *, on):
    status = certificate.status_on(on)
    if status != ValidityStatus.SUSPENDED:
        return YES
    return no(_("Certificate %s is suspended already, in another case.") % certificate, clause="9.5.1")


def _ends_in_time(case, ends_on, *, on):
    if ends_on is None:
        return YES
    last = after_months(on, case.version.suspension_limit_months).due_on
    if on < ends_on <= last:
        return YES
    return no(_("A suspension ends after today and by %s.") % writing.day(last), clause="9.5.1")


def _was_warned(case, *, on):
    """Misuse is withdrawn only after a warning that arrived, ran out, and was not heeded (9.5.2)."""
    if not case.is_misuse or unheeded_warning(case):
        return YES
    return no(
        _("For misuse a certificate is withdrawn only after a warning that went unheeded."), clause="9.5.2"
    )


def approvals_needed(proposal):
    """Ground d takes the head and one more; the others the head."""
    return 2 if proposal.ground == Ground.D and proposal.measure != Measure.LIFT else 1


def can_rule(user, proposal, *, on, approves=True):
    """The head, or the second voice of ground d; neither who proposed, nor who reported, nor tied.

    What no longer holds can only be refused.
    """
    if proposal.outcome:
        return no(_("This proposal is decided already."), clause="9.5.1")
    if same_person(user, proposal.proposed_by):
        return no(_("Who proposes does not decide."), clause="9.5.1")
    return first_no(
        _has_a_voice(user, proposal, on=on),
        _has_not_ruled(user, proposal),
        may_act(user, proposal.case.certificate.application, Act.SANCTION, on=on),
        _still_holds(proposal, on=on) if approves else YES,
    )


def _still_holds(proposal, *, on):
    case = proposal.case
    return first_no(
        stands(case.certificate, on=on),
        measure_holds(case, proposal.measure, ends_on=proposal.ends_on, on=on),
    )


def _has_a_voice(user, proposal, *, on):
    if user.holds(Role.HEAD, on=on):
        return YES
    if approvals_needed(proposal) > 1 and user.holds(Role.DECISION, on=on):
        if qualification_of(user, on=on):
            return _one_seat_is_free(proposal)
        return no(_("No qualification of yours is in force."), clause="9.4.4")
    return no(_("The head decides."), clause="9.5.1")


def _one_seat_is_free(proposal):
    """One of the two is the head."""
    if proposal.rulings.filter(as_head=False).exists():
        return no(_("The second voice is given already. The head decides."), clause="9.5.1")
    return YES


def _has_not_ruled(user, proposal):
    if any(same_person(user, ruling.ruled_by) for ruling in proposal.rulings.select_related("ruled_by")):
        return no(_("You have decided already; another person is needed."), clause="9.5.1")
    return YES
