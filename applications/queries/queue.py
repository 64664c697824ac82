"""The secretariat's queue: one list, filtered by the address; as many queries for 10 rows as for 10,000."""

import datetime as dt
from collections import defaultdict

from django.db.models import IntegerField, OuterRef, Q, Subquery
from django.utils import timezone

from accounts.models import User
from applications.models import Application, Return, ReviewItem, Verdict
from applications.states import ApplicationState
from fees.states import InvoiceState

IN_HAND = (ApplicationState.SUBMITTED, ApplicationState.RETURNED)
LATE_DAYS = 7
"""Days after which an application that waits for its review is pointed out."""
ORDERS = {
    "masuk": "submitted_at",
    "nama": "particulars__full_name",
    "organisasi": "organisation__name",
    "keadaan": "state",
    "dipegang": "reviewer__full_name",
}
URGENCY = "masuk"
MOST_COUNTED = 999
"""Where a saved view holds more, it says so and stops counting: it would cost more than the rows of the page."""


class NumberOf(Subquery):
    """How many rows a query has, as a value of another."""

    template = "(SELECT COUNT(*) FROM (%(subquery)s) AS counted)"
    output_field = IntegerField()


def in_hand(user):
    """What the secretariat has or waits for; never one's own."""
    return Application.objects.filter(state__in=IN_HAND).exclude(applicant=user)


def untaken(user):
    """Those that wait for somebody to take them, the longest waiting first."""
    return (
        in_hand(user).filter(state=ApplicationState.SUBMITTED, reviewer=None).order_by("submitted_at", "pk")
    )


def filtered(user, *, filters, order, at):
    """The rows for these filters, each with its particulars, employer, reviewer, invoice, and the day it is due."""
    rows = Application.objects.exclude(state=ApplicationState.DRAFT).exclude(applicant=user)
    rows = rows.filter(submitted_at__isnull=False).filter(_asked(user, filters, at))
    open_returns = Return.objects.filter(application=OuterRef("pk"), answered_at__isnull=True)
    key = order.removeprefix("-")
    field = ORDERS.get(key, ORDERS[URGENCY])
    return (
        rows.select_related("particulars", "organisation", "reviewer", "invoice", "scheme_version")
        .annotate(due_on=Subquery(open_returns.values("due_on")[:1]))
        .order_by(f"-{field}" if order.startswith("-") else field, "pk")
    )


def _asked(user, filters, at):
    asked = Q(state=filters["keadaan"]) if filters.get("keadaan") else Q(state__in=IN_HAND)
    if filters.get("keadaan") == "semua":
        asked = Q()
    if words := filters.get("cari"):
        asked &= Q(particulars__full_name__icontains=words) | Q(number__icontains=words)
    if filters.get("dipegang"):
        asked &= Q(reviewer=user) if filters["dipegang"] == "saya" else Q(reviewer=None)
    if filters.get("organisasi"):
        asked &= Q(organisation__kind=filters["organisasi"])
    if filters.get("skema"):
        asked &= Q(scheme=filters["skema"])
    if filters.get("bayar"):
        is_paid = Q(invoice__state=InvoiceState.PAID)
        asked &= is_paid if filters["bayar"] == "lunas" else ~is_paid
    if filters.get("lama"):
        asked &= Q(submitted_at__lte=at - dt.timedelta(days=filters["lama"]))
    return asked


def counts(user, *, at):
    """How many there are in each of the saved views, none counted beyond `MOST_COUNTED` + 1, in one query."""
    every = in_hand(user)
    waiting = every.filter(state=ApplicationState.SUBMITTED)
    views = {
        "all": every,
        "untaken": waiting.filter(reviewer=None),
        "mine": every.filter(reviewer=user),
        "late": waiting.filter(submitted_at__lte=at - dt.timedelta(days=LATE_DAYS)),
        "partner_unpaid": every.filter(organisation__kind="PARTNER").exclude(
            invoice__state=InvoiceState.PAID
        ),
        "returned": every.filter(state=ApplicationState.RETURNED),
    }
    numbers = {
        name: NumberOf(rows.order_by().values("pk")[: MOST_COUNTED + 1]) for name, rows in views.items()
    }
    return User.objects.values(**numbers).get(pk=user.pk)


def progress_of(applications):
    """Application pk → (accepted, returned): how the review of each stands, in one query for all of a page."""
    stand = defaultdict(dict)
    items = ReviewItem.objects.filter(application__in=applications).order_by("pk")
    for application, key, verdict, answered in items.values_list(
        "application", "key", "verdict", "answered_at"
    ):
        stand[application][key] = (verdict, answered)
    return {
        application: (
            sum(verdict == Verdict.ACCEPTED for verdict, _answered in keys.values()),
            sum(verdict == Verdict.RETURNED and not answered for verdict, answered in keys.values()),
        )
        for application, keys in stand.items()
    }


def age_of(application, *, on):
    """Days since it was sent."""
    return (on - timezone.localdate(application.submitted_at)).days
