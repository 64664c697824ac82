"""Appointments of assessors and candidates: which plans still stand, and which of them collide (9.2.1)."""

from datetime import datetime, timedelta

from django.db.models import OuterRef, Q, Subquery
from django.utils import timezone

from assessments.models import Assignment, Plan
from assessments.queries.people import BUSY

MANY_A_DAY = 10
"""What is usual, where the version says nothing."""

TESTED = []
"""What upper floors know of an assessor's day: `count(assessor, on) -> int`, candidates tested in their sessions."""

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


def crowd_on(assessor, *, on):
    """How many candidates this assessor sees on that day, where it is more than the version says; else 0 (9.2.2)."""
    plans = appointments_of(assessor, on=on).select_related("assessment__application__scheme_version")
    usual = [plan.assessment.application.scheme_version.candidates_a_day or MANY_A_DAY for plan in plans]
    many = len(usual) + sum(count(assessor, on) for count in TESTED)
    return many if many > min(usual, default=MANY_A_DAY) else 0
