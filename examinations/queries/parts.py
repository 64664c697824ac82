"""What a person has to do with tests: read once, and only when somebody asks, for all that tells what waits (9.3)."""

from functools import cached_property

from django.utils import timezone

from accounts.models import Role
from assessments.models import Assessment
from assessments.queries import BUSY, assignments_of
from assessments.states import AssessmentState
from examinations.models import Session
from examinations.states import SessionState

from .sessions import day_of


class Parts:
    """The cases that this person takes part in as candidate or assessor, and today's sessions in which they work."""

    def __init__(self, user, *, at):
        self.user, self.at, self.today = user, at, timezone.localdate(at)

    @cached_property
    def taking(self):
        """Their own cases that are not reported yet."""
        mine = Assessment.objects.filter(application__applicant=self.user, state__in=BUSY)
        return list(mine.select_related("application"))

    @property
    def tested(self):
        """Those of their own cases in which they are tested."""
        return [case for case in self.taking if case.state == AssessmentState.TESTING]

    @cached_property
    def accepted(self):
        """The assignments that they have accepted, whatever the state of the case."""
        if not self.user.holds(Role.ASSESSOR, on=self.today):
            return []
        return [each for each in assignments_of(self.user) if each.accepted_at]

    @property
    def testing(self):
        """The cases that they assess and that are tested now."""
        cases = [each.assessment for each in self.accepted]
        return [case for case in cases if case.state == AssessmentState.TESTING]

    @cached_property
    def begun(self):
        """Sessions that are to be held until tonight and are not over: those in which they work, for the office all."""
        if not self.user.is_staff_on(self.today):
            return []
        begun = Session.objects.ahead().filter(begins_at__lte=day_of(self.today)[1])
        if not self.user.holds(Role.SECRETARIAT, on=self.today):
            begun = begun.worked_in_by(self.user)
        return list(begun.select_related("venue", "invigilator"))

    @property
    def watched(self):
        """The sessions of those over which they watch."""
        return [session for session in self.begun if session.invigilator_id == self.user.pk]

    @property
    def running(self):
        """Those of them that are open."""
        return [session for session in self.begun if session.state == SessionState.RUNNING]
