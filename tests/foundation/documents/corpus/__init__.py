"""Files as people send them, and as people should not: made when the tests run, so that nothing harmful lies
in the house.
"""

from dataclasses import dataclass, field

REFUSED, CLEANED, NO_HARM = "refused", "cleaned", "no harm"


@dataclass(frozen=True)
class Sample:
    """A file and what is to become of it.

    REFUSED: not taken. CLEANED: taken, with `gone` nowhere in what is kept. NO_HARM: taken or not, and
    nothing breaks.
    """

    name: str
    data: bytes = field(repr=False)
    slot: str = "DOCUMENT"
    becomes: str = REFUSED
    word: str = ""  # part of the reason, where it matters which one is given
    gone: bytes = b""

    def __str__(self):
        return self.name
