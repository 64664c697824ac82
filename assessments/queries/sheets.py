"""The papers of an assessment, in the order in which they came about, with every version of each (9.3.6, 9.4.1)."""

from dataclasses import dataclass

from assessments.models import EventReport
from foundation.documents.models import Paper

from .people import current_plan

SHEETS = []
"""What upper floors add: `sheets(assessment)` yields Sheets (the plan of the test, the day report of a session).
An upper floor adds its own in its `AppConfig.ready`. Nothing that only few may read belongs here: no health, no faith.
"""


@dataclass(frozen=True)
class Sheet:
    """A paper of the case, by the code of its form; `note` says which version, or of what."""

    code: str
    paper: Paper
    note: str = ""


def sheets_of(assessment):
    """Everything printed of this assessment that those who decide read."""
    found = [*_agreement(assessment), *_reviewed(assessment), *_tested(assessment)]
    found += [sheet for sheets in SHEETS for sheet in sheets(assessment)]
    found += [*_recorded(assessment), *_reported(assessment), *_looked_back(assessment)]
    return [sheet for sheet in found if sheet.paper is not None]


def _agreement(assessment):
    plan = current_plan(assessment)
    if plan:
        yield Sheet("FR.AK.01", plan.paper)


def _reviewed(assessment):
    for row in assessment.recommendations.exclude(paper=None).select_related("paper").order_by("number"):
        yield Sheet("FR.IA.08", row.paper, f"#{row.number}")


def _tested(assessment):
    for row in assessment.test_evidence.exclude(paper=None).select_related("paper"):
        yield Sheet(row.form_code, row.paper, row.title)


def _recorded(assessment):
    found = assessment.recommendations.exclude(record_paper=None).select_related("record_paper")
    for row in found.order_by("number"):
        yield Sheet("FR.AK.02", row.record_paper, f"#{row.number}")


def _reported(assessment):
    for row in EventReport.objects.standing().filter(assessments=assessment).select_related("paper"):
        yield Sheet("FR.AK.05", row.paper, row.title)


def _looked_back(assessment):
    for row in assessment.process_reviews.exclude(submitted_at=None).select_related("paper"):
        yield Sheet("FR.AK.06", row.paper)
