"""Who may come through an address: each app names a door for every view it has, beside its addresses."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Door:
    """What a person needs before the view is even asked; the view still asks for the record."""

    public: bool = False
    # Staff pass with a second factor and an accepted undertaking only; their own account is excepted.
    for_work: bool = True
    roles: frozenset = frozenset()


PUBLIC = Door(public=True, for_work=False)
SIGNED_IN = Door()
ACCOUNT = Door(for_work=False)
"""One's own account: sign-in, second factor, undertaking, language. Open before one may work."""


def only(*roles):
    """A door for those who hold one of these roles today; for everybody else the page does not exist."""
    return Door(roles=frozenset(map(str, roles)))
