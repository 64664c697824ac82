"""What is done with files, papers and numbers."""

from foundation.documents.actions.numbers import set_series, take_number, void_number
from foundation.documents.actions.opening import look_at_page, open_file
from foundation.documents.actions.papers import order_paper, print_paper
from foundation.documents.actions.signing import keep_hand
from foundation.documents.actions.sweeping import sweep_files
from foundation.documents.actions.uploads import (
    clear_upload,
    discard_upload,
    draw_pages,
    erase_upload,
    keep_upload,
    purge_upload,
    quarantine_upload,
    scan_upload,
)

__all__ = [
    "clear_upload",
    "discard_upload",
    "draw_pages",
    "erase_upload",
    "keep_hand",
    "keep_upload",
    "look_at_page",
    "open_file",
    "order_paper",
    "print_paper",
    "purge_upload",
    "quarantine_upload",
    "scan_upload",
    "set_series",
    "sweep_files",
    "take_number",
    "void_number",
]
