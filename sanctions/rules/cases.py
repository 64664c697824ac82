"""A report, the question to the holder and the answer, the end of a case that is not pursued (9.5.1)."""

from django.utils.translation import gettext as _

from accounts.models import STAFF_ROLES, Role
from accounts.queries import same_person
from applications.rules.independence import Act, may_act
from certificates.models import ValidityStatus
from foundation.look import writing
from foundation.workflow.answers import YES, first_no, no
from sanctions.states import CLOSED, CaseState

UNDECIDED = {CaseState.REPORTED, CaseState.HEARING, CaseState.WARNED}
STANDS = {ValidityStatus.NOT_YET, ValidityStatus.VALID, ValidityStatus.SUSPENDED}


def can_report(user, certificate, *, on):
    """Somebody of the LSP, about somebody else's certificate that still stands."""
    if not user.holds(*STAFF_ROLES, on=on):
        return no(_("Only people of the LSP report a holder here. Others send a complaint."), clause="9.5.1")
    if same_person(user, certificate.holder):
        return no(_("This is your own certificate."), clause="9.5.1")
    return stands(certificate, on=on)


def stands(certificate, *, on):
    """Nothing is left to be done about a certificate that has ended."""
    status = certificate.status_on(on)
    if status in STANDS:
        return YES
    words = {"number": certificate.number, "status": status.label.lower()}
    return no(_("Certificate %(number)s is no longer one: %(status)s.") % words, clause="9.5.1")


def handles(user, case, *, on):
    """The office or the head, without a tie to the holder, and not who reported."""
    if not user.holds(Role.SECRETARIAT, Role.HEAD, on=on):
        return no(_("The secretariat and the head handle sanction cases."), clause="9.5.1")
    return may_act(user, case.certificate.application, Act.SANCTION, on=on)


def can_ask(user, case, *, on):
    """The holder is asked once, before anything else."""
    if case.state != CaseState.REPORTED:
        return no(_("The holder has been asked already."), clause="9.5.1")
    return first_no(handles(user, case, on=on), stands(case.certificate, on=on))


def can_answer(user, case, *, on):
    """The holder, and the office for what was said to it, as long as nothing is decided."""
    if case.state not in {CaseState.HEARING, CaseState.WARNED, CaseState.SUSPENDED}:
        return no(_("An answer is possible while the case is being heard."), clause="9.5.1")
    if user.pk == case.certificate.holder_id:
        return YES
    return handles(user, case, on=on)


def can_add_file(user, case, *, on):
    """Evidence is added until the case is closed."""
    if case.state in CLOSED:
        return no(_("This case is closed."), clause="9.5.1")
    return handles(user, case, on=on)


def is_heard(case, *, on):
    """The holder answered, or let the day for it pass."""
    if case.statements.exists() or (case.answer_due_on and case.answer_due_on < on):
        return YES
    if case.answer_due_on is None:
        return no(_("The holder has not been asked yet."), clause="9.5.1")
    return no(
        _("The holder is heard first: an answer is possible until %s.") % writing.day(case.answer_due_on),
        clause="9.5.1",
    )


def can_dismiss(user, case, *, on):
    """Not pursued: before anything was decided, or once the suspended certificate has ended by itself."""
    if case.state in UNDECIDED or (case.state == CaseState.SUSPENDED and not stands(case.certificate, on=on)):
        return handles(user, case, on=on)
    return no(_("What was proposed or decided is not simply closed."), clause="9.5.1")


def can_read(user, case, *, on):
    """Who handles it; of the team, whoever may have a voice in it."""
    if user.holds(Role.SECRETARIAT, Role.HEAD, on=on):
        return YES
    return may_act(user, case.certificate.application, Act.SANCTION, on=on)
