"""A decision is set aside after an appeal: others decide anew, and until then it stands (9.9.6)."""

from django.db import transaction
from django.utils.translation import gettext as _

from accounts.models import User
from applications.actions.involvements import involve
from applications.models import Involvement, Part
from assessments.actions import assess_anew
from decisions.models import Reopening, Way
from decisions.queries.retests import elements_short
from decisions.rules.reopening import can_reopen_decision
from foundation.journal.actions import record
from foundation.workflow.answers import require
from foundation.workflow.moves import lock

BARRED = {
    Way.PLENARY: (Part.DECIDED, Part.SIGNED),
    Way.ASSESSMENT: (Part.DECIDED, Part.SIGNED, Part.ASSESSOR, Part.INVIGILATOR),
}
"""Whose work is set aside: they neither assess, watch over the test, nor decide in this case any more."""


@transaction.atomic
def reopen_decision(decision, *, way, because, by, at):
    """Have a case decided anew by others. Returns the `Reopening`.

    The decision stays on file, and stands until the new one replaces it. Called by the floor that ruled on the appeal,
    which has asked who may; `because` is the record of its ruling.
    """
    application, decision = lock(decision.application), lock(decision)
    require(can_reopen_decision(decision))

    reopening = Reopening.objects.create(
        decision=decision,
        way=Way(way),
        because_label=because._meta.label,
        because_id=str(because.pk),
        opened_by=by,
        opened_at=at,
    )
    _bar(application, reopening, by=by, at=at)
    if reopening.way == Way.ASSESSMENT:
        reason = _("An appeal was upheld: others assess anew.")
        elements = elements_short(decision)
        assess_anew(application.assessment, elements=elements, reason=reason, by=by, at=at)

    record("decision.set_aside", application, by=by, at=at, decision=decision.pk, way=reopening.way)
    return reopening


def _bar(application, reopening, *, by, at):
    """A fact for everyone whose work is set aside: independence is computed from it (9.4.2)."""
    parts = Involvement.objects.filter(application=application, part__in=BARRED[reopening.way])
    for person in User.objects.filter(pk__in=parts.values("user")).order_by("pk"):
        involve(application, person, Part.OVERRULED, by=by, at=at, note=str(reopening.pk))
