"""Decisions that an appeal can set aside (9.9.6)."""

from django.db.models import Exists, OuterRef

from decisions.models import Decision, Outcome, Retest

NOT_FOR_THEM = (Outcome.NOT_YET, Outcome.SENT_BACK)
"""What a meeting decides that a candidate may want to be otherwise."""


def reopenable():
    """Those that still hold: known, nothing decided since, no retest asked for, and not set aside already."""
    later = Decision.objects.released().filter(application=OuterRef("application"), pk__gt=OuterRef("pk"))
    known = Decision.objects.released().filter(outcome__in=NOT_FOR_THEM, replaced_by=None, reopening=None)
    return known.filter(~Exists(later)).exclude(pk__in=Retest.objects.live().values("decision"))


def set_aside_before(decisions):
    """Earlier decisions in these cases that an appeal set aside, and that the new ones replace."""
    cases = [decision.application_id for decision in decisions]
    standing = Decision.objects.standing().filter(application__in=cases).exclude(reopening=None)
    return standing.select_related("application__particulars", "item__meeting__decree").order_by("pk")
