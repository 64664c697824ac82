"""What the calendar of working days refuses."""

from django.utils.translation import gettext as _

from foundation.workflow.answers import YES, no

from .models import Holiday


def is_declared_once(holiday):
    """Nobody declares the same day twice in the same way."""
    if Holiday.objects.filter(day=holiday.day, kind=holiday.kind).exists():
        return no(_("This day is in the calendar already."), clause="9.9.5")
    return YES


def is_still_there(holiday):
    """Somebody else may have mended or struck it in the meantime."""
    if Holiday.objects.select_for_update().filter(pk=holiday.pk).exists():
        return YES
    return no(_("Somebody else has just changed this day. Look at the calendar again."), clause="9.9.5")
