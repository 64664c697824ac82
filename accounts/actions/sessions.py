"""What the trail is told of signing in: who, how, from where; and what was refused."""

from django.db import transaction

from accounts.letters import tell_person_security_changed
from foundation.journal.actions import record


@transaction.atomic
def note_signed_in(user, *, ways, by, at):
    """Somebody has signed in; `ways` says how, never with what."""
    record("person.signed_in", user, by=by, at=at, ways=ways)
    return user


@transaction.atomic
def note_sign_in_refused(user, *, by, at):
    """A wrong password for an account that exists; nobody is told which that is."""
    record("person.sign_in_refused", user, by=by, at=at)
    return user


@transaction.atomic
def note_security_change(user, *, event, by, at):
    """Password, address or factor changed: into the trail, and a letter to whom it belongs."""
    record(f"person.{event}", user, by=by, at=at)
    tell_person_security_changed(user, event=event, at=at)
    return user
