"""Whose hand stands under what is done around a test (9.3)."""

from accounts.models import Role
from foundation.journal.hands import OWN, STRANGER, SYSTEM

OFFICE = (Role.SECRETARIAT,)
ASSESSOR = (Role.ASSESSOR,)
# Whoever the session names to watch over it (9.3.2).
WATCHERS = (Role.VENUE, Role.SECRETARIAT, Role.ASSESSOR)

BY_OFFICE = ("session.planned", "session.changed", "session.cancelled", "session.invigilator_relieved")
BY_ASSESSOR = (
    "adjustments.decided",
    "adjustments.opened",
    "test_plan.proposed",
    "record.opened",
    "record.judged",
    "record.photo_added",
    "record.photo_dropped",
    "record.expected_opened",
    "record.continued",
    "record.handed_in",
    "record.correction_begun",
    "third_party.asked",
    "third_party.asked_again",
    "written_keys.opened",
    "marks.kept",
    "marks.handed_in",
    "marks.settled",
    "marking.left",
    "written_paper.marked",
)
BY_WATCHER = (
    "session.started",
    "session.closed",
    "candidate.arrived",
    "candidate.admitted",
    "candidate.turned_away",
    "candidate.identified",
    "candidate.absent",
    "candidate.left",
    "candidate.excluded",
    "incident.told",
    "device_code.given",
    "outage.given_back",
    "written_paper.voided",
)
BY_CANDIDATE = (
    "adjustments.asked",
    "third_party.named",
    "written_paper.drawn",
    "written_paper.started",
    "written_paper.moved",
    "written_paper.handed_in",
    "device_code.mistyped",
    "answers.after_the_end",
)
# By a link, without an account (TRUST A9).
BY_THIRD_PARTY = (
    "third_party.code_sent",
    "third_party.code_mistyped",
    "third_party.opened",
    "third_party.answered",
    "third_party.declined",
    "third_party.passed_on",
)

HANDS = {
    **dict.fromkeys(BY_OFFICE, OFFICE),
    **dict.fromkeys(BY_ASSESSOR, ASSESSOR),
    **dict.fromkeys(BY_WATCHER, WATCHERS),
    **dict.fromkeys(BY_CANDIDATE, (OWN,)),
    **dict.fromkeys(BY_THIRD_PARTY, (SYSTEM, STRANGER)),
    "doubt.settled": (*OFFICE, *ASSESSOR),
    "adjustments.agreed": (OWN, *ASSESSOR),
    "test_plan.agreed": (OWN, *ASSESSOR),
    "test_plan.change_asked": (OWN, *ASSESSOR),
    "third_party.withdrawn": (OWN, *ASSESSOR),
    "seat.given": (OWN, *OFFICE),
    "seat.given_up": (OWN, *OFFICE, *WATCHERS),
    "session.attendance_list_printed": WATCHERS,
    "written_paper.closed": (SYSTEM, OWN, *WATCHERS),
}
