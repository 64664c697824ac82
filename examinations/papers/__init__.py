"""The papers of the competency test: each registers with the press as it is read."""

from . import adjustments, plans, sessions, written

__all__ = ["adjustments", "plans", "sessions", "written"]
