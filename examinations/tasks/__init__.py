"""Work of the competency test that waits for its hour; every noun has a file of its own."""

from . import seats, written

__all__ = ["seats", "written"]
