"""When a test can be taken again, as far as the assessment knows; whether it may be, decisions says (9.3.5)."""

from django.utils.translation import gettext as _

from assessments.states import AssessmentState
from foundation.workflow.answers import YES, no


def can_retake(assessment, elements):
    """After the report, for some elements of the scheme of the case."""
    if assessment.state != AssessmentState.REPORTED:
        return no(_("A test is taken again after its report, not while it is on."), clause="9.3.5")
    version = assessment.application.scheme_version_id
    if not elements or any(element.unit.version_id != version for element in elements):
        return no(_("There is nothing to be tested again."), clause="9.3.5")
    return YES
