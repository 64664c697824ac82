"""What happens to invoices and to the money that comes in for them (8)."""

from .accounts import open_account
from .invoices import cancel_invoice, issue_invoice
from .payments import confirm_slip, credit_payment, reject_slip, reverse_payment, send_slip
from .statements import confirm_lines, read_statement
from .transfers import confirm_transfer, record_transfer, reject_transfer

__all__ = [
    "cancel_invoice",
    "confirm_lines",
    "confirm_slip",
    "confirm_transfer",
    "credit_payment",
    "issue_invoice",
    "open_account",
    "read_statement",
    "record_transfer",
    "reject_slip",
    "reject_transfer",
    "reverse_payment",
    "send_slip",
]
