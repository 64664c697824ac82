"""What upper floors lay beside a certificate on its page: sanctions, surveillance, renewal, appeals."""

LEAVES = []
"""`leaves(certificate, user, *, at)` gives what this person may open, as `applications.queries.story.Leaf`; an upper
floor adds its own in its `AppConfig.ready`.
"""


def leaves_of(certificate, user, *, at):
    """Everything that this person may open from the page of the certificate."""
    return [leaf for give in LEAVES for leaf in give(certificate, user, at=at)]
