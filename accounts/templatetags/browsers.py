"""A device in words, from what its browser says of itself."""

from django import template
from django.utils.translation import gettext as _

register = template.Library()

# The first that fits: browsers name their ancestors too.
BROWSERS = (
    ("Edg", "Edge"),
    ("OPR", "Opera"),
    ("SamsungBrowser", "Samsung Internet"),
    ("Firefox", "Firefox"),
    ("Chrome", "Chrome"),
    ("Safari", "Safari"),
)
SYSTEMS = (
    ("Android", "Android"),
    ("iPhone", "iPhone"),
    ("iPad", "iPad"),
    ("Windows", "Windows"),
    ("Mac OS", "macOS"),
    ("Linux", "Linux"),
)


@register.filter
def in_words(user_agent):
    """Chrome on Android; what is not known is said to be so."""
    browser, system = (_first(user_agent, names) for names in (BROWSERS, SYSTEMS))
    if not browser:
        return _("Unknown device")
    return _("%(browser)s on %(system)s") % {"browser": browser, "system": system or "?"}


def _first(user_agent, names):
    return next((name for sign, name in names if sign in user_agent), "")
