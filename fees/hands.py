"""Whose hand stands under what is done with money (8)."""

from accounts.models import Role
from foundation.journal.hands import OWN, PERSON, SYSTEM

OFFICE = (Role.SECRETARIAT,)
MONEY = (Role.SECRETARIAT, Role.HEAD)

HANDS = {
    "account.opened": MONEY,
    # Sent with an application, or with a place for another test.
    "invoice.issued": (PERSON,),
    "invoice.cancelled": (OWN, *MONEY, SYSTEM),
    "slip.sent": (OWN,),
    "slip.rejected": OFFICE,
    "payment.confirmed": OFFICE,
    "payment.reversed": MONEY,
    "payment.credited": MONEY,
    "line.refused": OFFICE,
    "statement.read": OFFICE,
    "transfer.recorded": OFFICE,
    "transfer.confirmed": OFFICE,
    "transfer.rejected": OFFICE,
}
