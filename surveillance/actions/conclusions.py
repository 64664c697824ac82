"""An independent person concludes a surveillance (9.6.1, 9.6.3)."""

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from applications.actions.involvements import involve
from applications.models import Part
from foundation.documents.actions import order_paper, take_number
from foundation.documents.models import Upload
from foundation.journal.actions import record
from foundation.workflow.answers import require
from foundation.workflow.moves import lock, move
from sanctions.actions import report
from sanctions.models import Ground, Source
from surveillance import letters, rules
from surveillance.models import Conclusion, Outcome
from surveillance.papers import report_facts
from surveillance.states import SurveillanceState

from .endings import let_go


@transaction.atomic
def conclude(surveillance, *, outcome, words, follow_up_on=None, follow_up="", by, at):
    """Maintained, a follow-up until a day, or a proposal to suspend, which opens a case (9.5.1). Returns it.

    Nothing happens to the certificate here: a case has its own hearing and its own two people.
    """
    surveillance, on, outcome = lock(surveillance), timezone.localdate(at), Outcome(outcome)
    is_follow_up = outcome == Outcome.FOLLOW_UP
    terms = {
        "words": words,
        "follow_up_on": follow_up_on if is_follow_up else None,
        "follow_up": follow_up.strip() if is_follow_up else "",
    }
    require(rules.can_conclude(by, surveillance, on=on))
    require(rules.fits(surveillance, outcome, on=on, **terms))

    conclusion = _write(surveillance, outcome, terms, by=by, at=at)
    closed = []
    if not is_follow_up:
        closed = let_go(surveillance, reason=_("The surveillance is concluded."), at=at)
        surveillance.settled_at = at
    move(surveillance, SurveillanceState.FOLLOW_UP if is_follow_up else SurveillanceState.CONCLUDED)
    surveillance.save()
    involve(surveillance.certificate.application, by, Part.SURVEYED, by=by, at=at)

    told = {"outcome": outcome, "paper": conclusion.paper.number}
    record("surveillance.concluded", surveillance, moved=closed, by=by, at=at, **told)
    letters.tell_holder_concluded(conclusion, at=at)
    return conclusion


def _write(surveillance, outcome, terms, *, by, at):
    number = take_number("surveillance", at=at)
    facts = report_facts(surveillance, outcome=outcome, **terms, number=number, by=by, at=at)
    paper = order_paper("surveillance-report", facts=facts, subject=surveillance, by=by, at=at, number=number)
    return Conclusion.objects.create(
        surveillance=surveillance,
        position=surveillance.conclusions.count() + 1,
        outcome=outcome,
        concluded_by=by,
        concluded_at=at,
        paper=paper,
        case=_report(surveillance, terms["words"], by=by, at=at) if outcome == Outcome.SUSPEND else None,
        **terms,
    )


def _report(surveillance, words, *, by, at):
    """A case on ground a: the holder is heard there, and others decide than who proposes it here."""
    uploads = Upload.objects.filter(pk__in=surveillance.findings.values("files__upload"))
    return report(
        surveillance.certificate,
        ground=Ground.A,
        words=words,
        source=Source.SURVEILLANCE,
        reporter=by,
        uploads=list(uploads),
        by=by,
        at=at,
    )
