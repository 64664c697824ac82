"""What the audit derives anew: each check gives a line for every record that is not as it has to be (TRUST §3.10)."""

from .afterwards import appeals, sanctions, surveillances, years
from .assessing import answers, licences, places, scores, units
from .certificates import chains, handovers, holders, lists, statuses
from .deciding import minutes, quorums, seals, votes
from .independence import complaints, panels, rulings
from .keeping import files, moves, numbers, orphans, reminders, trail, work
from .money import money
from .replay import hands, states, times

CHECKS = (
    trail,
    states,
    hands,
    times,
    files,
    orphans,
    numbers,
    money,
    licences,
    units,
    places,
    answers,
    scores,
    votes,
    quorums,
    minutes,
    seals,
    chains,
    holders,
    handovers,
    statuses,
    lists,
    surveillances,
    years,
    sanctions,
    rulings,
    appeals,
    panels,
    complaints,
    reminders,
    moves,
    work,
)
"""In the order of the scheme; each is called with the moment at which it asks."""

__all__ = [
    "CHECKS",
    "answers",
    "appeals",
    "chains",
    "complaints",
    "files",
    "handovers",
    "hands",
    "holders",
    "licences",
    "lists",
    "minutes",
    "money",
    "moves",
    "numbers",
    "orphans",
    "panels",
    "places",
    "quorums",
    "reminders",
    "rulings",
    "sanctions",
    "scores",
    "seals",
    "states",
    "statuses",
    "surveillances",
    "times",
    "trail",
    "units",
    "votes",
    "work",
    "years",
]
