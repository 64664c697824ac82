"""What the test adds to the home of a case and to its log, in the words that its applicant reads."""

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from applications.queries.story import YOU, Leaf
from assessments.queries import BUSY
from assessments.states import AssessmentState

from .adjustments import current_adjustments, measures_of
from .parts import Parts
from .plan_duties import plan_todos
from .plans import counting_plan, current_test_plan, is_agreed, last_test_plan
from .record_story import WORDS as RECORD_WORDS
from .record_story import record_ways, tell_records, third_party_todos_of
from .session_story import WORDS as SESSION_WORDS
from .session_story import tell_held, tell_seat
from .written_duties import written_todos_of

WORDS = {
    "test_plan.proposed": gettext_lazy("Your assessor planned the test."),
    "test_plan.change_asked": gettext_lazy("Another plan of the test was asked for."),
    "test_plan.agreed": gettext_lazy("The plan of the test was signed by one side."),
    "adjustments.asked": gettext_lazy("You asked for adjustments."),
    "adjustments.decided": gettext_lazy("Your assessor decided on adjustments."),
    "adjustments.agreed": gettext_lazy("The adjustments were signed by one side."),
    **SESSION_WORDS,
    **RECORD_WORDS,
}


def chapter(story, application, *, at):
    """Tell where the plan of the test stands, and where the candidate asks for what they need."""
    assessment = getattr(application, "assessment", None)
    if assessment is None:
        return
    if assessment.state not in BUSY:
        tell_held(story, assessment)
        return
    story.ways = [*story.ways, _adjusting(assessment)]
    if assessment.state == AssessmentState.TESTING:
        _plan(story, assessment)
    mine = [
        found for found in plan_todos(Parts(application.applicant, at=at)) if found.url in _places(assessment)
    ]
    mine += [*third_party_todos_of(assessment), *written_todos_of(assessment, at=at)]
    if mine:
        story.todos, story.holder = [*story.todos, *mine], YOU


def _adjusting(assessment):
    measures = measures_of(assessment)
    note = "; ".join(measures) if measures else _("If you need more time, a reader or another place.")
    url = reverse("examinations:adjustments", args=[assessment.pk])
    asked = measures or current_adjustments(assessment)
    return Leaf(_("Your adjustments") if asked else _("Ask for adjustments"), note, url)


def _plan(story, assessment):
    plan = current_test_plan(assessment)
    if plan:
        story.papers = [
            *story.papers,
            Leaf("FR.MAPA.01, FR.MAPA.02", _("How you are tested."), plan.get_absolute_url()),
        ]
    if is_agreed(plan):
        tell_seat(story, assessment)
        tell_records(story, assessment)
        return
    waits = plan and not plan.change_asked_at
    story.reach("test", note=_("The plan waits for signatures") if waits else _("The plan follows"))
    story.holder = _("With your assessor")
    story.calm = _("Your assessor plans the test and talks it over with you. You get a letter.")


def _places(assessment):
    return [reverse(f"examinations:{view}", args=[assessment.pk]) for view in ("plan", "adjustments")]


def ways(assessment, user):
    """From the page of the assessment: the plan of its test, and what is adjusted for its candidate."""
    last = last_test_plan(assessment)
    plan = last and counting_plan(assessment, last)
    if plan or assessment.state == AssessmentState.TESTING:
        url = reverse("examinations:plan", args=[assessment.pk])
        yield Leaf(_("Plan of the test"), _standing(plan), url)
    measures, url = measures_of(assessment), reverse("examinations:adjustments", args=[assessment.pk])
    if measures or assessment.state in BUSY:
        yield Leaf(_("Adjustments (FR.AK.07)"), "; ".join(measures), url)
    if last:
        yield from record_ways(assessment, plan)


def _standing(plan):
    if plan is None:
        return _("Not planned yet")
    if plan.change_asked_at:
        return _("Change asked for")
    return _("Agreed") if plan.agreed_at else _("Waits for signatures")
