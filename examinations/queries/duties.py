"""What waits for whom in a competency test: each part tells its own (9.3)."""

from .parts import Parts
from .plan_duties import plan_todos
from .record_duties import record_todos, third_party_todos
from .session_duties import session_todos
from .written_duties import written_todos

PARTS = (plan_todos, session_todos, record_todos, third_party_todos, written_todos)


def todo(user, *, at):
    """Every obligation of this person about a test."""
    parts = Parts(user, at=at)
    return [found for tell in PARTS for found in tell(parts)]
