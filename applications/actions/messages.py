"""Ask and answer in the thread of a case; hold back what must not be read (7.1.2)."""

from django.db import transaction
from django.utils import timezone

from applications.letters import tell_author_held, tell_case_message
from applications.models import Audience, Message, MessageSeen
from applications.queries.people import workers_on
from applications.rules.messages import can_hold_message, can_write_message
from foundation.journal.actions import record
from foundation.workflow.answers import require
from foundation.workflow.moves import lock


@transaction.atomic
def write_message(application, *, body, audience, by, at):
    """Write into the thread of a case; everybody else who may read it is told. Returns the message."""
    require(can_write_message(by, application, audience=audience, body=body, on=timezone.localdate(at)))

    message = Message.objects.create(
        application=application, author=by, audience=audience, body=body.strip(), written_at=at
    )
    mark_seen(application, message, by=by)

    record("message.written", application, by=by, at=at, message=message.pk, audience=audience)
    tell_case_message(message, readers=_others(message, at=at), at=at)
    return message


@transaction.atomic
def hold_message(message, *, reason, by, at):
    """Take a message out of the applicant's sight, with the reason for its author. Returns the message."""
    message = lock(message)
    require(can_hold_message(by, message, reason=reason, on=timezone.localdate(at)))

    message.held_at, message.held_by, message.held_reason = at, by, reason.strip()[:200]
    message.save()

    record("message.held", message.application, by=by, at=at, message=message.pk)
    if message.author_id != by.pk:
        tell_author_held(message, at=at)
    return message


def mark_seen(application, message, *, by):
    """Up to here this person has read."""
    MessageSeen.objects.update_or_create(application=application, user=by, defaults={"last": message})


def _others(message, *, at):
    """Those who may read it, without its author; the applicant only where it is for the whole case."""
    application = message.application
    readers = workers_on(application, on=timezone.localdate(at))
    if message.audience == Audience.CASE:
        readers = [application.applicant, *readers]
    return [reader for reader in readers if reader.pk != message.author_id]
