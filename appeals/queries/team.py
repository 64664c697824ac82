"""Who can hear an appeal: computed for everybody of the appeal team from everyone who touched the case (9.9.3)."""

from dataclasses import dataclass

from accounts.models import Role
from accounts.queries import people_holding
from applications.rules.independence import Act, may_act

USUAL_TEAM = 3


@dataclass(frozen=True)
class Hearer:
    """Somebody of the appeal team, and whether they may hear this appeal."""

    user: object
    answer: object
    seat: object = None


def hearers(appeal, *, on):
    """Everybody of the appeal team on that day, those without a part first."""
    seats = {seat.user_id: seat for seat in appeal.live_seats}
    found = [
        Hearer(user, may_act(user, appeal.application, Act.HEAR, on=on), seats.get(user.pk))
        for user in people_holding(Role.APPEAL, on=on).exclude(pk=appeal.appellant_id)
    ]
    return sorted(found, key=lambda one: (not one.answer, one.user.full_name))


def team_size(appeal):
    """How many members hear it at least, by the scheme version; where it is silent, three (9.9.3)."""
    return appeal.application.scheme_version.appeal_team or USUAL_TEAM


def shortage(appeal, *, on):
    """How many more independent members are needed than the appeal team has; 0 where it has enough."""
    return max(team_size(appeal) - sum(bool(one.answer) for one in hearers(appeal, on=on)), 0)
