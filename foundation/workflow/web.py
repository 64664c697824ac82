"""How a refused action comes back to the person who asked for it."""

from contextlib import contextmanager
from contextvars import ContextVar

from django.contrib import messages

from .answers import NotAllowed
from .versions import Stale

_noted = ContextVar("noted", default=None)


def told(refusal, *, about=None):
    """The refusal in one sentence, with its clause in brackets where it has one: every page tells it through here.

    `about` is the record, where the page's address does not name it.
    """
    noted = _noted.get()
    if noted is not None:
        noted.append((refusal, about))
    return str(refusal)


@contextmanager
def refusals_noted():
    """The refusals that a page tells meanwhile, each with its record if it was named, for the trail.

    What was tried is taken back and leaves no line of its own.
    """
    noted = []
    token = _noted.set(noted)
    try:
        yield noted
    finally:
        _noted.reset(token)


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
