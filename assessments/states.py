"""The life of an assessment (scheme, 9.2 and 9.3)."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class AssessmentState(models.TextChoices):
    """Where the assessment stands."""

    ASSIGNED = "ASSIGNED", _("Waiting for agreement")
    AGREED = "AGREED", _("Plan agreed")
    REVIEWING = "REVIEWING", _("Evidence under review")
    TESTING = "TESTING", _("Competency test needed")
    REPORTED = "REPORTED", _("Reported")
    STOPPED = "STOPPED", _("Stopped")


_S = AssessmentState

MOVES = {
    _S.ASSIGNED: {_S.AGREED, _S.STOPPED},
    # A new plan or a new assessor needs a new agreement.
    _S.AGREED: {_S.REVIEWING, _S.ASSIGNED, _S.STOPPED},
    _S.REVIEWING: {_S.REPORTED, _S.TESTING, _S.ASSIGNED, _S.STOPPED},
    # Back to the review only where the recommendation of a test was taken back (9.2.6).
    _S.TESTING: {_S.REPORTED, _S.REVIEWING, _S.STOPPED},
    # The plenary may send a case back (9.4.5), to the review or to the judgement of the test; before it has the case,
    # the candidate may still withdraw.
    # After an appeal that was upheld others assess anew, from the agreement on (9.9.6).
    _S.REPORTED: {_S.REVIEWING, _S.TESTING, _S.ASSIGNED, _S.STOPPED},
    _S.STOPPED: set(),
}
