"""The terms of a complaint, and its days as they follow from them; none where the LSP has set none."""

from django.utils import timezone

from complaints.models import Terms
from foundation.workdays.queries import add_workdays


def terms_now():
    """The terms that were set last; None before the first."""
    return Terms.objects.last()


def terms_of(complaint, kept=None):
    """Those in force when it came, or else the first that were set after it; None while there are none.

    `kept` is every row, where a list asks for many complaints.
    """
    kept = list(Terms.objects.all()) if kept is None else kept
    before = [one for one in kept if one.set_at <= complaint.received_at]
    return (before[-1:] or kept[:1] or [None])[0]


def check_deadline(complaint, kept=None):
    """Until when it is to be admitted or not."""
    return _after(complaint.received_at, complaint, "check_workdays", kept)


def answer_deadline(complaint, kept=None):
    """Until when it is to be answered."""
    return _after(complaint.received_at, complaint, "answer_workdays", kept)


def hearing_deadline(hearing, kept=None):
    """Until when a person who was asked can answer."""
    return _after(hearing.asked_at, hearing.complaint, "hearing_workdays", kept)


def _after(moment, complaint, name, kept):
    terms = terms_of(complaint, kept)
    return add_workdays(timezone.localdate(moment), getattr(terms, name)) if terms else None
