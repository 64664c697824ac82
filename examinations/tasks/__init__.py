"""Work of the competency test that waits for its hour; every noun has a file of its own."""

from . import third_parties, written

__all__ = ["third_parties", "written"]
