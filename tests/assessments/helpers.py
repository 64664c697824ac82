"""What the tests of assessments have in common."""

from assessments.actions import judge_evidence
from assessments.queries import standing
from tests.factories.assessments import REVIEWED_AT

YES = {"valid": True, "authentic": True, "current": True, "sufficient": True}


def first_cell(assessment):
    return standing(assessment).cells[0]


def assessor_of(assessment):
    return assessment.assignments.live().get().registration.user


def judged(assessment, cell=None, *, answers=None, remarks=None, by=None, at=REVIEWED_AT, version=None):
    """One cell judged by the assessor of the case: four times yes, unless told otherwise."""
    cell = cell or first_cell(assessment)
    return judge_evidence(
        assessment,
        evidence=cell.evidence,
        element=cell.element,
        answers=YES | (answers or {}),
        remarks=remarks or {},
        version=cell.version if version is None else version,
        by=by or assessor_of(assessment),
        at=at,
    )
