"""Whose hand stands under what is done with a complaint (ISO/IEC 17024, 9.9)."""

from accounts.models import Role
from foundation.journal.hands import PERSON, SYSTEM

from .queries.people import DEPUTIES, HANDLERS

# The head; if tied, another head or somebody of a team that had no part.
SIGNERS = (Role.HEAD, *DEPUTIES)
BY_HANDLER = (
    "complaint.admitted",
    "complaint.not_admitted",
    "complaint.given_on",
    "complaint.person_asked",
    "complaint.person_cleared",
    "complaint.person_named",
    "complaint.subject_named",
    "complaint.case_opened",
    "complaint.answer_drafted",
    "complaint.measure_set",
    "complaint.closed",
    "complaint.progress_told",
)

HANDS = {
    **dict.fromkeys(BY_HANDLER, HANDLERS),
    "complaint.received": (PERSON, SYSTEM),
    "complaint.added_to": (PERSON, SYSTEM),
    "complaint.link_sent": (PERSON, SYSTEM),
    "complaint.code_sent": (PERSON, SYSTEM),
    "complaint.followed": (PERSON, SYSTEM),
    "complaint.code_mistyped": (PERSON, SYSTEM),
    "complaint.person_heard": (PERSON,),
    # Whoever is responsible for it.
    "complaint.measure_done": (PERSON,),
    "complaint.terms_set": (Role.HEAD,),
    "complaint.answered": SIGNERS,
    "complaint.answer_sent_back": SIGNERS,
}
