"""What an assessor's own desk shows: how much there is to do, and how long the registration holds (9.2.2)."""

from dataclasses import dataclass

from dateutil.relativedelta import relativedelta

from accounts.queries import registration_of
from assessments.models import Assignment, ProcessReview

from .calendar import crowd_on
from .events import unreported
from .people import BUSY, assignments_of

# As assessors' licences are renewed: so many assignments in so many years, and a warning so many days before the end.
PRACTICE_YEARS, PRACTICE_WANTED = 3, 6
GRACE_DAYS = 90


@dataclass(frozen=True)
class Desk:
    """One assessor's own figures; what is derived from days is reckoned on the day that is asked about."""

    assignments: list
    registration: object
    days_left: int | None
    load: int
    practised: int
    crowd: int
    unreported: list
    reviews: list

    wanted = PRACTICE_WANTED
    years = PRACTICE_YEARS

    @property
    def ends_soon(self):
        """Whether the registration is in its last ninety days."""
        return self.days_left is not None and self.days_left < GRACE_DAYS


def desk_of(user, *, on):
    """The desk of this assessor on that day."""
    registration = registration_of(user, on=on)
    mine = list(assignments_of(user))
    return Desk(
        assignments=mine,
        registration=registration,
        days_left=(registration.expires_on - on).days if registration else None,
        load=sum(one.assessment.state in BUSY for one in mine),
        practised=_practised(user, on=on),
        crowd=crowd_on(user, on=on),
        unreported=unreported(user),
        reviews=list(_reviews(user)),
    )


def _practised(user, *, on):
    since = on - relativedelta(years=PRACTICE_YEARS)
    mine = Assignment.objects.filter(registration__user=user, accepted_at__date__gte=since)
    return mine.values("assessment").distinct().count()


def _reviews(user):
    asked = ProcessReview.objects.filter(reviewer=user, submitted_at=None)
    return asked.select_related("assessment__application")
