"""The candidate's hand under FR.IA.08 and FR.AK.02, or why they refuse it (9.2.5, 9.3.6)."""

from dataclasses import asdict

from django.utils import translation
from django.utils.translation import gettext as _

from assessments.models import Signer
from foundation.documents.papers.facts import Signature

from .common import candidate_hand, post_of


@translation.override("id")
def with_candidate(facts, signature):
    """The frozen facts with the candidate's hand before the assessor's, as the forms have them."""
    name = signature.user.full_name
    if signature.refused_because:
        refused = _("Refuses to sign: %s") % signature.refused_because
        theirs = Signature(name=name, post=post_of(Signer.CANDIDATE), lines=(refused,))
    else:
        theirs = candidate_hand(name, signature.signed_at)
    return facts | {"signatures": [asdict(theirs), *facts["signatures"]]}
