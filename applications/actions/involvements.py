"""Write down who had a part in a case, as it happens or as it is declared (9.2.2, 9.4.2)."""

from django.db import transaction

from applications.models import Involvement, Part
from applications.queries.people import named_people
from foundation.journal.actions import record


@transaction.atomic
def involve(application, user, part, *, by, at, note="", since=None):
    """Record that `user` has this part in the case, since that moment (default: now). Returns the row.

    Twice changes nothing.
    """
    involvement, new = Involvement.objects.get_or_create(
        application=application,
        user=user,
        part=part,
        defaults={"since": since or at, "declared_by": by, "note": note},
    )

    if new:
        record("involvement.recorded", application, by=by, at=at, user=user.pk, part=part)
    return involvement


def involve_named_people(application, *, by, at):
    """The superior and the trainers that the form names, where they are users here:

    the reviewer confirms them later.
    """
    for user, part, note in named_people(application):
        involve(application, user, Part(part), by=by, at=at, note=note)
