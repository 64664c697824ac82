"""The papers of a meeting: minutes and decree, each the words it is printed from (9.4.5)."""

from .decree import Clause, CompetentRow, DecreeFacts, Ground, NotYetRow, decree_facts
from .minutes import Decided, Member, MinutesFacts, Total, minutes_facts, signed_minutes_facts

__all__ = [
    "Clause",
    "CompetentRow",
    "Decided",
    "DecreeFacts",
    "Ground",
    "Member",
    "MinutesFacts",
    "NotYetRow",
    "Total",
    "decree_facts",
    "minutes_facts",
    "signed_minutes_facts",
]
