"""One drafts the answer, another signs it; measures are set and done; then it is closed (ISO/IEC 17024 9.9)."""

from django.utils.translation import gettext as _

from accounts.models import Role
from accounts.queries import same_person
from accounts.rules import holds_role
from complaints.models import Outcome
from complaints.queries.people import DEPUTIES
from complaints.states import ComplaintState
from foundation.workflow.answers import YES, first_no, no

from .handling import can_handle, everybody_is_heard, is_handler
from .independence import has_no_part, signers


def can_propose(user, complaint, outcome, *, on, at):
    """The handler; nobody is found at fault unheard."""
    heard = YES if outcome == Outcome.NOT_UPHELD else everybody_is_heard(complaint, at=at)
    return first_no(can_handle(user, complaint, on=on), heard)


def can_be_signed_by(person, complaint, *, on):
    """One of those who sign this one."""
    if person in signers(complaint, on=on):
        return YES
    return no(_("The answer is signed by the head, or by somebody without a part in it in their place."))


def can_rule(user, answer, *, on):
    """Whom it waits for, and nobody who looked into it."""
    complaint = answer.complaint
    if complaint.state != ComplaintState.DRAFTED or hasattr(answer, "ruling"):
        return no(_("This answer does not wait for a signature any more."))
    if same_person(user, answer.proposed_by) or same_person(user, complaint.handler):
        return no(_("Who looked into it does not sign the answer."))
    if user.pk != answer.signer_id and not user.holds(Role.HEAD, on=on):
        return no(_("%s signs this answer.") % answer.signer)
    return first_no(holds_role(user, Role.HEAD, *DEPUTIES, on=on), has_no_part(user, complaint, on=on))


def can_set_measure(user, complaint, *, on):
    """The handler, from the beginning until it is closed."""
    if complaint.state not in {ComplaintState.HANDLING, ComplaintState.DRAFTED, ComplaintState.ANSWERED}:
        return no(_("Measures are set until the complaint is closed."))
    return is_handler(user, complaint, on=on)


def can_finish(user, measure):
    """Whoever is responsible says that it is done; the handler as well."""
    if hasattr(measure, "done"):
        return no(_("This measure is carried out."))
    if user.pk in {measure.responsible_id, measure.complaint.handler_id}:
        return YES
    return no(_("%s carries this out.") % measure.responsible)


def can_close(user, complaint, *, on):
    """The handler, once it is answered and every measure is carried out."""
    if complaint.state != ComplaintState.ANSWERED:
        return no(_("A complaint is closed once it is answered."))
    if complaint.measures.filter(done=None).exists():
        return no(_("A measure is not carried out yet."))
    return is_handler(user, complaint, on=on)


def can_set_terms(user, *, on):
    """The head: no rule that we know names these numbers."""
    if not user.holds(Role.HEAD, on=on):
        return no(_("The head sets the terms of complaints."))
    return YES
