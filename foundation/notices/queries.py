"""Reads of the letters that several pages need."""

from .models import Notice


def unread_count(user):
    """How many letters this person has not opened."""
    return Notice.objects.visible_to(user).unread().count()
