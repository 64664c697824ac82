"""Write down who had a part in a case, as it happens or as it is declared (9.2.2, 9.4.2)."""

from django.db import transaction

from applications.models import Involvement
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
