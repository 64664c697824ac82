"""Candidate and assessor put their hands under the same thing, each as themself (9.2.4)."""

from accounts.rules import is_own_name
from assessments.models import Signer
from assessments.rules.planning import names_of
from examinations.rules.plans import side_of
from foundation.documents.actions import keep_hand
from foundation.workflow.answers import require

CLAUSE = "9.2.4"


def sign_side(agreements, assessment, *, typed_name, drawn, address, by, at):
    """One hand more among `agreements`, a related manager; gives it, and whether both sides have signed now."""
    require(is_own_name(typed_name, *names_of(by, assessment), clause=CLAUSE))
    hand = keep_hand(typed_name=typed_name, drawn=drawn, address=address, clause=CLAUSE, by=by, at=at)
    signed = agreements.create(signer=side_of(by, assessment), user=by, signed_at=at, **hand)
    return signed, agreements.count() == len(Signer)
