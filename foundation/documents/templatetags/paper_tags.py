"""What the templates of papers may do to a word: keep it whole."""

import re

from django import template
from django.utils.html import conditional_escape
from django.utils.safestring import SafeString, mark_safe

register = template.Library()

# unit codes, document numbers, form codes, money, registrations: never torn at a line's end
WHOLE = re.compile(
    r"\b(?:[A-Z]\.\d{6}\.\d{3}\.\d{2}|\d{1,5}/[A-Z]+/[\w/-]+|SS-[\w/-]+|FR\.[A-Z]+\.\d+\w?|Rp \d[\d.]*|MET\.[\d. ]+\d)"
)


@register.filter
def codes(text: str) -> SafeString:
    """The text with its codes and numbers kept on one line each."""
    # safe: the text is escaped first, and the pattern knows no markup
    return mark_safe(WHOLE.sub(r'<span class="nb">\g<0></span>', str(conditional_escape(text))))
