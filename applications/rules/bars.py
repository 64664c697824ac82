"""What upper floors know against ending a case, or changing what it stands on, while it is under way (9.4.5)."""

from foundation.workflow.answers import first_no

BARS = []
"""`bar(application) -> Answer`. An upper floor adds its own in its `AppConfig.ready`: assessments says there that
what is stopped is over, decisions that a meeting which has the case before it keeps it.
"""


def is_movable(application):
    """Whether no upper floor holds the case fast."""
    return first_no(*(bar(application) for bar in BARS))


HOLDS = []
"""`hold(application) -> Answer`: what upper floors know for which a case waits as it is. Recertification says there
that the renewal of a suspended certificate stands still until the suspension is lifted (9.7).
"""


def goes_on(application):
    """Whether no upper floor lets the case wait."""
    return first_no(*(hold(application) for hold in HOLDS))
