"""How a refused action comes back to the person who asked for it."""

from contextlib import contextmanager

from django.contrib import messages

from .answers import NotAllowed
from .versions import Stale


def told(refusal):
    """The refusal in one sentence, with its clause in brackets where it has one."""
    return f"{refusal.reason} [{refusal.clause}]" if refusal.clause else refusal.reason


@contextmanager
def refusals_on(form):
    """On the form, beside what was typed, so that nothing of it is lost."""
    try:
        yield
    except NotAllowed as refusal:
        form.add_error(None, told(refusal))
        if isinstance(refusal, Stale) and hasattr(form, "show_both"):
            form.show_both(refusal.record)


@contextmanager
def refusals_told(request):
    """As a message, where a button was pressed and nothing was typed."""
    try:
        yield
    except NotAllowed as refusal:
        messages.error(request, told(refusal))
