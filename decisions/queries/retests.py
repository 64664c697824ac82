"""Which retest a decision gives: of what, from when, for how much, and how far it has come (9.3.5, 9.4.5)."""

import datetime as dt
from dataclasses import dataclass

from django.utils import timezone

from applications.queries.employers import fee_purpose
from decisions.models import Decision, Outcome, Retest
from fees.models import Invoice
from fees.queries import Part, part_of
from fees.states import InvoiceState
from schemes.models import Element
from schemes.queries import fee_for


def closing():
    """Decisions that end their case: they stand, nobody is tested again, and no appeal set them aside."""
    return _final().exclude(pk__in=Retest.objects.opened().values("decision"))


def settling():
    """Those after which nothing goes on: not even a retest is asked for."""
    return _final().exclude(pk__in=Retest.objects.live().values("decision"))


def _final():
    return Decision.objects.standing().filter(reopening=None)


def standing_decision(application):
    """The decision that counts for the case, as everybody may know it; None before the first."""
    return Decision.objects.standing().filter(application=application).first()


def is_decided(application):
    """Whether a decision stands, be it that a retest is under way."""
    return standing_decision(application) is not None


def retest_of(application):
    """The retest that the standing decision has led to; None where nobody has asked for one."""
    found = Retest.objects.live().filter(application=application, decision__replaced_by__isnull=True)
    return found.select_related("invoice", "decision", "application").first()


def retests_of(application):
    """Every retest that counts, the first one first."""
    return Retest.objects.live().filter(application=application).select_related("invoice").order_by("number")


def retest_invoices(application):
    """What the retests of the case cost, without those that were withdrawn."""
    return Invoice.objects.filter(pk__in=retests_of(application).exclude(invoice=None).values("invoice"))


def owes_a_retest(application):
    """Whether a retest of the case is not fully paid (8.4, 9.4.7)."""
    return retest_invoices(application).exclude(state=InvoiceState.PAID).exists()


def elements_short(decision):
    """What is tested again: what the meeting named or, where it named nothing, what the assessor left short."""
    named = decision.short_elements.all()
    if not named.exists():
        named = Element.objects.filter(pk__in=decision.item.recommendation.units.values("short_elements"))
    return list(named.select_related("unit").order_by("unit__position", "position"))


def retest_from(decision):
    """The first day on which a retest can be asked for: the days of waiting count from the release."""
    days = decision.application.scheme_version.retest_wait_days
    return timezone.localdate(decision.released_at) + dt.timedelta(days=days)


def retest_price(application, *, on):
    """What a retest costs on that day for the employer as it stands; None where the LSP has set no fee (8.2.3)."""
    version = application.scheme_version
    fee = fee_for(version, application.organisation.kind, on, purpose=fee_purpose(application))
    return fee and part_of(fee, version.retest_fee_percent)


@dataclass(frozen=True)
class Prospect:
    """What the standing decision gives: the elements, the day, the count, the sum; `retest` once it is asked for."""

    decision: Decision
    elements: list
    possible_on: dt.date
    days_left: int
    number: int
    limit: int
    price: Part | None
    retest: Retest | None

    @property
    def by_unit(self):
        """[(unit, its elements)] in the order of the scheme."""
        found = {}
        for element in self.elements:
            found.setdefault(element.unit, []).append(element)
        return list(found.items())

    @property
    def is_spent(self):
        """Whether the scheme gives no further one."""
        return self.retest is None and self.number > self.limit


def prospect_of(application, *, on):
    """The prospect of a retest; None unless the decision that stands says not yet competent."""
    decision = standing_decision(application)
    if decision is None or decision.outcome != Outcome.NOT_YET:
        return None
    retest, possible_on = retest_of(application), retest_from(decision)
    taken = retests_of(application).count()
    return Prospect(
        decision=decision,
        elements=elements_short(decision),
        possible_on=possible_on,
        days_left=max((possible_on - on).days, 0),
        number=retest.number if retest else taken + 1,
        limit=application.scheme_version.retest_limit,
        price=retest_price(application, on=on),
        retest=retest,
    )


def is_paid(retest):
    """Whether nothing is owed for it."""
    return retest.invoice is None or retest.invoice.state == InvoiceState.PAID


def waiting_retests():
    """Asked for and not open yet, the longest waiting first."""
    return (
        Retest.objects.waiting()
        .select_related("application__particulars", "application__scheme_version", "invoice")
        .order_by("asked_at", "pk")
    )


def retests_to_open(user):
    """Those that are paid: the secretariat opens the test, never of one's own case."""
    return [retest for retest in waiting_retests().exclude(application__applicant=user) if is_paid(retest)]


def open_to_a_retest():
    """Not yet competent, and nobody has asked for a retest: (decision, the first day), the earliest first."""
    found = (
        settling()
        .filter(outcome=Outcome.NOT_YET)
        .select_related("application__particulars", "application__scheme_version")
    )
    return sorted(
        ((decision, retest_from(decision)) for decision in found), key=lambda row: (row[1], row[0].pk)
    )
