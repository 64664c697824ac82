"""What happens in a sanction case, from the report to the return of the certificate (9.5, 9.8.4)."""

from .cases import add_file, answer, ask_holder, dismiss, report
from .proposals import give_back, propose, rule
from .returns import declare_digital, record_return
from .warnings import confirm_reading, find, record_delivery, warn

__all__ = [
    "add_file",
    "answer",
    "ask_holder",
    "confirm_reading",
    "declare_digital",
    "dismiss",
    "find",
    "give_back",
    "propose",
    "record_delivery",
    "record_return",
    "report",
    "rule",
    "warn",
]
