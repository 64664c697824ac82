"""What the pages about test places show, in a fixed number of questions."""

import datetime as dt
from dataclasses import dataclass

from django.db.models import Prefetch

from venues.models import Equipment, EquipmentCheck, Venue, VenueVerification

from .equipment import deciding_check, with_checks

SOON = dt.timedelta(days=14)


@dataclass(frozen=True)
class PlaceRow:
    """A place in the list: what it is verified for today, and how much of its equipment needs a check."""

    venue: Venue
    verified: list
    pieces: int
    due: int


@dataclass(frozen=True)
class PieceRow:
    """A piece of equipment with the check that decides today: `standing` is good, soon, late or out."""

    equipment: Equipment
    check: EquipmentCheck | None
    standing: str


def place_rows(venues, *, on):
    """Each place of the list with what holds there today."""
    holding = VenueVerification.objects.holding_on(on).select_related("scheme")
    fetched = venues.prefetch_related(
        Prefetch(
            "verifications",
            queryset=holding.prefetch_related("scheme__versions").order_by("valid_until"),
            to_attr="verified_today",
        ),
        Prefetch("equipment", queryset=with_checks(Equipment.objects.in_use_on(on)), to_attr="in_use_today"),
    )
    return [_place(venue, on) for venue in fetched]


def piece_rows(venue, *, on):
    """Everything that is in use in the place, then what was taken out of it."""
    pieces = with_checks(venue.equipment.all())
    return sorted((_piece(piece, on) for piece in pieces), key=lambda row: row.standing == "out")


def verification_rows(venue, user, *, on):
    """The verifications of the place that this person may see, newest first."""
    rows = VenueVerification.objects.visible_to(user, on=on).filter(venue=venue)
    return rows.select_related("scheme", "verifier").prefetch_related("scheme__versions")


def _place(venue, on):
    rows = [_piece(piece, on) for piece in venue.in_use_today]
    due = sum(row.standing != "good" for row in rows)
    return PlaceRow(venue, venue.verified_today, len(rows), due)


def _piece(piece, on):
    check = deciding_check(piece, on)
    return PieceRow(piece, check, _standing(piece, check, on))


def _standing(piece, check, on):
    if piece.is_retired_on(on):
        return "out"
    if check is None or not check.passed or check.due_on < on:
        return "late"
    return "soon" if check.due_on <= on + SOON else "good"
