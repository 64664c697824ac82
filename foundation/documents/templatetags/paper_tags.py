"""What the templates of papers may do to a word: keep it whole."""

import re

from django import template
from django.utils.html import conditional_escape, format_html_join
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


@register.simple_tag
def box(value, wanted):
    """A drawn box, ticked where the value is the wanted one; what is unanswered ticks none."""
    if value is not None and value == wanted:
        return mark_safe('<img class="box" src="paper:tick.svg" alt="dipilih"/>')  # safe: a constant
    return mark_safe('<span class="box"></span>')  # safe: a constant


@register.filter
def lines(parts):
    """Parts of a text, each on a line of its own."""
    return format_html_join(mark_safe("<br/>"), "{}", ((part,) for part in parts))  # safe: a constant
