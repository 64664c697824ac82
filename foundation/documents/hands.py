"""Whose hand stands under what happens to files, papers and numbers: mostly whoever did what they belong to."""

from foundation.journal.hands import ANYBODY, STRANGER, SYSTEM

HANDS = {
    **dict.fromkeys(
        (
            "paper.ordered",
            "paper.printed",
            "paper.opened",
            "paper.found_changed",
            "upload.accepted",
            "upload.opened",
            "upload.looked_at",
            "upload.found_changed",
            "upload.discarded",
            "upload.quarantined",
            "upload.cleared",
            "upload.purged",
        ),
        ANYBODY,
    ),
    "series.set": (STRANGER, SYSTEM),
    "number.voided": ("ADMIN", "HEAD", "SECRETARIAT"),
}
