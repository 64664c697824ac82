"""Who plans a test, what a plan has to hold, who agrees to it, and when it may be tested by (9.2.1, 9.2.4, 9.3.1)."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from accounts.models import Role
from accounts.rules import holds_role
from assessments.models import Potential, Signer
from assessments.queries import live_assignment_of
from assessments.rules.judging import can_judge
from assessments.states import AssessmentState
from examinations.models import (
    Aim,
    Benchmark,
    Conductor,
    Confirmer,
    Environment,
    EvidenceKind,
    Modification,
    Opportunity,
    Relation,
)
from examinations.queries.adjustments import open_request, unsigned_adjustments
from examinations.queries.plans import (
    can_reach,
    current_test_plan,
    elements_to_test,
    is_agreed,
    planned_methods,
    reach_of,
)
from examinations.states import SessionState
from foundation.workflow.answers import YES, first_no, no
from instruments.rules import can_use_instrument

ONE_OF = {"potential": Potential, "aim": Aim, "environment": Environment, "opportunity": Opportunity}
SOME_OF = {"relations": Relation, "conductors": Conductor, "benchmarks": Benchmark}
NAMES = {
    "potential": gettext_lazy("where the candidate comes from"),
    "aim": gettext_lazy("purpose of the assessment"),
    "environment": gettext_lazy("environment"),
    "opportunity": gettext_lazy("chance to collect evidence"),
    "relations": gettext_lazy("relation between standard and candidate"),
    "conductors": gettext_lazy("who carries it out"),
    "benchmarks": gettext_lazy("benchmarks"),
}
"""The fields of FR.MAPA.01 that every plan answers, as a refusal names them."""


def can_plan_test(user, assessment, *, on):
    """The lead assessor, while the case waits for its test, unless a session is already fixed by an agreed plan."""
    if assessment.state != AssessmentState.TESTING:
        return no(_("A test is planned when the evidence left elements short."), clause="9.2.6")
    judge = can_judge(user, assessment, on=on)
    if not judge:
        return judge
    if not live_assignment_of(assessment, user).is_lead:
        return no(_("The lead assessor plans the test."), clause="9.2.1")
    return _is_not_seated(assessment)


def _is_not_seated(assessment):
    plan = current_test_plan(assessment)
    ahead = [SessionState.PLANNED, SessionState.RUNNING]
    if plan and plan.seats.live().filter(session__state__in=ahead).exists():
        return no(
            _("The candidate has a seat in a session by this plan. The secretariat gives it up first."),
            clause="9.2.1",
        )
    return YES


def is_whole_plan(assessment, methods, particulars, *, on):
    """Every short element has a method, only they have one, and each is possible that day; every field is answered.

    `methods` are (element, instrument, kind of evidence).
    """
    short = elements_to_test(assessment)
    return first_no(
        _are_short(methods, short),
        _have_methods(methods, short),
        _can_be_used(assessment, methods, on=on),
        _are_answered(particulars),
        _are_explained(particulars),
    )


def _are_short(methods, short):
    for element, _instrument, _kind in methods:
        if element not in short:
            words = {"element": f"{element.unit.code}, {element}"}
            return no(
                _("The test covers just the elements that fell short, not %(element)s.") % words, "9.2.6"
            )
    return YES


def _have_methods(methods, short):
    planned = {element.pk for element, _instrument, _kind in methods}
    missing = [f"{element.unit.code}, {element}" for element in short if element.pk not in planned]
    if missing:
        return no(
            _("Choose at least one method for each element. Still without: %s.") % "; ".join(missing), "9.3.1"
        )
    return YES


def _can_be_used(assessment, methods, *, on):
    instruments = {instrument.pk: instrument for _element, instrument, _kind in methods}
    version = assessment.application.scheme_version_id
    if any(instrument.scheme_version_id != version for instrument in instruments.values()):
        return no(_("This method does not belong to the scheme of the candidate."), clause="9.3.1")
    usable = first_no(*(can_use_instrument(instrument, on=on) for instrument in instruments.values()))
    return usable and _reach_their_elements(instruments, methods, on=on)


def _reach_their_elements(instruments, methods, *, on):
    reach = reach_of(instruments.values(), on=on)
    for element, instrument, kind in methods:
        words = {"instrument": instrument.printed_form, "element": element}
        if not can_reach(reach, instrument, element):
            return no(_("%(instrument)s has nothing to ask about “%(element)s”.") % words, clause="9.3.1")
        if kind not in EvidenceKind:
            return no(
                _("Say which kind of evidence %(instrument)s gives for “%(element)s”.") % words, "9.2.1"
            )
    return YES


def _are_answered(particulars):
    known = [particulars.get(key) in choices for key, choices in ONE_OF.items()]
    known += [_are_some_of(particulars.get(key), choices) for key, choices in SOME_OF.items()]
    keys = [key for key, answered in zip([*ONE_OF, *SOME_OF], known, strict=True) if not answered]
    if keys:
        return no(
            _("Answer this part of FR.MAPA.01: %s.") % ", ".join(str(NAMES[key]) for key in keys), "9.2.1"
        )
    return YES


def _are_some_of(values, choices):
    return bool(values) and all(value in choices for value in values)


def _are_explained(particulars):
    """A yes and an "other" are explained; a no needs no words, but nobody's answer is not a no."""
    if particulars.get("aim") == Aim.OTHER and not particulars.get("aim_other", "").strip():
        return no(_("Say which other purpose the assessment has."), clause="9.2.1")
    for key, name in particulars.get("confirmed_with", {}).items():
        if key not in Confirmer or not name.strip():
            return no(_("Name each relevant person with whom the plan was talked over."), clause="9.2.1")
    answers = particulars.get("modifications", {})
    for item in Modification:
        answer = answers.get(item.value, {})
        words = {"question": item.label}
        if answer.get("answer") not in (True, False):
            return no(_("Answer yes or no: %(question)s.") % words, clause="9.2.1")
        if answer["answer"] and not answer.get("detail", "").strip():
            return no(_("Explain your yes: %(question)s.") % words, clause="9.2.1")
    return YES


def side_of(user, assessment):
    """On which side this person signs about the test: the candidate, the lead assessor; None for everybody else."""
    assignment = live_assignment_of(assessment, user)
    if user.pk == assessment.application.applicant_id:
        return Signer.CANDIDATE
    return Signer.ASSESSOR if assignment and assignment.is_lead and assignment.accepted_at else None


def can_ask_for_other_plan(user, plan):
    """Either side, until both have signed (9.2.4)."""
    return first_no(_is_a_side(user, plan.assessment), _waits(plan))


def can_agree_to_test(user, plan, *, on):
    """Each side as themself, the last plan only, once what the candidate needs is decided (9.2.4)."""
    return first_no(
        _is_a_side(user, plan.assessment),
        _waits(plan),
        _has_not_signed(user, plan),
        _needs_are_settled(plan.assessment),
        *(can_use_instrument(method.instrument, on=on) for method in planned_methods(plan)),
    )


def _is_a_side(user, assessment):
    side = side_of(user, assessment)
    if side is None:
        return no(_("Only the candidate and the lead assessor agree to the plan."), clause="9.2.4")
    return YES if side == Signer.CANDIDATE else holds_role(user, Role.ASSESSOR)


def _waits(plan):
    if plan.assessment.state != AssessmentState.TESTING or plan.agreed_at:
        return no(_("This plan no longer waits for an agreement."), clause="9.2.4")
    if current_test_plan(plan.assessment) != plan:
        return no(_("There is a newer plan. Read that one."), clause="9.2.4")
    if plan.change_asked_at:
        return no(_("A change was asked for; the assessor makes a new plan first."), clause="9.2.4")
    return YES


def _has_not_signed(user, plan):
    if plan.agreements.filter(signer=side_of(user, plan.assessment)).exists():
        return no(_("You have already agreed to this plan."), clause="9.2.4")
    return YES


def _needs_are_settled(assessment):
    if open_request(assessment):
        return no(_("The adjustments that the candidate asked for are not decided yet."), clause="9.2.4")
    if unsigned_adjustments(assessment):
        return no(_("Both sign the adjustments (FR.AK.07) first."), clause="9.2.4")
    return YES


def can_test_by(plan, *, on):
    """Whether a candidate may sit in a session by this plan on that day: agreed, the last, with instruments that hold.

    `plan` may be None: then there is nothing to test by.
    """
    if not is_agreed(plan):
        return no(_("Candidate and assessor have to agree on the plan of the test first."), clause="9.2.1")
    if plan.assessment.state != AssessmentState.TESTING:
        return no(_("This candidate does not wait for a test."), clause="9.2.6")
    return first_no(
        _needs_are_settled(plan.assessment),
        *(can_use_instrument(method.instrument, on=on) for method in planned_methods(plan)),
    )
