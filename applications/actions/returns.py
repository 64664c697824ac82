"""What the applicant does with returned items, one by one (9.1.5)."""

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
