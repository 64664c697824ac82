"""Appointments of assessors and candidates: which plans still stand, and which of them collide (9.2.1)."""

from datetime import datetime, timedelta

from django.db.models import OuterRef, Q, Subquery
from django.utils import timezone

from assessments.models import Assignment, Plan
from assessments.queries.people import BUSY

MANY_A_DAY = 10

ELSEWHERE = []
"""What upper floors know of people's hours: `elsewhere(person, begins_at, ends_at) -> words`, empty where one is free.
An upper floor adds its own in its `AppConfig.ready`; examinations tells its sessions there.
"""


def taken_by(person, *, on, starts_at, lasts):
    """What an upper floor has this person do at that time, in words; empty where it knows of nothing."""
    begins_at = timezone.make_aware(datetime.combine(on, starts_at))
    ends_at = begins_at + timedelta(minutes=lasts)
    return next((words for tell in ELSEWHERE if (words := tell(person, begins_at, ends_at))), "")


def appointments(*, on):
    """The plans that stand for this day: the last one of each assessment that is still under way."""
    last = Plan.objects.filter(assessment=OuterRef("assessment")).order_by("-number").values("pk")[:1]
    return Plan.objects.filter(
        pk=Subquery(last), on=on, change_asked_at__isnull=True, assessment__state__in=BUSY
    ).select_related("assessment__application__applicant")


def appointments_of(*people, on):
    """Those in which one of these people sits, as assessor or as candidate."""
    assessing = Assignment.objects.live().filter(registration__user__in=people).values("assessment")
    return appointments(on=on).filter(
        Q(assessment__application__applicant__in=people) | Q(assessment__in=assessing)
    )


def collision(assessment, *people, on, starts_at, lasts):
    """An appointment of one of these people, in another case, at the same time; None where they are free."""
    start = datetime.combine(on, starts_at)
    end = start + timedelta(minutes=lasts)
    for plan in appointments_of(*people, on=on).exclude(assessment=assessment):
        begins = datetime.combine(plan.on, plan.starts_at)
        if begins < end and start < begins + timedelta(minutes=plan.lasts):
            return plan
    return None


def is_crowded(assessor, *, on):
    """Whether this assessor sits with more candidates on that day than one can do justice to."""
    return appointments_of(assessor, on=on).count() > MANY_A_DAY
