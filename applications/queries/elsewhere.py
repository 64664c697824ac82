"""Where an application begins that does not begin at the scheme: at the certificate that somebody holds (9.7.2 a)."""

PLACES = []
"""`place(user, scheme, *, at) -> str`: the address where this person begins, "" where it is the ordinary one. An upper
floor adds its own in its `AppConfig.ready`.
"""


def begins_elsewhere(user, scheme, *, at):
    """The address where this person begins; "" where it is the ordinary one."""
    return next((url for place in PLACES if (url := place(user, scheme, at=at))), "")
