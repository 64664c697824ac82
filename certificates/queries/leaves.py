"""What upper floors lay beside a certificate on its page: sanctions, surveillance, renewal, appeals."""

LEAVES = []
"""`leaves(certificate, user, *, at)` gives what this person may open, as `applications.queries.story.Leaf`; an upper
floor adds its own in its `AppConfig.ready`.
"""


BESIDE_LETTERS = []
"""`leaves(decision, *, at)` gives what the candidate may do against a decision that a letter tells; as above."""


BESIDE_VERDICTS = []
"""`leaves(number="")` gives what anybody may do who looked at a certificate, whose number it is: report misuse."""


def leaves_beside_verdict(number=""):
    """The ways of the public from the answer to a check (9.8.3)."""
    return [leaf for give in BESIDE_VERDICTS for leaf in give(number=number)]


def leaves_beside(decision, *, at):
    """The ways from the letter of outcome: an appeal (7.1.4)."""
    return [leaf for give in BESIDE_LETTERS for leaf in give(decision, at=at)]


def leaves_of(certificate, user, *, at):
    """Everything that this person may open from the page of the certificate."""
    return [leaf for give in LEAVES for leaf in give(certificate, user, at=at)]
