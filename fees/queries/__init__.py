"""What several callers read about money."""

from .duties import todo
from .standing import account_on, open_invoices_of, slips_to_judge

__all__ = ["account_on", "open_invoices_of", "slips_to_judge", "todo"]
