"""What records and the third party add to the home of a case, its log, and the page of the assessment (9.3)."""

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from applications.queries.story import Leaf

from .record_duties import todo_to_name
from .records import records_of
from .third_parties import instrument_in, third_parties_of, waits_for_a_name

WORDS = {
    "record.handed_in": gettext_lazy("Your assessor handed in a record of the test."),
    "record.correction_begun": gettext_lazy("Your assessor corrects a record of the test."),
    "third_party.named": gettext_lazy("You named a third party."),
    "third_party.asked": gettext_lazy("The third party was asked."),
    "third_party.answered": gettext_lazy("The third party answered."),
    "third_party.declined": gettext_lazy("The third party does not answer."),
    "third_party.passed_on": gettext_lazy("The third party named somebody else."),
    "third_party.withdrawn": gettext_lazy("The third party is not asked any more."),
}


def tell_records(story, assessment):
    """What the candidate may read."""
    if records_of(assessment).submitted().exists():
        url = reverse("examinations:case_records", args=[assessment.pk])
        story.papers = [*story.papers, Leaf(_("Records of the test"), _("What your assessor recorded."), url)]
    if third_parties_of(assessment).exists():
        url = reverse("examinations:third_parties", args=[assessment.pk])
        story.ways = [*story.ways, Leaf(_("Third party (FR.IA.10)"), _("Who is asked about your work."), url)]


def third_party_todos_of(assessment):
    """What the candidate of this case has to do about it."""
    return [todo_to_name(assessment)] if waits_for_a_name(assessment) else []


def record_ways(assessment, plan):
    """From the page of an assessment that was planned a test: its records, and its third party."""
    count = records_of(assessment).count()
    if count:
        url = reverse("examinations:case_records", args=[assessment.pk])
        yield Leaf(_("Records of the test"), _("%d records") % count, url)
    third_party = third_parties_of(assessment).first()
    if third_party or instrument_in(plan):
        url = reverse("examinations:third_parties", args=[assessment.pk])
        said = (
            third_party.get_state_display() if third_party else _("The candidate has not named anybody yet.")
        )
        yield Leaf(_("Third party (FR.IA.10)"), said, url)
