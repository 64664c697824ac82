"""What an act is, for the machine: who is meant to do it, and what is done."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

WORDS = "Alasan yang tertulis."


@dataclass(frozen=True)
class Play:
    """An act that could come next: who is meant to do it, and what is done; it is a part in the case it `touches`."""

    name: str
    who: Any
    go: Callable
    touches: Any = None


# What leads away from the end of the way; chosen now and then only, or no story would come far.
RARE = frozenset(
    {
        "assign",
        "comes to light",
        "decline",
        "dismiss",
        "dismiss appeal",
        "end role",
        "give on",
        "leave",
        "plan",
        "replace",
        "reopen",
        "send back",
        "stand aside",
        "turn away",
        "withdraw",
    }
)


def pick(dice, plays):
    """One of them: first what is done, then to what and how."""
    names = sorted({play.name for play in plays})
    [name] = dice.choices(names, [1 if name in RARE else 8 for name in names])
    return dice.choice([play for play in plays if play.name == name])


def acting(action, *things, **facts):
    """The action with everything but who does it and when."""
    return lambda *, by, at: action(*things, **facts, by=by, at=at)
