"""The bell of one morning, as the job rings it."""

from foundation.deadlines.actions import tell
from foundation.deadlines.kinds import KINDS
from foundation.deadlines.queries import running, untold


def ring(at, *codes):
    """Ring for these kinds, or for all; how many deadlines were told, to whomever."""
    wanted = [KINDS[code] for code in codes] if codes else None
    deadlines = running(at, kinds=wanted)
    return sum(len(tell(person, news, by=None, at=at)) for person, news in untold(deadlines, at=at))
