"""Who checks a complaint, who looks into it, who is heard, what follows for a certificate (ISO/IEC 17024 9.9)."""

from django.utils.translation import gettext as _

from accounts.models import Role
from accounts.queries import same_person
from accounts.rules import holds_role
from complaints.queries.people import HANDLERS
from complaints.queries.terms import hearing_deadline
from complaints.states import ENDED, ComplaintState
from foundation.look import writing
from foundation.workflow.answers import YES, first_no, no

from .independence import free_handlers, has_no_part


def of_the_office(user, complaint, *, on):
    """The secretariat or the head, without a part in it."""
    if not user.holds(Role.SECRETARIAT, Role.HEAD, on=on):
        return no(_("The secretariat and the head check complaints."))
    return has_no_part(user, complaint, on=on)


def can_check(user, complaint, *, on):
    """Once: admitted or not."""
    if complaint.state != ComplaintState.RECEIVED:
        return no(_("This complaint was checked already."))
    return of_the_office(user, complaint, on=on)


def can_be_given_to(person, complaint, *, on):
    """Whom it is given to has no part in it."""
    if person not in free_handlers(complaint, on=on):
        return first_no(
            has_no_part(person, complaint, on=on), no(_("This person does not handle complaints."))
        )
    return YES


def can_give_on(user, complaint, *, on):
    """The office gives it to somebody else while it is looked into."""
    if complaint.state != ComplaintState.HANDLING:
        return no(_("A complaint is given to somebody else while it is looked into."))
    return of_the_office(user, complaint, on=on)


def can_name(user, complaint, *, on):
    """The office or the handler says whom it concerns and which number it is about, until it is answered."""
    if complaint.state not in {ComplaintState.RECEIVED, ComplaintState.HANDLING}:
        return no(_("Whom it concerns is said while it is looked into."))
    if complaint.handler_id and user.pk == complaint.handler_id:
        return is_handler(user, complaint, on=on)
    return of_the_office(user, complaint, on=on)


def can_concern(person, complaint):
    """Who looks into it cannot be complained about in it: it is given to somebody else first."""
    if complaint.handler_id and same_person(person, complaint.handler):
        return no(_("This person looks into it. Give it to somebody else first."))
    if complaint.concerns.live().filter(user=person).exists():
        return no(_("The complaint names this person already."))
    return YES


def can_be_about(certificate, complaint):
    """Nor is it about the certificate of who looks into it."""
    if complaint.handler_id and same_person(certificate.holder, complaint.handler):
        return can_concern(certificate.holder, complaint)
    return YES


def can_handle(user, complaint, *, on):
    """Whom it was given to, as long as they have no part in it."""
    if complaint.state != ComplaintState.HANDLING:
        return no(_("This is done while a complaint is looked into."))
    return is_handler(user, complaint, on=on)


def is_handler(user, complaint, *, on):
    """Whom it was given to, who still handles complaints, and has no part in it."""
    if user.pk != complaint.handler_id:
        return no(_("%s looks into this complaint.") % complaint.handler)
    return first_no(holds_role(user, *HANDLERS, on=on), has_no_part(user, complaint, on=on))


def can_write(user, complaint, *, on):
    """The handler tells whoever complained how far it is, until it is closed."""
    if complaint.handler_id is None or complaint.state in ENDED:
        return no(_("Letters go out while a complaint is looked into."))
    if not complaint.is_reachable:
        return no(
            _(
                "Whoever complained left no address. What you write would be read behind the private link alone."
            )
        )
    return is_handler(user, complaint, on=on)


def can_hear(user, complaint, person, *, on):
    """The handler asks whom it concerns, once."""
    if not complaint.concerns.live().filter(user=person).exists():
        return no(_("The complaint does not concern this person."))
    if complaint.hearings.filter(person=person).exists():
        return no(_("This person was asked already."))
    return can_handle(user, complaint, on=on)


def can_state(user, hearing, *, on):
    """The person, and the handler for what was said to them, once, while it is looked into."""
    if hasattr(hearing, "statement"):
        return no(_("What the person says is on file."))
    if hearing.complaint.state != ComplaintState.HANDLING:
        return no(_("An answer is possible while the complaint is looked into."))
    return YES if user.pk == hearing.person_id else can_handle(user, hearing.complaint, on=on)


def everybody_is_heard(complaint, *, at):
    """Whom it concerns has answered or let the days pass; a holder is heard in the sanction case, too (9.5.1)."""
    hearings = {one.person_id: one for one in complaint.hearings.select_related("statement")}
    elsewhere = complaint.sanction_case.certificate.holder_id if complaint.sanction_case_id else None
    for concern in complaint.concerns.live().select_related("user"):
        answer = (
            YES
            if concern.user_id == elsewhere
            else _is_heard(hearings.get(concern.user_id), concern.user, at=at)
        )
        if not answer:
            return answer
    return YES


def _is_heard(hearing, person, *, at):
    if hearing is None:
        return no(_("%s has not been heard.") % person)
    if hasattr(hearing, "statement"):
        return YES
    deadline = hearing_deadline(hearing)
    if deadline is None:
        return no(_("%s has not answered yet.") % person)
    if not deadline.has_passed(at):
        words = {"who": person, "day": writing.day(deadline.due_on)}
        return no(_("%(who)s can answer until %(day)s.") % words)
    return YES


def can_open_case(user, complaint, *, on):
    """The handler reports the holder, once, where a certificate is named (9.5.1, 9.8.3)."""
    if complaint.sanction_case_id:
        return no(_("Case %s is open already.") % complaint.sanction_case, clause="9.5.1")
    if complaint.certificate_id is None:
        return no(_("Name the certificate first."), clause="9.5.1")
    return can_handle(user, complaint, on=on)
