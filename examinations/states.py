"""The life of a session, of a written paper and of a record (scheme, 9.3)."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class SessionState(models.TextChoices):
    """Where a session at a test place stands; that it is full or over can be read from its rows and its hours."""

    PLANNED = "PLANNED", _("Planned")
    RUNNING = "RUNNING", _("Running")
    CLOSED = "CLOSED", _("Closed")
    CANCELLED = "CANCELLED", _("Cancelled")


class PaperState(models.TextChoices):
    """Where the written paper of one candidate stands."""

    DRAWN = "DRAWN", _("Drawn")
    RUNNING = "RUNNING", _("Being written")
    HANDED_IN = "HANDED_IN", _("Handed in")
    MARKED = "MARKED", _("Marked")
    VOID = "VOID", _("Not written")


class RecordState(models.TextChoices):
    """Where an observation, an oral or any other record that an assessor keeps stands."""

    OPEN = "OPEN", _("Open")
    SUBMITTED = "SUBMITTED", _("Handed in")


class ThirdPartyState(models.TextChoices):
    """Where somebody from outside stands whom the candidate has named (FR.IA.10)."""

    NAMED = "NAMED", _("Named by the candidate")
    ASKED = "ASKED", _("Asked")
    ANSWERED = "ANSWERED", _("Answered")
    DECLINED = "DECLINED", _("Declined")
    PASSED_ON = "PASSED_ON", _("Named somebody else")
    WITHDRAWN = "WITHDRAWN", _("Not asked any more")


_S, _P, _R = SessionState, PaperState, RecordState

SESSION_MOVES = {
    _S.PLANNED: {_S.RUNNING, _S.CANCELLED},
    _S.RUNNING: {_S.CLOSED},
    _S.CLOSED: set(),
    _S.CANCELLED: set(),
}
PAPER_MOVES = {
    _P.DRAWN: {_P.RUNNING, _P.VOID},
    _P.RUNNING: {_P.HANDED_IN, _P.VOID},
    # The clock closed it during an outage that is given back (9.3.1).
    _P.HANDED_IN: {_P.MARKED, _P.RUNNING},
    _P.MARKED: set(),
    _P.VOID: set(),
}
# What was handed in is corrected by a new version of the record, never by opening it again (9.3.6).
RECORD_MOVES = {_R.OPEN: {_R.SUBMITTED}, _R.SUBMITTED: set()}

_T = ThirdPartyState

THIRD_PARTY_MOVES = {
    _T.NAMED: {_T.ASKED, _T.WITHDRAWN},
    _T.ASKED: {_T.ANSWERED, _T.DECLINED, _T.PASSED_ON, _T.WITHDRAWN},
    _T.ANSWERED: set(),
    _T.DECLINED: set(),
    _T.PASSED_ON: set(),
    _T.WITHDRAWN: set(),
}
