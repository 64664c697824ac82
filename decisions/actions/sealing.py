"""The seal: the head signs the decree, and everything decided becomes known at once (9.4.5)."""

from dataclasses import dataclass
from datetime import date

from django.db import transaction
from django.utils import timezone

from accounts.models import Signs
from accounts.queries import signatory_for
from applications.actions.involvements import involve
from applications.models import Part
from assessments.actions import reopen_assessment, show_records
from decisions.models import Decision, Decree, Outcome
from decisions.papers import decree_facts, signed_minutes_facts
from decisions.queries import decisions_of
from decisions.rules import can_sign_decree
from decisions.states import MeetingState
from foundation.documents.actions import order_paper, take_number
from foundation.journal.actions import record
from foundation.workflow.answers import require
from foundation.workflow.moves import lock, move


@dataclass(frozen=True)
class Granted:
    """What the annex of the decree says of a competent candidate: the number of the certificate, and its last day."""

    number: str
    ends_on: date


@transaction.atomic
def seal_meeting(meeting, *, grants, address=None, by, at):
    """Sign the decree: minutes and decree are printed and sealed, decisions are released. Returns the decree.

    `grants` gives, by decision id, the `Granted` certificate of each competent candidate: the certificates floor has
    taken the numbers and calls this in its own transaction, so that all of it is released together or nothing is.
    """
    meeting = lock(meeting)
    day = timezone.localdate(at)
    require(can_sign_decree(by, meeting, on=day))

    meeting.minutes = order_paper(
        "minutes",
        facts=signed_minutes_facts(meeting),
        subject=meeting,
        by=by,
        at=at,
        number=meeting.number,
        sealed=True,
    )
    decree = _decree(meeting, grants, address=address, by=by, at=at)
    move(meeting, MeetingState.SEALED)
    meeting.sealed_at = at
    meeting.save()
    meeting.items.update(is_live=False)
    for decision in decisions_of(meeting):
        _release(decision, by=by, at=at)

    record("meeting.sealed", meeting, by=by, at=at, decree=decree.number)
    return decree


def _decree(meeting, grants, *, address, by, at):
    number = take_number("decree", at=at)
    signatory = signatory_for(Signs.DECREE, on=timezone.localdate(at))
    paper = order_paper(
        "decree",
        facts=decree_facts(meeting, number=number, grants=grants, signatory=signatory, at=at),
        subject=meeting,
        by=by,
        at=at,
        number=number,
        sealed=True,
    )
    return Decree.objects.create(
        meeting=meeting,
        number=number,
        signed_by=by,
        signatory=signatory,
        signed_on=timezone.localdate(at),
        signed_at=at,
        address=address,
        paper=paper,
    )


def _release(decision, *, by, at):
    """Make one decision known: it replaces an earlier one, and who took part in it is on record."""
    application = decision.application
    for member in decision.item.votes.select_related("seat__user"):
        involve(application, member.seat.user, Part.DECIDED, by=by, at=at)
    involve(application, by, Part.SIGNED, by=by, at=at)
    if decision.outcome == Outcome.SENT_BACK:
        reopen_assessment(application.assessment, reason=decision.reason, by=by, at=at)
    else:
        Decision.objects.standing().filter(application=application).update(replaced_by=decision)
        show_records(application.assessment, by=by, at=at)
    decision.released_at = at
    decision.save()

    record("decision.released", application, by=by, at=at, outcome=decision.outcome)
