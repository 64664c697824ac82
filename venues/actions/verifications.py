"""A verification is ordered, its findings are written, it is concluded, called off or taken back (9.3.2)."""

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.queries import same_person
from foundation.documents.actions import order_paper, take_number
from foundation.journal.actions import record
from foundation.workflow.answers import require
from foundation.workflow.moves import lock, move
from venues.letters import (
    tell_concluded,
    tell_officers_visit,
    tell_secretariat_given_back,
    tell_verifier_cancelled,
    tell_verifier_ordered,
    tell_withdrawn,
)
from venues.models import Checklist, ChecklistPoint, Finding, VenueVerification, VerificationOutcome
from venues.papers import record_facts, sending_facts
from venues.queries import checklist_for
from venues.queries.verifications import older_that_hold
from venues.rules import (
    can_cancel_verification,
    can_conclude,
    can_order_verification,
    can_publish_checklist,
    can_record_findings,
    can_withdraw_verification,
    first_valid_day,
    uses_of,
)
from venues.states import VerificationState


@transaction.atomic
def order_verification(venue, *, scheme, verifier, asked_from, asked_until, due_on, by, at):
    """Send an assessor to look at the place, with a letter of assignment. Returns the verification.

    For a workplace and a temporary place the days asked for are those of its one use, for an independent one the
    period for which it is to be verified.
    """
    venue = lock(venue)
    on = timezone.localdate(at)
    days = {"asked_from": asked_from, "asked_until": asked_until, "due_on": due_on}
    require(can_order_verification(by, venue, scheme, verifier, **days, on=on))

    verification = VenueVerification.objects.create(
        venue=venue,
        scheme=scheme,
        checklist=checklist_for(scheme, on=on),
        verifier=verifier,
        **days,
        ordered_by=by,
        ordered_at=at,
    )
    number = take_number("assignment", at=at)
    facts = sending_facts(verification, number=number, at=at)
    verification.letter = order_paper(
        "venue-sending", facts=facts, subject=verification, by=by, at=at, number=number
    )
    verification.save()

    record("verification.ordered", verification, by=by, at=at, venue=venue.pk, verifier=verifier.pk, **days)
    tell_verifier_ordered(verification, at=at)
    tell_officers_visit(verification, at=at)
    return verification


@transaction.atomic
def record_findings(verification, *, answers, by, at):
    """What was found so far: point id → (answer, remark); a point without an answer has no finding yet.

    Kept as they stand until it is concluded. Returns the verification.
    """
    verification = lock(verification)
    require(can_record_findings(by, verification, answers, on=timezone.localdate(at)))

    points = {point.pk for point in verification.checklist.points.all()} if verification.checklist else set()
    given = {
        pk: (answer, remark.strip()) for pk, (answer, remark) in answers.items() if answer and pk in points
    }
    verification.findings.exclude(point__in=given).delete()
    for point, (answer, remark) in given.items():
        Finding.objects.update_or_create(
            verification=verification,
            point_id=point,
            defaults={"answer": answer, "remark": remark, "found_at": at},
        )

    record("verification.findings_recorded", verification, by=by, at=at, found=len(given), points=len(points))
    return verification


@transaction.atomic
def conclude_verification(
    verification, *, outcome, verified_on, summary, typed_name, by, at, valid_until=None
):
    """The verifier says whether the place is fit, and from when to when; the record is printed. Returns it."""
    verification = lock(verification)
    said = {"outcome": outcome, "verified_on": verified_on, "valid_until": valid_until, "summary": summary}
    require(can_conclude(by, verification, **said, typed_name=typed_name, on=timezone.localdate(at)))

    move(verification, VerificationState.CONCLUDED)
    verification.outcome, verification.verified_on = outcome, verified_on
    verification.summary, verification.concluded_at = summary.strip(), at
    if outcome == VerificationOutcome.FIT:
        verification.valid_from = first_valid_day(verification, verified_on)
        verification.valid_until = valid_until
    number = take_number("verification", at=at)
    verification.record = order_paper(
        "venue-record",
        facts=record_facts(verification, number=number, at=at),
        subject=verification,
        by=by,
        at=at,
        number=number,
    )
    verification.save()

    facts = {"venue": verification.venue_id, "outcome": outcome, "valid_until": verification.valid_until}
    record("verification.concluded", verification, by=by, at=at, number=number, **facts)
    tell_concluded(verification, at=at)
    if outcome == VerificationOutcome.UNFIT:
        _take_back_older(verification, by=by, at=at)
    return verification


@transaction.atomic
def cancel_verification(verification, *, reason, by, at):
    """The office calls it off, or the verifier gives it back; the other side is told. Returns the verification."""
    verification = lock(verification)
    require(can_cancel_verification(by, verification, reason=reason, on=timezone.localdate(at)))

    move(verification, VerificationState.CANCELLED)
    _end(verification, reason, by=by, at=at)

    record("verification.cancelled", verification, by=by, at=at, reason=verification.end_reason)
    if same_person(by, verification.verifier):
        tell_secretariat_given_back(verification, at=at)
    else:
        tell_verifier_cancelled(verification, at=at)
    return verification


@transaction.atomic
def withdraw_verification(verification, *, withdrawn_from, reason, by, at):
    """The place turned out unfit: no test from that day on; those that are planned are named in the letters.

    Returns the verification.
    """
    verification = lock(verification)
    on = timezone.localdate(at)
    require(can_withdraw_verification(by, verification, withdrawn_from=withdrawn_from, reason=reason, on=on))

    return _withdraw(verification, withdrawn_from, reason=reason, by=by, at=at)


@transaction.atomic
def publish_checklist(scheme, *, edition, points, holds_from, by, at, is_example=False):
    """Publish what verifiers of this scheme look at from a day on; what is under way keeps its own. Returns it."""
    scheme = lock(scheme)
    texts = [text.strip() for text in points if text.strip()]
    rule = {"edition": edition, "points": texts, "holds_from": holds_from}
    require(can_publish_checklist(by, scheme, **rule, on=timezone.localdate(at)))

    checklist = Checklist.objects.create(
        scheme=scheme,
        edition=edition,
        holds_from=holds_from,
        is_example=is_example,
        published_by=by,
        published_at=at,
    )
    ChecklistPoint.objects.bulk_create(
        ChecklistPoint(checklist=checklist, position=number, text=text)
        for number, text in enumerate(texts, 1)
    )

    record("checklist.published", checklist, by=by, at=at, scheme=scheme.pk, points=len(texts))
    return checklist


def _take_back_older(verification, *, by, at):
    """Whoever finds a place unfit finds that what was said before holds no longer."""
    on = timezone.localdate(at)
    why = _("A later verification found the place not fit: %s") % verification.record.number
    for older in older_that_hold(verification, on=on).order_by("pk"):
        _withdraw(lock(older), max(on, older.valid_from), reason=why, by=by, at=at)


def _withdraw(verification, withdrawn_from, *, reason, by, at):
    move(verification, VerificationState.WITHDRAWN)
    verification.withdrawn_from = withdrawn_from
    _end(verification, reason, by=by, at=at)
    uses = uses_of(verification, since=withdrawn_from)

    facts = {"withdrawn_from": withdrawn_from, "reason": verification.end_reason, "planned": len(uses)}
    record("verification.withdrawn", verification, by=by, at=at, **facts)
    tell_withdrawn(verification, uses=uses, at=at)
    return verification


def _end(verification, reason, *, by, at):
    verification.end_reason, verification.ended_by, verification.ended_at = reason.strip(), by, at
    verification.save()
