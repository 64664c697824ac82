"""What the assessment adds to the home of a case and to its log, in the words that its applicant reads."""

from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from applications.queries.story import DONE, Leaf
from applications.states import ApplicationState
from assessments.models import RecommendationOutcome
from assessments.states import AssessmentState
from foundation.look.writing import short_day

from .duties import todo
from .people import lead_of, shown_record
from .retakes import last_retake
from .voices import elements_in_test

WORDS = {
    "assessor.assigned": gettext_lazy("The secretariat named your assessor."),
    "assignment.declined": gettext_lazy("Your assessor declined. Another one is named."),
    "assignment.ended": gettext_lazy("Your assessor is replaced."),
    "objection.raised": gettext_lazy("You objected to the assessor."),
    "objection.answered": gettext_lazy("The secretariat answered your objection."),
    "plan.proposed": gettext_lazy("Your assessor proposed a plan."),
    "plan.change_asked": gettext_lazy("A change of the plan was asked for."),
    "plan.agreed": gettext_lazy("The plan was signed by one side."),
    "review.started": gettext_lazy("Your assessor began to judge your evidence."),
    # Not the outcome: it stays with those who decide (embargo).
    "recommendation.given": gettext_lazy("Your assessor concluded the review of your evidence."),
    "record.signed": gettext_lazy("You signed the record of the review (FR.IA.08)."),
    "record.refused": gettext_lazy("You refused to sign the records of the assessment."),
    "feedback.given": gettext_lazy("You gave your feedback on the assessment (FR.AK.03)."),
    "assessment.stopped": gettext_lazy("The assessment was stopped."),
    "test.opened_again": gettext_lazy("Your test is open again. Your assessor plans it."),
    "assessment.reopened": gettext_lazy("The meeting sent your file back to the assessor."),
}


def chapter(story, application, *, at):
    """Tell where the assessment stands, once there is one."""
    assessment = getattr(application, "assessment", None)
    if application.state == ApplicationState.ACCEPTED:
        story.leave = reverse("assessments:stop", args=[application.pk])
    if assessment is None:
        return
    story.reach("assessment", note=assessment.get_state_display())
    SAYINGS[assessment.state](story, assessment)
    if record := shown_record(assessment):
        note = "" if hasattr(record, "signature") else _("You may read and sign it.")
        story.papers = [*story.papers, Leaf("FR.IA.08, FR.AK.02", note, assessment.get_absolute_url())]
    # Later on nothing waits for the candidate here.
    waiting = todo(application.applicant, at=at) if assessment.state == AssessmentState.ASSIGNED else []
    mine = [found for found in waiting if found.url == assessment.get_absolute_url()]
    story.todos = [*story.todos, *mine]
    if mine:
        story.holder = "you"


def _assigned(story, assessment):
    lead = lead_of(assessment)
    if lead is None:
        story.reach("assessment", note=_("An assessor is being assigned"))
        story.sentence = _("Another assessor is being assigned to you.")
        return
    story.sentence = _("Your assessor is named. Talk the plan over and agree on it.")
    story.holder = _("With your assessor, %s") % lead.registration.user
    story.calm = _("Your assessor proposes a plan. You get a letter as soon as it is there.")


def _agreed(story, assessment):
    story.sentence = _("The plan is agreed. Your assessor judges your evidence next.")
    story.holder, story.calm = _("With your assessor"), _("You need not do anything now.")


def _reviewing(story, assessment):
    story.sentence = _("Your assessor is judging your evidence.")
    story.holder, story.calm = _("With your assessor"), _("You need not do anything now.")


def _testing(story, assessment):
    short = len(elements_in_test(assessment))
    words = ngettext(
        "You take a competency test in %d element.", "You take a competency test in %d elements.", short
    )
    if last_retake(assessment):
        words = ngettext(
            "You take the test again in %d element.", "You take the test again in %d elements.", short
        )
    story.reach("test", note=_("Place and day follow"))
    story.sentence, story.holder = words % short, _("With the secretariat now")
    story.calm = _("The secretariat arranges the test and tells you place and day.")


def _reported(story, assessment):
    tested = Q(outcome=RecommendationOutcome.TEST) | Q(retake__isnull=False)
    if not assessment.recommendations.filter(tested).exists():
        del story.stops["test"]
    story.reach("decision", note=_("Waits for the meeting"))
    story.stops["assessment"].note = _("Concluded %s") % short_day(assessment.reported_at)
    story.sentence = _("Your file waits for the decision of the plenary meeting.")
    story.holder, story.calm = _("With the decision team"), _("You get a letter when it is decided.")


def _stopped(story, assessment):
    stop = story.stops["assessment"]
    stop.state, stop.note = DONE, _("Stopped %s") % short_day(assessment.stopped_at)
    story.holder, story.leave, story.todos = "", "", []
    if assessment.was_withdrawn:
        story.sentence = _("You have withdrawn from the certification.")
        story.calm = _("You may apply again whenever you like.")
    else:
        story.sentence = _("Your assessment was stopped: %s") % assessment.stopped_reason
        story.calm = _("Ask the secretariat if it is not clear. You may apply again.")


SAYINGS = {
    AssessmentState.ASSIGNED: _assigned,
    AssessmentState.AGREED: _agreed,
    AssessmentState.REVIEWING: _reviewing,
    AssessmentState.TESTING: _testing,
    AssessmentState.REPORTED: _reported,
    AssessmentState.STOPPED: _stopped,
}
