"""What the applicant does with returned items, one by one (9.1.5)."""

from applications.models import Education
from applications.queries.items import returned_items
from applications.states import ApplicationState


def mark_answered(application, key, *, at):
    """An item that was sent back has been mended and waits for a new verdict (called inside the action that
    mends it).
    """
    if application.state != ApplicationState.RETURNED:
        return
    item = returned_items(application).get(key)
    if item and item.answered_at is None:
        item.answered_at = at
        item.save(update_fields=["answered_at"])
        _forget_finding(application, key)


def _forget_finding(application, key):
    """What the reviewer found of the former words does not stand for the new ones (TRUST 6.1-d, 6.1-f)."""
    kind, _colon, pk = key.partition(":")
    if kind == "job":
        application.employments.filter(pk=pk).update(in_field=None)
    elif kind == "education":
        Education.objects.filter(application=application).update(verified_level="")
