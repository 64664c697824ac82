"""Whose hand stands under what is done in an application (9.1)."""

from accounts.models import Role
from foundation.journal.hands import ANYBODY, OWN, PERSON, SYSTEM

OFFICE = (Role.SECRETARIAT,)
# What the applicant does; the office may do none of it for them.
BY_APPLICANT = (
    "application.started",
    "application.continued",
    "application.filled",
    "application.purpose_changed",
    "application.submitted",
    "application.resubmitted",
    "application.withdrawn",
    "step.begun",
    "particulars.saved",
    "experience.saved",
    "trainings.saved",
    "document.attached",
    "document.detached",
    "evidence.added",
    "evidence.removed",
    "element.rated",
    "file.replaced",
)
BY_OFFICE = (
    "application.taken",
    "application.released",
    "application.returned",
    "application.accepted",
    "application.refused",
    "application.reopened",
    "application.fee_settled",
    "employer.settled",
    "item.judged",
    "involvement.corrected",
)

HANDS = {
    **dict.fromkeys(BY_APPLICANT, (OWN,)),
    **dict.fromkeys(BY_OFFICE, OFFICE),
    "application.lapsed": (SYSTEM,),
    "employer.reported": (OWN, *OFFICE),
    "employer.report_ended": (OWN, *OFFICE, SYSTEM),
    # Whoever has a part may write, and each part follows from an act of whoever acted.
    "message.written": (PERSON,),
    "message.held": (PERSON,),
    "involvement.recorded": ANYBODY,
    "file.shut_away": (*OFFICE, Role.ASSESSOR, SYSTEM),
    "file.purged": (*OFFICE, SYSTEM),
}
