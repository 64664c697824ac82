"""The question thread of a case as each of its people reads it (7.1.2)."""

from applications.models import Audience, MessageSeen


def thread_of(application, user):
    """The messages that this person may read, oldest first; a held one stays in sight of its author and the staff."""
    messages = application.messages.select_related("author")
    if user.pk != application.applicant_id:
        return list(messages)
    shown = messages.filter(audience=Audience.CASE)
    return [message for message in shown if message.held_at is None or message.author_id == user.pk]


def unread(application, user):
    """How many messages of others this person has not seen yet."""
    seen = MessageSeen.objects.filter(application=application, user=user).first()
    last = seen.last_id if seen else 0
    return sum(message.pk > last and message.author_id != user.pk for message in thread_of(application, user))
