"""The life of an appeal (9.9): lodged, admitted, a team formed, both sides heard, ruled, sealed."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class AppealState(models.TextChoices):
    """Where an appeal stands. Only a ruling, or the appellant, ends one that was admitted: no day passes it over."""

    LODGED = "LODGED", _("Lodged")
    INADMISSIBLE = "INADMISSIBLE", _("Not admitted")
    ADMITTED = "ADMITTED", _("Waiting for its team")
    FORMED = "FORMED", _("Team formed")
    HEARD = "HEARD", _("Heard")
    RULED = "RULED", _("Ruling to be signed")
    UPHELD = "UPHELD", _("Upheld")
    REJECTED = "REJECTED", _("Rejected")
    WITHDRAWN = "WITHDRAWN", _("Withdrawn by the appellant")


_S = AppealState

MOVES = {
    _S.LODGED: {_S.ADMITTED, _S.INADMISSIBLE, _S.WITHDRAWN},
    _S.INADMISSIBLE: set(),
    _S.ADMITTED: {_S.FORMED, _S.WITHDRAWN},
    # Where a member falls out, another team hears it again.
    _S.FORMED: {_S.HEARD, _S.ADMITTED, _S.WITHDRAWN},
    _S.HEARD: {_S.RULED, _S.ADMITTED},
    _S.RULED: {_S.UPHELD, _S.REJECTED, _S.ADMITTED},
    _S.UPHELD: set(),
    _S.REJECTED: set(),
    _S.WITHDRAWN: set(),
}

CLOSED = frozenset({_S.INADMISSIBLE, _S.UPHELD, _S.REJECTED, _S.WITHDRAWN})
FINAL = frozenset({_S.UPHELD, _S.REJECTED})
