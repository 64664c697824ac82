"""The candidate's hand under FR.IA.08 and FR.AK.02, or why they refuse it (9.2.5, 9.3.6)."""

from dataclasses import asdict

from django.utils import translation
from django.utils.translation import gettext as _

from foundation.documents.papers.facts import Signature

from .common import hand


@translation.override("id")
def with_candidate(facts, signature):
    """The frozen facts with the candidate's hand before the assessor's, as the forms have them."""
    name, post = signature.user.full_name, _("Candidate")
    if signature.refused_because:
        refused = _("Refuses to sign: %s") % signature.refused_because
        theirs = Signature(name=name, post=post, lines=(refused,))
    else:
        theirs = hand(name, post, signature.signed_at)
    return facts | {"signatures": [asdict(theirs), *facts["signatures"]]}
