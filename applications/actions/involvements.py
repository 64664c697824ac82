"""Write down who had a part in a case, as it happens or as it is declared (9.2.2, 9.4.2)."""

from django.db import transaction
from django.utils.translation import gettext as _

from applications.models import Involvement, Part
from foundation.journal.actions import record
from foundation.workflow.answers import no, require


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


@transaction.atomic
def declare_conflict(application, *, reason, by, at):
    """Somebody says of themselves that they are not free in this case; it bars every act from now on."""
    if not reason.strip():
        require(no(_("Say what ties you to this case."), clause="9.4.2"))

    involvement = involve(application, by, Part.DECLARED, by=by, at=at, note=reason.strip())

    record("conflict.declared", application, by=by, at=at, user=by.pk)
    return involvement
