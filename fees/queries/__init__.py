"""What several callers read about money."""

from .duties import todo
from .parts import Part, part_of
from .standing import account_on, open_invoices_of, slips_to_judge

__all__ = ["Part", "account_on", "open_invoices_of", "part_of", "slips_to_judge", "todo"]
