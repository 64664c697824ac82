"""Who sends FR.AK.05, FR.AK.03 and FR.AK.06, and when (9.3.6)."""

from django.utils.translation import gettext as _

from accounts.models import Role
from accounts.queries import same_person
from accounts.rules import holds_role
from applications.rules.independence import Act, may_act
from assessments.models import Dimension, EventReport, Principle, Statement
from assessments.models.answers import Aspect
from assessments.queries import event_of, shown_record
from assessments.states import AssessmentState
from foundation.workflow.answers import YES, first_no, no
from schemes.queries import authorisation_of

FREE = {f"{aspect}.{Principle.FLEXIBLE}" for aspect in (Aspect.DECISION, Aspect.FEEDBACK)}


def can_submit_report(user, key):
    """Whoever assessed at the event, once every case of it is reported, and once (9.3.6)."""
    event = event_of(user, key)
    if event is None or not event.cases:
        return no(_("Only who assessed there reports on it."), clause="9.3.6")
    if EventReport.objects.filter(assessor=user, event=key).exists():
        return no(_("This report was sent. A correction is a new version."), clause="9.3.6")
    if event.open_cases:
        names = ", ".join(str(case.application.particulars.full_name) for case in event.open_cases)
        return no(_("First send the recommendations that are still missing: %s.") % names, clause="9.3.6")
    return holds_role(user, Role.ASSESSOR)


def can_correct_report(user, report):
    """Who sent it, the version that counts, one correction at a time."""
    if report.assessor_id != user.pk:
        return no(_("Only who sent the report corrects it."), clause="9.3.6")
    if EventReport.objects.filter(corrects=report).exists():
        return no(_("There is a newer version of this report."), clause="9.3.6")
    if report.waits:
        return no(_("This correction waits for a second person."), clause="9.3.6")
    return holds_role(user, Role.ASSESSOR)


def can_confirm_report(user, report, *, on):
    """A second person of the secretariat or the head, never who sent it."""
    if not report.waits:
        return no(_("Nothing waits for a confirmation here."), clause="9.3.6")
    if not user.holds(Role.SECRETARIAT, Role.HEAD, on=on) or same_person(user, report.assessor):
        return no(_("A second person of the secretariat or the head confirms."), clause="9.3.6")
    return YES


def can_give_feedback(user, assessment):
    """The candidate, once, after the decision is known."""
    if user.pk != assessment.application.applicant_id:
        return no(_("Only the candidate gives this feedback."), clause="9.3.6")
    if shown_record(assessment) is None:
        return no(_("You give your feedback once the decision is known."), clause="9.4.5")
    if hasattr(assessment, "feedback"):
        return no(_("You have given your feedback already."), clause="9.3.6")
    return YES


def is_answered(answers):
    """Every statement of FR.AK.03 has its yes or no."""
    if {key for key, said in answers.items() if said.get("yes") is not None} != set(Statement.values):
        return no(_("Answer every statement with yes or no."), clause="9.3.6")
    return YES


def can_ask_for_review(user, assessment, reviewer, *, on):
    """The secretariat asks an assessor who had no part in the case, once it is reported (9.3.6)."""
    return first_no(
        can_open_review(user, assessment, on=on),
        can_review_process(reviewer, assessment, on=on),
    )


def can_open_review(user, assessment, *, on):
    """Whether this person may ask anybody, now."""
    if not user.holds(Role.SECRETARIAT, on=on):
        return no(_("The secretariat asks for a review of the process."), clause="9.3.6")
    if assessment.state != AssessmentState.REPORTED:
        return no(_("The process is reviewed after the report."), clause="9.3.6")
    if any(review.submitted_at is None for review in assessment.process_reviews.all()):
        return no(_("A review of the process is under way."), clause="9.3.6")
    return may_act(user, assessment.application, Act.ARRANGE, on=on)


def can_review_process(reviewer, assessment, *, on):
    """Another assessor of the scheme, independent of the candidate, who had no assignment in the case."""
    if assessment.assignments.filter(registration__user=reviewer).exists():
        return no(_("Was assigned to this case."), clause="9.3.6")
    if not reviewer.holds(Role.ASSESSOR, on=on) or not authorisation_of(
        reviewer, assessment.application.scheme_id, on
    ):
        return no(_("Not authorised for this scheme."), clause="9.2.2")
    return may_act(reviewer, assessment.application, Act.ASSESS, on=on)


def can_submit_review(user, review, *, on):
    """Whoever was asked, once."""
    if review.reviewer_id != user.pk:
        return no(_("Only who was asked sends this review."), clause="9.3.6")
    if review.submitted_at:
        return no(_("This review was sent."), clause="9.3.6")
    return can_review_process(user, review.assessment, on=on)


def is_whole_review(aspects, dimensions):
    """Every line answered; the older edition leaves flexibility out for decision and feedback, so these may be."""
    wanted = {f"{aspect}.{principle}" for aspect in Aspect.values for principle in Principle.values} - FREE
    answered = {key for key, kept in aspects.items() if kept is not None}
    if not wanted <= answered or {key for key, kept in dimensions.items() if kept is not None} != set(
        Dimension.values
    ):
        return no(_("Answer every line with yes or no."), clause="9.3.6")
    return YES
