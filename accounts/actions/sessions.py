"""What the trail is told of signing in: who, how, from where; and what was refused."""

from django.core.cache import cache
from django.db import transaction

from accounts.letters import tell_person_security_changed
from foundation.journal.actions import record

ONE_HOUR = 3600  # seconds


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
def note_code_refused(user, *, by, at):
    """A wrong code, at the sign-in or before a grave act."""
    record("person.code_refused", user, by=by, at=at)
    return user


@transaction.atomic
def note_turned_away(user, *, view, path, by, at):
    """A page that is not for this person, or not there: once an hour and page, however often it is asked for."""
    if cache.add(f"accounts.turned_away:{user.pk}:{view}", 1, ONE_HOUR):
        record("person.turned_away", user, by=by, at=at, view=view, path=path)
    return user


@transaction.atomic
def note_refused(user, *, view, path, clause, by, at):
    """A clause refused this person what they asked for there: once an hour, page and clause.

    Its reason is not kept: it may name other people.
    """
    if cache.add(f"accounts.refused:{user.pk}:{path}:{clause}", 1, ONE_HOUR):
        record("person.refused", user, by=by, at=at, view=view, path=path, clause=clause)
    return user


@transaction.atomic
def note_security_change(user, *, event, by, at):
    """Password, address or factor changed: into the trail, and a letter to whom it belongs."""
    record(f"person.{event}", user, by=by, at=at)
    tell_person_security_changed(user, event=event, at=at)
    return user
