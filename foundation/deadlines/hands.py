"""Whose hand stands under what is done to the calendar and with deadlines."""

from foundation.journal.hands import OWN, STRANGER, SYSTEM

HANDS = {
    "calendar.changed": ("SECRETARIAT", "HEAD", "ADMIN", STRANGER, SYSTEM),
    "calendar_feed.given": (OWN,),
    "calendar_feed.revoked": (OWN,),
    "reminder.sent": (STRANGER, SYSTEM),
}
