"""Who gets a seat in a session, moves to another, or gives it up (9.2.1, 9.3.2)."""

from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from applications.rules.independence import Act, may_act
from assessments.states import AssessmentState
from examinations.models import TestPlan
from examinations.queries.sessions import (
    assessors_in,
    candidates_on,
    free_numbers,
    staff_of,
    unfinished,
    upcoming_seat,
)
from examinations.states import SessionState
from foundation.look.writing import day
from foundation.workflow.answers import YES, Answer, first_no, no

from .plans import can_test_by
from .sessions import (
    PLACE,
    can_change_session,
    candidates_a_day,
    is_free,
    is_independent_there,
    outline_of,
    says_why,
)


@dataclass(frozen=True)
class SeatRow:
    """What would become, or became, of one candidate: the answer, and what somebody should think of."""

    plan: TestPlan
    answer: Answer
    warnings: tuple = ()

    @property
    def application(self):
        """Whose it is."""
        return self.plan.assessment.application


def seat_rows(user, session, plans, *, on):
    """A row for every plan, in their order: as many as there is room for get a seat."""
    free = len(free_numbers(session))
    rows = []
    for plan in plans:
        answer = can_give_seat(user, session, plan, on=on)
        if answer and not free:
            answer = no(_("The session is full."), clause=PLACE)
        free -= bool(answer)
        rows.append(SeatRow(plan, answer, tuple(_warnings(session, plan)) if answer else ()))
    return rows


def can_give_seat(user, session, plan, *, on):
    """A candidate of this version, whose plan is agreed, who is free, and to whom nobody there is tied."""
    application = plan.assessment.application
    return first_no(
        can_change_session(user, session, on=on),
        may_act(user, application, Act.ARRANGE, on=on),
        _is_of_this_version(session, application),
        can_test_by(plan, on=session.on),
        _has_no_other_seat(plan.assessment),
        is_free(application.applicant, outline_of(session), session=session),
        *(is_independent_there(person, application, on=session.on) for person in staff_of(session)),
    )


def _is_of_this_version(session, application):
    if application.scheme_version_id != session.scheme_version_id:
        return no(_("This candidate is tested by another version of the scheme."), clause=PLACE)
    return YES


def _has_no_other_seat(assessment):
    seat = upcoming_seat(assessment)
    if seat is not None:
        return no(_("Has a seat already: %s.") % seat.session, clause=PLACE)
    return YES


def _warnings(session, plan):
    """What does not forbid a seat, and should be thought of (9.2.2)."""
    assignments = [row for row in plan.assessment.assignments.all() if row.is_live]
    here = {registration.user_id for registration in assessors_in(session)}
    if not any(row.registration.user_id in here for row in assignments):
        yield _("No assessor of this case works in this session.")
    most = candidates_a_day(session.scheme_version)
    for assignment in assignments:
        count = candidates_on(assignment.registration.user, session.on, but=plan) + 1
        if assignment.is_lead and count > most:
            words = {"assessor": assignment.registration.user, "count": count, "most": most}
            yield (
                ngettext(
                    "%(assessor)s would have %(count)d candidate on that day, more than %(most)d.",
                    "%(assessor)s would have %(count)d candidates on that day, more than %(most)d.",
                    count,
                )
                % words
            )


def is_idle(seat):
    """A seat that is still to be taken, of a candidate whose assessment was stopped (9.1.4)."""
    stopped = seat.plan.assessment.state == AssessmentState.STOPPED
    if stopped and seat.given_up_at is None and seat.session.state == SessionState.PLANNED:
        return YES
    return no(_("This seat is needed, or was taken already."), clause=PLACE)


def no_test_is_on(assessment):
    """For the floor below: a recommendation is not taken back from under a test that is planned or going on (9.2.6)."""
    if seat := upcoming_seat(assessment):
        words = _(
            "The candidate has a seat in the session on %(day)s. Give it up first, or wait for its result."
        )
        return no(words % {"day": day(seat.session.begins_at)}, clause="9.2.6")
    if unfinished(assessment):
        return no(_("What the candidate did in the test is not marked and handed in yet."), clause="9.2.6")
    return YES


def can_give_up_seat(user, seat, reason, *, on):
    """The office, before the session begins, with a reason that the candidate reads."""
    if seat.given_up_at:
        return no(_("This seat was given up already."), clause=PLACE)
    return first_no(
        can_change_session(user, seat.session, on=on),
        may_act(user, seat.application, Act.ARRANGE, on=on),
        says_why(reason),
    )
