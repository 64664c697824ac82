"""The letters that meetings cause. None of them names an outcome (embargo)."""

from django.utils import timezone

from accounts.models import Role
from accounts.queries import people_holding
from foundation.notices.actions import post


def tell_member_seated(seat, *, at):
    _post("seated", seat.user, seat.meeting, at=at, seat=seat)


def tell_member_cancelled(meeting, *, at):
    for seat in meeting.seats.select_related("user"):
        _post("cancelled", seat.user, meeting, at=at)


def tell_member_minutes(meeting, *, at):
    for seat in meeting.seats.exclude(presence="").select_related("user"):
        _post("minutes", seat.user, meeting, at=at)


def tell_head_minutes_signed(meeting, *, at):
    for person in people_holding(Role.HEAD, on=timezone.localdate(at)):
        _post("minutes_signed", person, meeting, at=at)


def _post(name, to, meeting, *, at, **context):
    post(
        f"decisions/letters/{name}", to=to, at=at, url=meeting.get_absolute_url(), meeting=meeting, **context
    )
