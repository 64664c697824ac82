"""Who of a team is independent for which candidate, and where there are too few, seen beforehand (9.4.2)."""

from dataclasses import dataclass

from applications.rules.independence import Act, may_act

from .items import eligible_seats


@dataclass(frozen=True)
class Shortage:
    """An item that too few independent members could decide."""

    item: object
    independent: int
    quorum: int


def independent_seats(item, seats, *, on):
    """The seats whose members may decide on this candidate, by what is known now."""
    return [seat for seat in seats if may_act(seat.user, item.application, Act.DECIDE, on=on)]


def ties_found(item, *, on):
    """Present members with a voice on this item who are not free by what is known now: [(seat, reason)]."""
    answers = (
        (seat, may_act(seat.user, item.application, Act.DECIDE, on=on)) for seat in eligible_seats(item)
    )
    return [(seat, free.reason) for seat, free in answers if not free]


def shortages(meeting, *, on):
    """Items of the agenda for which the team as seated does not reach the quorum of the scheme version."""
    seats = list(meeting.seats.select_related("user"))
    found = []
    for item in meeting.items.select_related("application__scheme_version", "application__applicant"):
        count = len(independent_seats(item, seats, on=on))
        quorum = item.application.scheme_version.quorum
        if count < quorum:
            found.append(Shortage(item, count, quorum))
    return found
