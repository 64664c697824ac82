"""What a factory puts in a later state has a past in which nobody acted: the trail is told it, to be replayed from."""

from contextlib import contextmanager

from django.db.models.signals import post_save

from foundation.journal.models import Entry
from foundation.journal.queries import digest_of
from foundation.workflow.moves import moved_to
from tests.factories.certificates import SEALED_AT


@contextmanager
def arranged():
    """Within it, whatever comes into another state without an action has its way there written into the trail."""
    known = {}

    def note(sender, instance, **_kwargs):
        if hasattr(sender, "MOVES"):
            place = sender._meta.label, str(instance.pk)
            before = known.get(place, sender._meta.get_field("state").get_default())
            if not moved_to(instance) and instance.state != before:
                _tell([*place, state] for state in _way(sender.MOVES, before, instance.state))
            known[place] = instance.state

    post_save.connect(note)
    try:
        yield
    finally:
        post_save.disconnect(note)


def _tell(moved):
    entry = Entry(verb="person.registered", subject="test", at=SEALED_AT, facts={"moved": list(moved)})
    entry.digest = digest_of(entry)
    entry.save()


def _way(moves, here, there):
    """The states on the shortest way."""
    ways = {here: []}
    while there not in ways:
        ways |= {
            to: [*way, to] for state, way in ways.items() for to in map(str, moves[state]) if to not in ways
        }
    return ways[there]
