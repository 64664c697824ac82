"""The tags and filters of the look; every page loads them: `{% load look %}`."""

from html import unescape

from django import template
from django.templatetags.static import static
from django.utils.dates import WEEKDAYS
from django.utils.html import format_html, format_html_join, strip_tags
from django.utils.translation import gettext as _

from foundation.look import faults, icons, writing
from foundation.look.deadlines import distance, holidays_around, shown_days
from foundation.workflow import clock

register = template.Library()

register.simple_tag(icons.drawing, name="icon")
register.simple_tag(writing.period, name="period")


def _when_there(write):
    """A filter that leaves nothing where there is nothing."""
    return lambda value: "" if value in ("", None) else write(value)


for _name in ("day", "short_day", "weekday", "clock", "moment", "money"):
    register.filter(_name, _when_there(getattr(writing, _name)))


@register.simple_tag(takes_context=True)
def clause(context, number):
    """[9.1.3], linked to the public text of the scheme where the page knows it (`clause_page`)."""
    page = context.get("clause_page") or getattr(context.get("frame"), "clause_page", "")
    if not number:
        return ""
    if not page:
        return format_html('<span class="lsp-clause">[{}]</span>', number)
    return format_html('<a class="lsp-clause" href="{}#clause-{}">[{}]</a>', page, number.split()[0], number)


@register.simple_block_tag
def printed(content, paper):
    """A link to a paper; as long as the worker prints it, its words alone: no link leads to nothing."""
    if not paper or paper.is_ready:
        return content
    return format_html(
        '<span class="lsp-soft">{} {} <small>{}</small></span>',
        icons.drawing("clock"),
        unescape(strip_tags(content)).strip(),
        _("Being printed; look again in a minute."),
    )


@register.simple_tag(takes_context=True)
def due(context, deadline):
    """A deadline: its date and how many working days are left; nothing where there is none."""
    day = getattr(deadline, "due_on", deadline)
    if day is None:
        return ""
    dense = bool(getattr(context.get("frame"), "is_staff", False))
    far = distance(day, today=clock.today(), dense=dense, holidays=_holidays(context))
    return format_html(
        '<span class="lsp-due{}">{} <time datetime="{}">{}</time> <b>{}</b></span>',
        f" lsp-due-{far.tone}" if far.tone else "",
        icons.drawing("alert-triangle" if far.tone == "late" else "calendar-due"),
        day.isoformat(),
        writing.short_day(day) if dense else writing.weekday(day),
        far.words,
    )


def _holidays(context):
    """Read once for a page, however many deadlines it shows."""
    request = context.get("request")
    if request is None:
        return None
    if not hasattr(request, "holidays_around"):
        request.holidays_around = holidays_around(clock.today())
    return request.holidays_around


@register.simple_tag
def chip(kind, icon, words):
    """A state for staff in at most three words; kind is run, yours, good, stop, apart or ""."""
    tone = f" lsp-chip-{kind}" if kind else ""
    return format_html('<span class="lsp-chip{}">{} {}</span>', tone, icons.drawing(icon), words)


@register.simple_tag(takes_context=True)
def why(context, answer):
    """The reason in place of a button, from the Answer of a rule; nothing where the answer is yes."""
    if answer:
        return ""
    return format_html(
        '<p class="lsp-why">{} {} {}</p>',
        icons.drawing("info-circle"),
        answer.reason,
        clause(context, answer.clause),
    )


@register.simple_tag(takes_context=True)
def fact(context, name):
    """A fact about the LSP from the frame of the page, or plainly that it has not been given."""
    frame = context.get("frame")
    return (frame and frame.fact(name)) or format_html("<i>{}</i>", _("not yet given by the LSP"))


@register.simple_tag
def days_shown(days, today, due_on):
    """The rows of `_days.html`: each day of a reckoning with its number, its look and its note."""
    return list(shown_days(days, today=today, due_on=due_on))


@register.simple_tag
def weekday_names():
    """Monday to Sunday, in the language of the reader."""
    return list(WEEKDAYS.values())


@register.simple_tag
def behaviour(*names):
    """The scripts of a page, by the names of their files in static/js."""
    return format_html_join(
        "\n", '<script type="module" src="{}"></script>', ((static(f"js/{name}.js"),) for name in names)
    )


@register.filter
def at_most(number, most):
    """A number that was not counted to its end: 12, and beyond the most that was asked for 999+."""
    return number if number <= most else f"{most}+"


@register.filter
def says_optional(field):
    """Whether a field says that it may stay empty; a form may name them: `optional = {"phone"}`."""
    named = getattr(field.form, "optional", None)
    return not field.field.required if named is None else field.name in named


@register.simple_tag(takes_context=True)
def faults_of(context):
    """The lines of the error summary of `forms`, or else of `form` (see `_errors.html`)."""
    return faults.of(context.get("forms") or [context["form"]])
