"""The life of a yearly surveillance, and of what one person is asked in it (9.6)."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class SurveillanceState(models.TextChoices):
    """Late is none of them: the date says it."""

    PLANNED = "PLANNED", _("Planned")
    BEGUN = "BEGUN", _("Under way")
    FOLLOW_UP = "FOLLOW_UP", _("Follow-up until a day")
    CONCLUDED = "CONCLUDED", _("Concluded")
    # The last year, where a recertification was filed in time.
    MET = "MET", _("Met by recertification")


_S = SurveillanceState

MOVES = {
    _S.PLANNED: {_S.BEGUN, _S.MET},
    _S.BEGUN: {_S.FOLLOW_UP, _S.CONCLUDED, _S.MET},
    _S.FOLLOW_UP: {_S.CONCLUDED},
    _S.CONCLUDED: set(),
    _S.MET: set(),
}

OPEN = frozenset({_S.BEGUN, _S.FOLLOW_UP})
SETTLED = frozenset({_S.CONCLUDED, _S.MET})


class QuestionState(models.TextChoices):
    """What became of a question about one holder."""

    ASKED = "ASKED", _("Asked")
    ANSWERED = "ANSWERED", _("Answered")
    DECLINED = "DECLINED", _("Declined")
    PASSED_ON = "PASSED_ON", _("Passed on")
    WITHDRAWN = "WITHDRAWN", _("Taken back")


_Q = QuestionState

QUESTION_MOVES = {
    _Q.ASKED: {_Q.ANSWERED, _Q.DECLINED, _Q.PASSED_ON, _Q.WITHDRAWN},
    _Q.ANSWERED: set(),
    _Q.DECLINED: set(),
    _Q.PASSED_ON: set(),
    _Q.WITHDRAWN: set(),
}
