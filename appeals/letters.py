"""The letters that an appeal causes: to appellant, office, head and team (9.9)."""

from django.urls import reverse
from django.utils import timezone

from accounts.models import Role
from accounts.queries import people_holding
from appeals.models import Side
from appeals.queries.subjects import appellant_of, filing_deadline, ruling_deadline
from appeals.queries.team import shortage
from decisions.models import Decision
from foundation.notices.actions import post


def tell_appellant_received(appeal, *, at):
    _tell_appellant("received", appeal, at=at, due_on=ruling_deadline(appeal).due_on)


def tell_office_lodged(appeal, *, at):
    _tell_office("lodged", appeal, at=at, due_on=ruling_deadline(appeal).due_on)


def tell_appellant_let_in(subject, leave, *, at):
    """The head let a late appeal in: until when it can be lodged."""
    view = "lodge" if isinstance(subject, Decision) else "lodge_sanction"
    post(
        "appeals/letters/let_in",
        to=appellant_of(subject),
        at=at,
        url=reverse(f"appeals:{view}", args=[subject.pk]),
        due_on=filing_deadline(subject).due_on,
        leave=leave,
    )


def tell_appellant_admitted(appeal, *, at):
    _tell_appellant("admitted", appeal, at=at)


def tell_appellant_not_admitted(appeal, *, at):
    _tell_appellant("not_admitted", appeal, at=at)


def tell_head_shortage(appeal, *, at):
    """Too few of the appeal team had no part: the head appoints others, and the clock goes on."""
    on = timezone.localdate(at)
    if lacking := shortage(appeal, on=on):
        for head in people_holding(Role.HEAD, on=on).exclude(pk=appeal.appellant_id):
            _post("shortage", appeal, to=head, at=at, lacking=lacking)


def tell_member_seated(seat, *, at):
    _post("seated", seat.appeal, to=seat.user, at=at)


def tell_office_member_left(seat, *, at):
    _tell_office("member_left", seat.appeal, at=at, member=seat.user)


def tell_appellant_team(appeal, *, at):
    _tell_appellant("team", appeal, at=at, members=[str(seat.user) for seat in appeal.live_seats])


def tell_others_statement(statement, *, at):
    """Whoever hears it learns of a new statement, and the appellant of what the LSP says; not who wrote it down."""
    _tell_team("statement", statement.appeal, at=at, but=statement.recorded_by_id)
    if statement.side == Side.LSP:
        _tell_appellant("statement", statement.appeal, at=at)


def tell_everybody_hearing(hearing, *, at):
    """Both sides and the team."""
    _tell_appellant("hearing", hearing.appeal, at=at, hearing=hearing)
    _tell_office("hearing", hearing.appeal, at=at, hearing=hearing)
    _tell_team("hearing", hearing.appeal, at=at, but=hearing.called_by_id, hearing=hearing)


def tell_team_heard(appeal, *, at):
    _tell_team("heard", appeal, at=at)


def tell_team_to_sign(appeal, *, at):
    _tell_team("to_sign", appeal, at=at)


def tell_team_withdrawn(appeal, *, at):
    _tell_team("withdrawn", appeal, at=at)
    _tell_office("withdrawn", appeal, at=at)


def tell_everybody_ruled(appeal, ruling, *, at):
    """Both sides learn the ruling at once."""
    _tell_appellant("ruled", appeal, at=at, ruling=ruling)
    _tell_office("ruled_office", appeal, at=at, ruling=ruling)


def _tell_appellant(name, appeal, *, at, **context):
    page = reverse("appeals:mine", args=[appeal.pk])
    _post(name, appeal, to=appeal.appellant, url=page, at=at, **context)


def _tell_office(name, appeal, *, at, **context):
    """Secretariat and head; never the appellant, even where they work for the LSP."""
    people = people_holding(Role.SECRETARIAT, Role.HEAD, on=timezone.localdate(at))
    for person in people.exclude(pk=appeal.appellant_id):
        _post(name, appeal, to=person, at=at, **context)


def _tell_team(name, appeal, *, at, but=None, **context):
    for seat in appeal.live_seats.exclude(user=but):
        _post(name, appeal, to=seat.user, at=at, **context)


def _post(name, appeal, *, to, at, url="", **context):
    post(
        f"appeals/letters/{name}",
        to=to,
        at=at,
        url=url or appeal.get_absolute_url(),
        appeal=appeal,
        **context,
    )
