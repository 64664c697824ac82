"""Reasonable adjustments, FR.AK.07: asked for, decided, signed by both, and read by few (9.2, 9.3)."""

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from examinations.letters.adjustments import (
    tell_assessor_adjustments_asked,
    tell_both_adjustments_agreed,
    tell_candidate_adjustments_decided,
    tell_secretariat_measures,
)
from examinations.models import AdjustmentRequest, Adjustments
from examinations.papers.adjustments import sealed_facts
from examinations.queries.adjustments import current_adjustments, open_request
from examinations.rules.adjustments import (
    can_agree_to_adjustments,
    can_ask_for_adjustments,
    can_decide_adjustments,
    can_read_findings,
    is_whole_decision,
)
from foundation.documents.actions import order_paper
from foundation.journal.actions import record
from foundation.workflow.answers import no, require
from foundation.workflow.moves import lock

from .sides import sign_side


@transaction.atomic
def ask_for_adjustments(assessment, *, wishes, by, at):
    """The candidate says what they need, in own words that are kept sealed. Returns the request."""
    assessment = lock(assessment)
    require(can_ask_for_adjustments(by, assessment))
    if not wishes.strip():
        require(no(_("Say what you need."), clause="9.2.4"))

    request = AdjustmentRequest(assessment=assessment, asked_by=by, asked_at=at)
    request.close(wishes.strip())
    request.save()

    record("adjustments.asked", assessment.application, by=by, at=at)
    tell_assessor_adjustments_asked(assessment, at=at)
    return request


@transaction.atomic
def decide_adjustments(assessment, *, findings, extra_percent=None, measures=(), other_measure="", by, at):
    """The assessor fills FR.AK.07 with the candidate; an earlier one gives way to it. Returns the adjustments.

    `findings` is kept sealed: characteristics {which: {"answer": bool, "options": [...], "note": text}}, fits
    {which: bool}, results {benchmark, methods, instruments: text}, answer (to the candidate). The rest lies open.
    """
    assessment = lock(assessment)
    require(can_decide_adjustments(by, assessment, on=timezone.localdate(at)))
    opened = {
        "extra_percent": extra_percent,
        "measures": list(measures),
        "other_measure": other_measure.strip(),
    }
    require(is_whole_decision(findings, **opened))

    before = current_adjustments(assessment)
    adjustments = Adjustments(
        assessment=assessment,
        number=before.number + 1 if before else 1,
        request=open_request(assessment),
        decided_by=by,
        decided_at=at,
        **opened,
    )
    adjustments.close(findings)
    adjustments.save()

    # Only that it was decided: why stays sealed, here too.
    record("adjustments.decided", assessment.application, by=by, at=at, number=adjustments.number)
    tell_candidate_adjustments_decided(adjustments, at=at)
    return adjustments


@transaction.atomic
def agree_to_adjustments(adjustments, *, typed_name="", drawn=None, address=None, by, at):
    """Put one hand under FR.AK.07; with both the measures hold. Returns the agreement."""
    assessment, adjustments = lock(adjustments.assessment), lock(adjustments)
    require(can_agree_to_adjustments(by, adjustments))

    agreement, is_whole = sign_side(
        adjustments.agreements, assessment, typed_name=typed_name, drawn=drawn, address=address, by=by, at=at
    )
    told = {"number": adjustments.number, "side": agreement.signer}
    record("adjustments.agreed", assessment.application, by=by, at=at, **told)
    if is_whole:
        _conclude(adjustments, by=by, at=at)
    return agreement


def _conclude(adjustments, *, by, at):
    facts = sealed_facts(adjustments, at=at)
    adjustments.paper = order_paper("ak07", facts=facts, subject=adjustments, by=by, at=at)
    adjustments.agreed_at = at
    adjustments.save()
    tell_both_adjustments_agreed(adjustments, at=at)
    tell_secretariat_measures(adjustments, at=at)


@transaction.atomic
def open_adjustments(assessment, *, by, at):
    """What lies sealed: (the candidate's last words, what was found), None where there is none; with a line in the
    trail.

    The one way to it. NotAllowed for anybody but the candidate and the assessors of the case.
    """
    require(can_read_findings(by, assessment))
    request = assessment.adjustment_requests.first()
    last = current_adjustments(assessment)
    if request is None and last is None:
        return None, None

    record("adjustments.opened", assessment.application, by=by, at=at)
    return request and request.opened(), last and last.opened()
