"""Letters about the plan of the test (9.2.4)."""

from assessments.queries import lead_of

from .posting import post_about, secretariat


def tell_candidate_test_plan(plan, *, at):
    _post("test_plan", plan, _candidate(plan), at=at)


def tell_other_plan_wanted(plan, *, at):
    asked_by_candidate = plan.change_asked_by_id == plan.assessment.application.applicant_id
    other = lead_of(plan.assessment).registration.user if asked_by_candidate else _candidate(plan)
    _post("test_plan_wanted", plan, other, at=at)


def tell_both_plan_agreed(plan, *, at):
    _post("test_plan_agreed", plan, _candidate(plan), lead_of(plan.assessment).registration.user, at=at)


def tell_secretariat_plan_agreed(plan, *, at):
    _post("test_plan_ready", plan, *secretariat(at), at=at)


def _candidate(plan):
    return plan.assessment.application.applicant


def _post(name, plan, *to, at):
    post_about(name, plan.assessment, *to, url=plan.get_absolute_url(), at=at, plan=plan)
