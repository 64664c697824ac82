"""The papers of a meeting: minutes with their addenda, and decree, each the words it is printed from (9.4.5)."""

from .addenda import AddendumFacts, addendum_facts, signed_addendum_facts
from .decree import Clause, CompetentRow, DecreeFacts, Ground, NotYetRow, decree_facts
from .minutes import Decided, Member, MinutesFacts, Total, minutes_facts, signed_minutes_facts

__all__ = [
    "AddendumFacts",
    "Clause",
    "CompetentRow",
    "Decided",
    "DecreeFacts",
    "Ground",
    "Member",
    "MinutesFacts",
    "NotYetRow",
    "Total",
    "addendum_facts",
    "decree_facts",
    "minutes_facts",
    "signed_addendum_facts",
    "signed_minutes_facts",
]
