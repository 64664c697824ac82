"""The letters that meetings and retests cause. None of a meeting names an outcome (embargo)."""

from django.utils import timezone

from accounts.models import Role
from accounts.queries import people_holding
from foundation.notices.actions import post


def tell_member_seated(seat, *, at):
    _post("seated", seat.user, seat.meeting, at=at)


def tell_member_cancelled(meeting, *, at):
    for seat in meeting.seats.select_related("user"):
        _post("cancelled", seat.user, meeting, at=at)


def tell_member_minutes(meeting, *, at):
    for seat in meeting.seats.exclude(presence="").select_related("user"):
        _post("minutes", seat.user, meeting, at=at)


def tell_head_minutes_signed(meeting, *, at):
    for person in people_holding(Role.HEAD, on=timezone.localdate(at)):
        _post("minutes_signed", person, meeting, at=at)


def tell_member_addendum(addendum, *, at):
    for seat in addendum.meeting.seats.exclude(presence="").select_related("user"):
        _post("addendum", seat.user, addendum, at=at)


def tell_member_addendum_withdrawn(addendum, *, at):
    for seat in addendum.meeting.seats.exclude(presence="").select_related("user"):
        _post("addendum_withdrawn", seat.user, addendum, at=at)


def tell_office_addendum_sealed(addendum, *, at):
    on = timezone.localdate(at)
    office = [*people_holding(Role.HEAD, on=on), *people_holding(Role.SECRETARIAT, on=on)]
    for person in dict.fromkeys(office):
        _post("addendum_sealed", person, addendum, at=at)


def tell_office_retest(retest, *, at):
    """To those who open it once it is paid; not to whoever asked."""
    for person in people_holding(Role.SECRETARIAT, on=timezone.localdate(at)):
        if person != retest.asked_by:
            _post("retest_asked", person, retest, at=at)


def tell_retest_withdrawn(retest, *, at):
    """To the candidate, and to the secretariat; not to whoever withdrew it."""
    office = people_holding(Role.SECRETARIAT, on=timezone.localdate(at))
    for person in dict.fromkeys([retest.application.applicant, *office]):
        if person != retest.withdrawn_by:
            _post("retest_withdrawn", person, retest, at=at)


def _post(name, to, about, *, at):
    """Meeting, addendum or retest, by its own name in the letter."""
    context = {about._meta.model_name: about}
    post(f"decisions/letters/{name}", to=to, at=at, url=about.get_absolute_url(), **context)
