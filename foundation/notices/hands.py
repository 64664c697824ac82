"""Whose hand stands under what happens to a letter."""

from foundation.journal.hands import OWN

HANDS = {
    "notice.read": (OWN,),
    "notice.resent": ("SECRETARIAT", "HEAD", "ADMIN"),
}
