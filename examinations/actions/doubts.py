"""A result that was measured with equipment in doubt is settled: it stands, or does not count (9.3.3)."""

from django.db import transaction
from django.utils import timezone

from assessments.actions import withdraw_test_evidence
from examinations.letters.sessions import tell_candidate_result_void, tell_settled
from examinations.models import Disposition, DispositionOutcome
from examinations.queries.doubts import evidence_of
from examinations.rules.doubts import can_settle
from foundation.journal.actions import record
from foundation.workflow.answers import require
from foundation.workflow.moves import lock


@transaction.atomic
def settle_doubt(doubt, seat, *, outcome, reason, by, at):
    """Say of one result whether it stands. What does not count leaves the matrix, and the candidate is tested again.

    Returns the disposition.
    """
    seat, doubt = lock(seat), lock(doubt)
    on = timezone.localdate(at)
    require(can_settle(by, doubt, seat, on=on, outcome=outcome, reason=reason))

    disposition = Disposition.objects.create(
        doubt=doubt, seat=seat, outcome=outcome, reason=reason.strip(), settled_by=by, settled_at=at
    )
    if outcome == DispositionOutcome.VOID:
        for evidence in evidence_of(seat):
            withdraw_test_evidence(evidence, reason=disposition.reason, by=by, at=at)

    record(
        "doubt.settled",
        seat.application,
        by=by,
        at=at,
        doubt=doubt.pk,
        seat=seat.pk,
        outcome=outcome,
        reason=disposition.reason,
    )
    tell_settled(disposition, at=at)
    if outcome == DispositionOutcome.VOID:
        tell_candidate_result_void(disposition, at=at)
    return disposition
