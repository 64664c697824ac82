"""Every page knows how many letters wait, if it asks."""

from django.utils.functional import SimpleLazyObject

from .queries import unread_count


def unread_notices(request):
    """Context for the frame: `unread_notices`, counted only where a template shows it."""
    user = getattr(request, "user", None)  # a request refused at the door has none
    if user is None or not user.is_authenticated:
        return {"unread_notices": 0}
    return {"unread_notices": SimpleLazyObject(lambda: unread_count(user))}
