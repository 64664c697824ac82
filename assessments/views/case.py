"""One assessment, for whoever may know of it: where it stands, and what this person does next (9.2)."""

from django.db.models import Prefetch, prefetch_related_objects
from django.shortcuts import get_object_or_404, render
from django.utils.functional import SimpleLazyObject
from django.views.decorators.http import require_safe

from accounts.models import Role
from applications.rules.employers import employer_is_settled
from assessments.forms import (
    AnswerForm,
    CorrectionForm,
    HandoverForm,
    ObjectForm,
    ReasonForm,
    ReplaceForm,
    ReviewerForm,
    SignForm,
    SignRecordForm,
)
from assessments.models import Assessment, Assignment, Plan, ProcessReview, Recommendation
from assessments.queries import (
    current_plan,
    last_recommendation,
    live_assignment_of,
    predecessor_of,
    reviewers_for,
    shown_record,
)
from assessments.queries.ways import notes_of, ways_of
from assessments.rules import (
    can_accept,
    can_agree,
    can_ask_for_change,
    can_give_feedback,
    can_object,
    can_open_correction,
    can_open_review,
    can_open_second,
    can_propose_plan,
    can_sign_record,
    can_start_review,
    can_stop,
    can_write_handover,
)
from foundation.workflow import clock

FORMS = {
    "sign": SignForm,
    "sign_record": SignRecordForm,
    "correct": CorrectionForm,
    "change": ReasonForm,
    "object": ObjectForm,
    "decline": ReasonForm,
    "handover": HandoverForm,
    "replace": ReplaceForm,
    "answer": AnswerForm,
}


def door(request, pk):
    """The assessment, for those who may know of it."""
    found = Assessment.objects.visible_to(request.user).select_related(
        "application__particulars",
        "application__applicant",
        "application__organisation",
        "application__scheme_version__scheme",
        "application__invoice",
        "feedback__paper",
        "objection__assignment",
    )
    assignments = Prefetch("assignments", Assignment.objects.select_related("letter"))
    sent = Recommendation.objects.select_related("given_by", "paper", "record_paper")
    reviews = ProcessReview.objects.select_related("reviewer", "paper")
    together = (
        Prefetch("plans", Plan.objects.select_related("paper")),
        assignments,
        Prefetch("recommendations", sent),
        Prefetch("process_reviews", reviews),
    )
    return get_object_or_404(found.prefetch_related(*together), pk=pk)


@require_safe
def assessment(request, pk):
    """The page of an assessment."""
    return show(request, door(request, pk))


def show(request, assessment, **refused):
    """The page, with forms that were refused (by name: `sign=form`) put back in their place."""
    forms = {f"{name}_form": _blank(form, name) for name, form in FORMS.items()}
    forms |= _filled(request.user, assessment)
    forms |= {f"{name}_form": form for name, form in refused.items()}
    page = _facts(request.user, assessment) | _answers(request.user, assessment) | forms
    return render(request, "assessments/assessment.html", page)


def _filled(user, assessment):
    """Those that know something of the case."""
    mine = live_assignment_of(assessment, user)
    forms = {
        "object": lambda: ObjectForm(prefix="object", assignments=assessment.assignments.live()),
        "review": lambda: ReviewerForm(
            prefix="review", reviewers=reviewers_for(assessment, on=clock.today())
        ),
        "handover": lambda: HandoverForm(prefix="handover", initial={"note": mine.handover if mine else ""}),
    }
    return {f"{name}_form": SimpleLazyObject(make) for name, make in forms.items()}


def _blank(form, name):
    """Made where the page shows it: most readers see none of them."""
    return SimpleLazyObject(lambda: form(prefix=name))


def _facts(user, assessment):
    case, plan = assessment.application, current_plan(assessment)
    mine = live_assignment_of(assessment, user)
    is_candidate = user.pk == case.applicant_id
    record = shown_record(assessment) if is_candidate else None
    assignments = assessment.assignments.all()
    return {
        "assessment": assessment,
        "case": case,
        "clause_page": case.scheme_version.public_url,
        "assignments": assignments,
        "is_led": any(assignment.is_live and assignment.is_lead for assignment in assignments),
        "assigned_together": sum(assignment.is_live for assignment in assignments) > 1,
        "mine": mine,
        "takes_over": predecessor_of(mine) if mine else None,
        "documents": _documents(case) if mine and mine.accepted_at else [],
        "is_candidate": is_candidate,
        "is_office": user.holds(Role.SECRETARIAT) and not is_candidate,
        "plan": plan,
        "agreements": plan.agreements.select_related("user") if plan else [],
        "objection": getattr(assessment, "objection", None),
        "recommendation": last_recommendation(assessment),
        "given": _given(assessment) if not is_candidate else [],
        "reviews": assessment.process_reviews.all(),
        "record": record,
        "can_sign_record": can_sign_record(user, record) if record else None,
        "feedback": getattr(assessment, "feedback", None),
        "ways": ways_of(assessment, user),
        "notes": [] if is_candidate else notes_of(assessment, user),
    }


def _given(assessment):
    """What was sent, version by version, with the corrections that were asked for."""
    sent = list(assessment.recommendations.all())
    prefetch_related_objects(sent, "corrections__asked_by", "corrections__answered_by")
    return sent


def _documents(case):
    return case.attachments.current().select_related("requirement", "upload")


def _answers(user, assessment):
    today, plan = clock.today(), current_plan(assessment)
    mine = live_assignment_of(assessment, user)
    last = last_recommendation(assessment)
    return {
        "can_correct": can_open_correction(user, last, on=today) if mine and last else None,
        "can_give_feedback": can_give_feedback(user, assessment),
        "can_open_review": can_open_review(user, assessment, on=today),
        "can_accept": can_accept(user, mine, on=today) if mine else None,
        "can_propose": can_propose_plan(user, assessment, on=today) if mine else None,
        "can_start": can_start_review(user, assessment, on=today) if mine else None,
        "can_hand_over": can_write_handover(user, mine) if mine else None,
        "can_open_second": can_open_second(user, assessment.application, on=today),
        "can_agree": can_agree(user, plan, on=today) if plan else None,
        "can_ask_for_change": can_ask_for_change(user, plan) if plan else None,
        "can_object": can_object(user, assessment),
        "can_stop": can_stop(user, assessment.application, on=today),
        "employer": employer_is_settled(assessment.application),
    }
