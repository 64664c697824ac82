"""What can be chosen for a session, and of everything else why not: no button says no (9.3.2, 9.3.3)."""

from dataclasses import dataclass, replace

from accounts.queries import people_holding
from foundation.workflow.answers import Answer
from schemes.queries.assessors import authorised_registrations
from venues.models import Venue
from venues.queries import equipment_of

from .sessions import WATCHERS, can_assess_there, can_stand_there, can_watch_there, is_possible_place


@dataclass(frozen=True)
class Choosable:
    """A place, a person or a piece of equipment for a session, and whether it may be chosen."""

    thing: object
    answer: Answer


def places_for(outline, *, session=None):
    """Every open place: those that may be used first, the others with what is in the way."""
    venues = Venue.objects.open_on(outline.on)
    rows = [Choosable(one, is_possible_place(replace(outline, venue=one), session=session)) for one in venues]
    return sorted(rows, key=lambda row: not row.answer)


def assessors_for(outline, *, session=None):
    """Whoever is authorised for the scheme on the day, each with whether they may work there."""
    return [
        Choosable(row.registration, can_assess_there(row.registration, outline, session=session))
        for row in authorised_registrations(outline.scheme_version.scheme, outline.on)
    ]


def watchers_for(outline, *, session=None):
    """Whoever has a task at the LSP on the day, each with whether they may watch over the session."""
    people = people_holding(*WATCHERS, on=outline.on).order_by("full_name")
    alone = replace(outline, assessors=())
    return [Choosable(person, can_watch_there(person, alone, session=session)) for person in people]


def equipment_for(outline):
    """What stands in the place, each piece with whether it may be used on the day (9.3.3)."""
    pieces = equipment_of(outline.venue, on=outline.on)
    return [Choosable(piece, can_stand_there(piece, outline)) for piece in pieces]
