"""What happens with a complaint, from its receipt to its end (ISO/IEC 17024 9.9)."""

from .answering import close, finish, propose, send_back, set_measure, set_terms, sign
from .filing import add_words, complain, enter_code, send_code, send_link
from .handling import (
    admit,
    give_on,
    hear,
    lift_concern,
    name_concerned,
    name_subject,
    open_case,
    state,
    turn_away,
    write,
)

__all__ = [
    "add_words",
    "admit",
    "close",
    "complain",
    "enter_code",
    "finish",
    "give_on",
    "hear",
    "lift_concern",
    "name_concerned",
    "name_subject",
    "open_case",
    "propose",
    "send_back",
    "send_code",
    "send_link",
    "set_measure",
    "set_terms",
    "sign",
    "state",
    "turn_away",
    "write",
]
