"""Who asks, answers, and holds back in the question thread of a case (7.1.2, 7.1.3)."""

from django.utils.translation import gettext as _

from applications.models import Audience
from applications.queries.people import belongs_to
from foundation.workflow.answers import YES, first_no, no


def can_write_message(user, application, *, audience, body, on):
    """Only people of the case write; whoever works on it says for whom, and the applicant writes to all."""
    return first_no(
        _belongs(user, application, on=on), _has_audience(user, application, audience), _says_something(body)
    )


def can_hold_message(user, message, *, reason, on):
    """Staff of the case hold back what others must not read, exam items above all (TRUST 7.1.2)."""
    if user.pk == message.application.applicant_id:
        return no(_("Only staff hold a message back."), clause="7.1.2")
    if message.held_at:
        return no(_("This message is held back already."), clause="7.1.2")
    if not reason.strip():
        return no(_("Say why the message is held back; its author reads it."), clause="7.1.2")
    return _belongs(user, message.application, on=on)


def is_staff_of(user, application):
    """Somebody who is not the applicant: the secretariat, or an upper floor's people."""
    return user.pk != application.applicant_id


def _belongs(user, application, *, on):
    if belongs_to(user, application, on=on):
        return YES
    return no(_("You are not part of this case."), clause="7.1.3")


def _has_audience(user, application, audience):
    if audience not in Audience.values:
        return no(_("Choose who reads this."), clause="7.1.2")
    if audience == Audience.STAFF and not is_staff_of(user, application):
        return no(_("The applicant writes to everybody in the case."), clause="7.1.2")
    return YES


def _says_something(body):
    return YES if body.strip() else no(_("Write your question or answer."), clause="7.1.2")
