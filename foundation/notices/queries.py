"""Reads of the letters that several pages need."""

from django.conf import settings

from .models import Notice

ENDS = {}
"""What stands in the mail alone and is kept nowhere, a link that opens something or a code: by the word before the
colon of a letter's `url`, how it follows from what stands after it. An upper floor adds its own in its
`AppConfig.ready`.
"""


def unread_count(user):
    """How many letters this person has not opened."""
    return Notice.objects.visible_to(user).unread().count()


def end_of(notice):
    """The last line of its mail: the page that it is about; empty where it is about none."""
    word, _, number = notice.url.partition(":")
    if word in ENDS:
        return ENDS[word](number)
    return f"{settings.SITE_URL}{notice.url}" if notice.url else ""
