"""Whose hand stands under what is done to look after a holder (9.6)."""

from accounts.models import Role
from foundation.journal.hands import OWN, SYSTEM

OFFICES = (Role.SECRETARIAT, Role.HEAD)
VISITORS = (Role.SECRETARIAT, Role.HEAD, Role.ASSESSOR)
BY_HOLDER = ("log_entry.started", "log_entry.saved", "log_entry.kept", "log_entry.dropped")
# By a link, without an account (TRUST A9).
BY_OUTSIDER = (
    "enquiry.code_sent",
    "enquiry.opened",
    "enquiry.code_mistyped",
    "question.answered",
    "question.declined",
    "question.passed_on",
)

HANDS = {
    **dict.fromkeys(BY_HOLDER, (OWN,)),
    **dict.fromkeys(BY_OUTSIDER, (SYSTEM,)),
    "log_entry.file_added": (OWN,),
    "log_entry.file_dropped": (OWN,),
    "logbooks.drawn": OFFICES,
    "surveillance.laid_out": (SYSTEM,),
    "surveillance.begun": OFFICES,
    "surveillance.method_added": OFFICES,
    "surveillance.concluded": OFFICES,
    "surveillance.met": (SYSTEM,),
    "surveillance.let_go": (SYSTEM,),
    "finding.recorded": OFFICES,
    "visit.arranged": OFFICES,
    "visit.cancelled": OFFICES,
    "visit.reported": VISITORS,
    "contact.named": (OWN, *OFFICES),
    "contact.assured": OFFICES,
    "enquiry.asked": OFFICES,
    "enquiry.asked_again": OFFICES,
    # Taken back by the office, or with a contact whom the holder or an outsider replaced.
    "question.withdrawn": (OWN, *OFFICES, SYSTEM),
}
