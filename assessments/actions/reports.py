"""Reports of events FR.AK.05, feedback FR.AK.03, reviews of the process FR.AK.06 (9.3.6)."""

import hashlib
import json

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from assessments.letters import (
    tell_assessor_report_confirmed,
    tell_reviewer_asked,
    tell_secretariat_feedback,
    tell_secretariat_report,
)
from assessments.models import EventReport, Feedback, ProcessReview, RecommendationOutcome, UnitOutcome
from assessments.papers import feedback_facts, process_facts, report_facts
from assessments.queries import event_of, last_recommendation
from assessments.rules import (
    can_ask_for_review,
    can_confirm_report,
    can_correct_report,
    can_give_feedback,
    can_submit_report,
    can_submit_review,
    is_answered,
    is_whole_review,
)
from foundation.documents.actions import order_paper
from foundation.journal.actions import record
from foundation.workflow.answers import no, require
from foundation.workflow.moves import lock

WORDS = ("negative", "positive", "refusals", "suggestions", "note")


@transaction.atomic
def submit_report(key, *, words, by, at):
    """FR.AK.05 about one event, fixed from now on (9.3.6). `words` by field of the form. Returns the report."""
    lock(by)
    require(can_submit_report(by, key))
    event = event_of(by, key)

    report = _report(
        event.cases,
        words,
        assessor=by,
        event=key,
        title=event.title,
        place=event.place,
        held_on=event.on,
        at=at,
    )

    record("report.submitted", report, by=by, at=at, hash=report.sha256)
    tell_secretariat_report(report, at=at)
    return report


@transaction.atomic
def correct_report(report, *, words, reason, by, at):
    """A new version beside the one that was sent; it counts once a second person has confirmed it (9.3.6)."""
    report = lock(report)
    require(can_correct_report(by, report))
    if not reason.strip():
        require(no(_("Say what is corrected, and why."), clause="9.3.6"))

    same = {name: getattr(report, name) for name in ("assessor", "event", "title", "place", "held_on")}
    cases = list(report.assessments.all())
    later = _report(
        cases, words, **same, number=report.number + 1, corrects=report, reason=reason.strip(), at=at
    )

    record("report.corrected", later, by=by, at=at, hash=later.sha256, corrects=report.pk)
    tell_secretariat_report(later, at=at)
    return later


def _report(cases, words, *, at, **facts):
    words = {name: words.get(name, "").strip() for name in WORDS}
    rows = [_row(case) for case in cases]
    fixed = json.dumps([facts["event"], rows, words], ensure_ascii=False)
    report = EventReport.objects.create(
        **facts, **words, rows=rows, sha256=hashlib.sha256(fixed.encode()).hexdigest(), submitted_at=at
    )
    report.assessments.set(cases)
    report.paper = order_paper(
        "ak05", facts=report_facts(report, at=at), subject=report, by=report.assessor, at=at, sealed=True
    )
    report.save()
    return report


def _row(case):
    """A candidate as the form lists them, by the recommendation that stands."""
    last = last_recommendation(case)
    missed = last.units.filter(outcome=UnitOutcome.NOT_YET).select_related("unit")
    return {
        "name": case.application.particulars.full_name,
        "number": case.application.candidate_number,
        "competent": last.outcome == RecommendationOutcome.COMPETENT,
        "remark": "; ".join(f"{row.unit.code} {row.unit.title_id}" for row in missed),
    }


@transaction.atomic
def confirm_report(report, *, by, at):
    """The second person under a corrected report; from now on it stands in the place of the earlier one (9.3.6)."""
    report = lock(report)
    require(can_confirm_report(by, report, on=timezone.localdate(at)))

    report.confirmed_by, report.confirmed_at = by, at
    report.save()

    record("report.confirmed", report, by=by, at=at)
    tell_assessor_report_confirmed(report, at=at)
    return report


@transaction.atomic
def give_feedback(assessment, *, answers, note="", by, at):
    """FR.AK.03: the ten statements, each with yes or no and a comment where there is one. Returns the feedback.

    `answers` by statement: {"yes": bool, "comment": str}.
    """
    assessment = lock(assessment)
    require(can_give_feedback(by, assessment))
    require(is_answered(answers))

    feedback = Feedback.objects.create(
        assessment=assessment, answers=answers, note=note.strip(), given_by=by, given_at=at
    )
    feedback.paper = order_paper(
        "ak03", facts=feedback_facts(feedback, at=at), subject=feedback, by=by, at=at
    )
    feedback.save()

    record("feedback.given", assessment.application, by=by, at=at)
    tell_secretariat_feedback(feedback, at=at)
    return feedback


@transaction.atomic
def ask_for_review(assessment, reviewer, *, by, at):
    """Ask another assessor to look at how it was done, FR.AK.06 (9.3.6). Returns the review."""
    assessment = lock(assessment)
    require(can_ask_for_review(by, assessment, reviewer, on=timezone.localdate(at)))

    review = ProcessReview.objects.create(assessment=assessment, reviewer=reviewer, asked_by=by, asked_at=at)

    record("review.asked", assessment.application, by=by, at=at, reviewer=reviewer.pk)
    tell_reviewer_asked(review, at=at)
    return review


@transaction.atomic
def submit_review(
    review, *, aspects, dimensions, aspects_advice="", dimensions_advice="", comment="", by, at
):
    """Send FR.AK.06; from now on it stands (9.3.6). `aspects` by "ASPECT.PRINCIPLE", `dimensions` by dimension."""
    review = lock(review)
    require(can_submit_review(by, review, on=timezone.localdate(at)))
    require(is_whole_review(aspects, dimensions))

    review.aspects, review.dimensions = aspects, dimensions
    review.aspects_advice, review.dimensions_advice = aspects_advice.strip(), dimensions_advice.strip()
    review.comment, review.submitted_at = comment.strip(), at
    review.paper = order_paper(
        "ak06", facts=process_facts(review, at=at), subject=review, by=by, at=at, sealed=True
    )
    review.save()

    record("review.submitted", review.assessment.application, by=by, at=at)
    return review
