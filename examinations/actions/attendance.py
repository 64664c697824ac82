"""The attendance list is printed before a session, as often as its seats change (9.3.2)."""

from django.db import transaction
from django.utils import timezone

from examinations.papers.attendance import attendance_facts
from examinations.queries.attendance import ATTENDANCE_LIST, last_attendance_list
from examinations.rules.sessions import can_print_attendance_list
from foundation.documents.actions import order_paper
from foundation.journal.actions import record
from foundation.workflow.answers import require
from foundation.workflow.moves import lock


@transaction.atomic
def print_attendance_list(session, *, by, at):
    """Order the list as the seats are now. Returns its paper: the last one, where that says the same."""
    session = lock(session)
    require(can_print_attendance_list(by, session, on=timezone.localdate(at)))

    facts, last = attendance_facts(session, at=at), last_attendance_list(session)
    if last is not None and last.facts == facts.to_json():
        return last
    paper = order_paper(ATTENDANCE_LIST, facts=facts, subject=session, by=by, at=at)

    record("session.attendance_list_printed", session, by=by, at=at, seats=len(facts.seats))
    return paper
