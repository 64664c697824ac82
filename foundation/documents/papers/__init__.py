"""Papers out: frozen facts, the kinds of paper, and the press that prints them (the only reader of
WeasyPrint).
"""

from foundation.documents.papers.kinds import (
    Attachment,
    Dress,
    PaperKind,
    attach,
    attachments_of,
    paper_kind,
    press,
    print_paper,
    register,
)

__all__ = [
    "Attachment",
    "Dress",
    "PaperKind",
    "attach",
    "attachments_of",
    "paper_kind",
    "press",
    "print_paper",
    "register",
]
