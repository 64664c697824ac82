"""Which decision can be set aside, as far as this floor knows; whether it is, a ruling on an appeal says (9.9.6)."""

from django.utils.translation import gettext as _

from decisions.models import Retest
from decisions.queries import reopenable
from foundation.workflow.answers import YES, no

CLAUSE = "9.9.6"


def can_reopen_decision(decision):
    """A decision that stands, says not yet competent or sends back, and that nothing follows."""
    if hasattr(decision, "reopening"):
        return no(_("This decision was set aside already."), clause=CLAUSE)
    retest = has_no_retest(decision)
    if not retest or reopenable().filter(pk=decision.pk).exists():
        return retest
    return no(
        _("Only a decision that stands, and says not yet competent or sends back, is decided anew."),
        clause=CLAUSE,
    )


def has_no_retest(decision):
    """One way at a time: a retest leads to a new decision, too (9.3.5)."""
    if Retest.objects.live().filter(decision=decision).exists():
        return no(_("A retest follows this decision. Withdraw it first."), clause=CLAUSE)
    return YES
