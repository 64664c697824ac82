"""One assessment, for whoever may know of it: where it stands, and what this person does next (9.2)."""

from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from accounts.models import Role
from assessments.forms import AnswerForm, ReasonForm, SignForm
from assessments.models import Assessment, Objection
from assessments.queries import current_plan, last_recommendation, live_assignment_of
from assessments.rules import (
    can_accept,
    can_agree,
    can_ask_for_change,
    can_object,
    can_propose_plan,
    can_start_review,
)
from foundation.workflow import clock


def door(request, pk):
    """The assessment, for those who may know of it."""
    found = Assessment.objects.visible_to(request.user).select_related(
        "application__particulars",
        "application__applicant",
        "application__organisation",
        "application__scheme_version",
        "application__invoice",
    )
    return get_object_or_404(found, pk=pk)


@require_safe
def assessment(request, pk):
    """The page of an assessment."""
    return show(request, door(request, pk))


def show(request, assessment, **forms):
    """The page, with forms that were refused put back in their place."""
    user, today = request.user, clock.today()
    plan, mine = current_plan(assessment), live_assignment_of(assessment, user)
    is_candidate = user.pk == assessment.application.applicant_id
    page = {
        "assessment": assessment,
        "case": assessment.application,
        "clause_page": assessment.application.scheme_version.get_absolute_url(),
        "assignments": assessment.assignments.select_related("registration__user", "letter"),
        "mine": mine,
        "is_candidate": is_candidate,
        "is_office": user.holds(Role.SECRETARIAT) and not is_candidate,
        "plan": plan,
        "agreements": plan.agreements.select_related("user") if plan else [],
        "objection": Objection.objects.filter(assessment=assessment).select_related("assignment").first(),
        "recommendation": last_recommendation(assessment),
        "can_accept": can_accept(user, mine, on=today) if mine else None,
        "can_propose": can_propose_plan(user, assessment, on=today) if mine else None,
        "can_start": can_start_review(user, assessment, on=today) if mine else None,
        "can_agree": can_agree(user, plan) if plan else None,
        "can_ask_for_change": can_ask_for_change(user, plan) if plan else None,
        "can_object": can_object(user, assessment),
        "sign_form": forms.get("sign_form") or SignForm(prefix="sign"),
        "change_form": forms.get("change_form") or ReasonForm(prefix="change"),
        "object_form": forms.get("object_form") or ReasonForm(prefix="object"),
        "decline_form": forms.get("decline_form") or ReasonForm(prefix="decline"),
        "replace_form": forms.get("replace_form") or ReasonForm(prefix="replace"),
        "answer_form": forms.get("answer_form") or AnswerForm(prefix="answer"),
    }
    return render(request, "assessments/assessment.html", page)
