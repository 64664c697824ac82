"""Which decision can be set aside, as far as this floor knows; whether it is, a ruling on an appeal says (9.9.6)."""

from django.utils.translation import gettext as _

from decisions.models import Outcome, Retest
from foundation.workflow.answers import YES, no

CLAUSE = "9.9.6"


def can_reopen_decision(decision):
    """A decision that stands, says not yet competent, and that no retest follows."""
    if decision.released_at is None or decision.replaced_by_id or decision.outcome != Outcome.NOT_YET:
        return no(_("Only a decision that stands and says not yet competent is decided anew."), clause=CLAUSE)
    if hasattr(decision, "reopening"):
        return no(_("This decision was set aside already."), clause=CLAUSE)
    return has_no_retest(decision)


def has_no_retest(decision):
    """One way at a time: a retest leads to a new decision, too (9.3.5)."""
    if Retest.objects.live().filter(decision=decision).exists():
        return no(_("A retest follows this decision. Withdraw it first."), clause=CLAUSE)
    return YES
