"""A rule answers yes, or no with a reason that a person can read and the clause it stands on."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Answer:
    """What a rule says: truthy when allowed; otherwise a reason, and the clause it comes from."""

    allowed: bool
    reason: str = ""
    clause: str = ""

    def __bool__(self):
        return self.allowed


YES = Answer(allowed=True)


def no(reason, clause=""):
    """Refuse, for a reason that the person refused can read; `clause` is the scheme's, where it has one."""
    return Answer(allowed=False, reason=str(reason), clause=clause)


def first_no(*answers):
    """The first refusal among the answers, or `YES` when there is none."""
    return next((answer for answer in answers if not answer), YES)


class NotAllowed(Exception):
    """An action was asked for that a rule refuses; carries `.reason` and `.clause`."""

    def __init__(self, answer):
        super().__init__(f"{answer.reason} [{answer.clause}]" if answer.clause else answer.reason)
        self.reason = answer.reason
        self.clause = answer.clause


def require(answer):
    """Go on only if the answer is yes; otherwise raise `NotAllowed` with the answer's reason."""
    if not answer:
        raise NotAllowed(answer)
