"""The papers of the competency test: each registers with the press as it is read."""

from . import adjustments, attendance, plans, records, sessions, third_parties, written

__all__ = ["adjustments", "attendance", "plans", "records", "sessions", "third_parties", "written"]
