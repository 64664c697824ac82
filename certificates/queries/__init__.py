"""What several callers read about certificates."""

from .duties import todo
from .lookup import (
    agreement_text,
    by_number,
    by_token,
    certificate_of,
    current_papers,
    live,
    paper_of,
    photo_of,
    searched,
)
from .renewals import renewed_by

__all__ = [
    "agreement_text",
    "by_number",
    "by_token",
    "certificate_of",
    "current_papers",
    "live",
    "paper_of",
    "photo_of",
    "renewed_by",
    "searched",
    "todo",
]
