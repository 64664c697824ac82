"""Work of the competency test that waits for its hour; every noun has a file of its own."""

from . import seats, third_parties, written

__all__ = ["seats", "third_parties", "written"]
