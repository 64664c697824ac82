"""The events an assessor reports on, FR.AK.05: the day of a plan, and what upper floors know of sessions (9.3.6)."""

import datetime as dt
from dataclasses import dataclass, field
from zlib import crc32

from assessments.models import Assessment, Assignment, EventReport
from assessments.states import AssessmentState

EVENTS = []
"""What upper floors know: `events(assessor)` yields the Events at which this person assessed (sessions of a test). An
upper floor adds its own in its `AppConfig.ready`. A case that stands in one of these is not asked for a second time
under the day of its plan.
"""


@dataclass(frozen=True)
class Event:
    """One day of one assessor: `key` (a slug) names it for good, `cases` are the assessments that came to it."""

    key: str
    title: str
    place: str
    on: dt.date
    cases: list = field(default_factory=list)

    @property
    def open_cases(self):
        """Those that are not reported yet: until then there is nothing to report on."""
        return [case for case in self.cases if case.state != AssessmentState.REPORTED]


def events_of(assessor):
    """Every event of this person, the latest first."""
    known = [event for events in EVENTS for event in events(assessor)]
    covered = {case.pk for event in known for case in event.cases}
    known += _days_of_plans(assessor, covered)
    return sorted(known, key=lambda event: (event.on, event.key), reverse=True)


def event_of(assessor, key):
    """The event with this key; None where it is not theirs."""
    return next((event for event in events_of(assessor) if event.key == key), None)


def _days_of_plans(assessor, covered):
    mine = Assignment.objects.live().filter(registration__user=assessor, accepted_at__isnull=False)
    cases = (
        Assessment.objects.filter(pk__in=mine.values("assessment"), state=AssessmentState.REPORTED)
        .exclude(pk__in=covered)
        .select_related("application__particulars", "application__scheme_version")
        .prefetch_related("plans")
    )
    days = {}
    for case in cases:
        plan = next(iter(case.plans.all()), None)
        if plan:
            key = f"hari-{plan.on:%Y%m%d}-{case.application.scheme_version_id}-{crc32(plan.place.encode()):x}"
            days.setdefault(key, Event(key, str(case.application.scheme_version.title), plan.place, plan.on))
            days[key].cases.append(case)
    return list(days.values())


def reports_of(assessor):
    """Everything this person has sent, corrections that wait among them."""
    return EventReport.objects.filter(assessor=assessor).select_related("paper", "corrects")


def reports_waiting():
    """Corrections of reports that nobody has confirmed yet, for a second person."""
    return EventReport.objects.filter(number__gt=1, confirmed_at=None).select_related("assessor", "corrects")


def unreported(assessor):
    """Events whose cases are all reported, and no report says how they went."""
    sent = set(EventReport.objects.filter(assessor=assessor).values_list("event", flat=True))
    return [
        event
        for event in events_of(assessor)
        if event.cases and not event.open_cases and event.key not in sent
    ]
