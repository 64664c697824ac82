"""Plenary meetings, the votes in them, and the decisions, minutes and decree that come of them (9.4)."""

from .addenda import Addendum
from .decisions import Decision, Decree, Manifest
from .meetings import AgendaItem, Meeting, Outcome, Presence, Seat
from .reopenings import Reopening, Way
from .retests import Retest
from .signatures import AddendumSignature, MinutesSignature
from .votes import Recusal, Vote

__all__ = [
    "Addendum",
    "AddendumSignature",
    "AgendaItem",
    "Decision",
    "Decree",
    "Manifest",
    "Meeting",
    "MinutesSignature",
    "Outcome",
    "Presence",
    "Recusal",
    "Reopening",
    "Retest",
    "Seat",
    "Vote",
    "Way",
]
