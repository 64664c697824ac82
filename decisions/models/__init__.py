"""Plenary meetings, the votes in them, and the decisions, minutes and decree that come of them (9.4)."""

from .decisions import Decision, Decree, Manifest, MinutesSignature
from .meetings import AgendaItem, Meeting, Outcome, Presence, Seat
from .votes import Recusal, Vote

__all__ = [
    "AgendaItem",
    "Decision",
    "Decree",
    "Manifest",
    "Meeting",
    "MinutesSignature",
    "Outcome",
    "Presence",
    "Recusal",
    "Seat",
    "Vote",
]
