"""Whose hand stands under what is done to a holiday."""

from foundation.journal.hands import STRANGER, SYSTEM

HANDS = {
    "holiday.entered": ("SECRETARIAT", "HEAD", "ADMIN", STRANGER, SYSTEM),
    "holiday.struck": ("SECRETARIAT", "HEAD", "ADMIN", STRANGER, SYSTEM),
}
