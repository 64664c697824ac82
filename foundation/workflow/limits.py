"""How often an address may ask: a count a minute in the shared cache, for public pages (TRUST C5).

allauth's own limits are for sign-in and, by its word, not for others; a window of a minute needs one key.
"""

from django.core.cache import cache

from . import clock

WINDOW = 60


def too_often(action, who, *, a_minute):
    """Whether `who` (an address) has now asked more than `a_minute` times in this minute; counts this time."""
    key = f"limit:{action}:{who}:{int(clock.now().timestamp()) // WINDOW}"
    try:
        return cache.incr(key) > a_minute
    except ValueError:
        # The first of this minute; of two first ones at once, one is not counted.
        cache.add(key, 1, WINDOW)
        return False
