"""What nobody waits for any more: open questions and visits of a year that is settled, or of an ended certificate."""

from django.db import transaction
from django.utils import translation
from django.utils.translation import gettext_lazy as _

from foundation.journal.actions import record
from foundation.workflow.moves import lock
from surveillance import letters
from surveillance.queries.outsiders import open_questions
from surveillance.states import QuestionState

from .outsiders import close_question


@transaction.atomic
def end_with_certificate(surveillance, *, by, at):
    """Its certificate was withdrawn, replaced or has run out. Returns the surveillance, which keeps its state.

    Given back after an appeal, the certificate is looked after as before: whoever is needed is asked anew.
    """
    surveillance = lock(surveillance)

    closed = let_go(surveillance, reason=_("The certificate has ended."), at=at)

    record("surveillance.let_go", surveillance, moved=closed, by=by, at=at)
    return surveillance


def let_go(surveillance, *, reason, at):
    """Take back what is not answered, and call off whom somebody was sent to visit. The caller holds the surveillance.

    Visitor and holder are told; whoever was asked finds their link closed. Returns the questions that were open.
    """
    # Kept as words for whoever reads it later: in the language of the scheme, whoever it was that ended it.
    with translation.override("id"):
        reason = str(reason)
    questions = list(open_questions(surveillance.certificate).filter(surveillance=surveillance))
    for question in questions:
        close_question(question, QuestionState.WITHDRAWN, words=reason, at=at)
    for visit in surveillance.visits.to_come():
        visit.cancelled_at, visit.reason = at, reason
        visit.save()
        letters.tell_visit_cancelled(visit, at=at)
    return questions
