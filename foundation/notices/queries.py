"""Reads of the letters that several pages need."""

from .models import Notice


def unread_count(user):
    """How many letters this person has not opened."""
    return Notice.objects.visible_to(user).unread().count()


def failed_count():
    """How many letters were refused and not sent since: somebody has to call."""
    return Notice.objects.failed().count()
