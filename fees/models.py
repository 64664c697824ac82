"""Invoices, frozen at issue, and the money that came in for them (scheme, 8)."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q, Sum
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from accounts.models import Role

from .states import MOVES, InvoiceState


class BankAccount(models.Model):
    """Where the money goes (8.4). Given by the LSP; where it is missing, the papers say so."""

    bank = models.CharField(_("bank"), max_length=100)
    number = models.CharField(_("account number"), max_length=40)
    holder = models.CharField(_("account holder"), max_length=150)
    valid_from = models.DateField(_("valid from"))

    class Meta:
        verbose_name = _("bank account")
        verbose_name_plural = _("bank accounts")
        ordering = ["-valid_from", "-pk"]

    def __str__(self):
        return f"{self.bank} {self.number}"


class InvoiceQuerySet(models.QuerySet):
    """The doors to invoices."""

    def visible_to(self, user):
        """The secretariat sees all, everyone else their own."""
        return self if user.holds(Role.SECRETARIAT) else self.filter(payer=user)


class Invoice(models.Model):
    """What one person owes for one application, by the fee of the day it was issued (8.2.3, 8.3)."""

    MOVES = MOVES

    number = models.CharField(_("invoice number"), max_length=40, unique=True, editable=False)
    payer = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="invoices")
    payer_name = models.CharField(_("name"), max_length=150)
    organisation = models.ForeignKey("accounts.Organisation", on_delete=models.PROTECT, related_name="+")
    organisation_name = models.CharField(_("employer"), max_length=200)
    organisation_kind = models.CharField(_("kind of employer"), max_length=10)
    scheme_version = models.ForeignKey("schemes.SchemeVersion", on_delete=models.PROTECT, related_name="+")
    fee = models.ForeignKey("schemes.Fee", on_delete=models.PROTECT, related_name="+")
    # A retest costs so many percent of the fee (9.3); empty where it is for the certification itself, the whole fee.
    retest_percent = models.PositiveSmallIntegerField(_("part of the fee, in percent"), null=True)
    amount = models.PositiveIntegerField(_("amount in rupiah"))
    registration_share = models.PositiveIntegerField(_("registration and administration"))
    test_share = models.PositiveIntegerField(_("test and assessor"))
    issued_at = models.DateTimeField(editable=False)
    state = models.CharField(
        _("state"), max_length=10, choices=InvoiceState, default=InvoiceState.OPEN, editable=False
    )
    paper = models.ForeignKey(
        "documents.Paper", null=True, on_delete=models.PROTECT, related_name="+", editable=False
    )
    settled_at = models.DateTimeField(null=True, editable=False)
    cancelled_reason = models.TextField(blank=True, editable=False)

    objects = InvoiceQuerySet.as_manager()

    class Meta:
        verbose_name = _("invoice")
        verbose_name_plural = _("invoices")
        ordering = ["-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(amount=F("registration_share") + F("test_share")),
                name="the_shares_make_the_amount",
            ),
            models.CheckConstraint(condition=Q(amount__gt=0), name="an_invoice_asks_for_something"),
            models.CheckConstraint(
                condition=(Q(state="PAID") & Q(settled_at__isnull=False))
                | (~Q(state="PAID") & Q(settled_at__isnull=True)),
                name="what_is_paid_was_settled_at_a_time",
            ),
            models.CheckConstraint(
                condition=~Q(state="CANCELLED") | ~Q(cancelled_reason=""), name="a_cancelled_invoice_says_why"
            ),
        ]

    def __str__(self):
        return self.number

    def get_absolute_url(self):
        return reverse("fees:invoice", args=[self.pk])

    @property
    def is_retest(self):
        """Whether it asks for a test that is taken again."""
        return self.retest_percent is not None

    @cached_property
    def paid(self):
        """Rupiah confirmed so far, without what was taken back; lists read it with the rows (`received`)."""
        if "received" in self.__dict__:
            return self.received
        return self.payments.filter(reversed_at__isnull=True).aggregate(total=Sum("amount"))["total"] or 0

    @property
    def is_being_checked(self):
        """Whether a slip or a transfer for several people waits for its verdict: nothing to do for the payer."""
        return self.slips.filter(verdict="").exists() or self.transfers.filter(verdict="").exists()

    @property
    def due(self):
        """Rupiah still owed; never negative, and nothing on a cancelled invoice."""
        return max(self.amount - self.paid, 0) if self.state != InvoiceState.CANCELLED else 0

    @property
    def overpaid(self):
        """Rupiah received beyond the amount: to be given back or credited, never silently kept."""
        return max(self.paid - self.amount, 0) if self.state != InvoiceState.CANCELLED else 0

    @property
    def held(self):
        """Rupiah on an invoice that was cancelled: to be given back or credited (TRUST 8.4-c)."""
        return self.paid if self.state == InvoiceState.CANCELLED else 0


class SlipVerdict(models.TextChoices):
    """What the secretariat says of a transfer slip."""

    CONFIRMED = "CONFIRMED", _("Confirmed")
    REJECTED = "REJECTED", _("Rejected")


class Proof(models.Model):
    """A file that shows a transfer, and the verdict of a second person on it (8.4)."""

    upload = models.OneToOneField("documents.Upload", on_delete=models.PROTECT, related_name="+")
    amount = models.PositiveIntegerField(_("amount transferred"))
    paid_on = models.DateField(_("date of the transfer"))
    sent_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    sent_at = models.DateTimeField(editable=False)
    # No default: a slip nobody looked at has no verdict.
    verdict = models.CharField(max_length=10, choices=SlipVerdict, blank=True, editable=False)
    reason = models.TextField(_("reason"), blank=True)
    judged_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+", editable=False
    )
    judged_at = models.DateTimeField(null=True, editable=False)

    class Meta:
        abstract = True
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(verdict="", judged_by__isnull=True, judged_at__isnull=True)
                | (~Q(verdict="") & Q(judged_by__isnull=False, judged_at__isnull=False)),
                name="a_verdict_on_a_%(class)s_has_its_judge",
            ),
            models.CheckConstraint(
                condition=~Q(verdict="REJECTED") | ~Q(reason=""), name="a_rejected_%(class)s_says_why"
            ),
            models.CheckConstraint(
                condition=Q(judged_by__isnull=True) | ~Q(judged_by=F("sent_by")),
                name="nobody_judges_their_own_%(class)s",
            ),
        ]


class Slip(Proof):
    """A transfer slip as the payer uploaded it."""

    invoice = models.ForeignKey(Invoice, on_delete=models.PROTECT, related_name="slips")

    class Meta(Proof.Meta):
        verbose_name = _("transfer slip")
        verbose_name_plural = _("transfer slips")

    def __str__(self):
        return f"{self.invoice}: {self.amount}"


class Transfer(Proof):
    """One transfer of an employer for several of its people, as the secretariat recorded it (TRUST 8.4-c)."""

    organisation = models.ForeignKey("accounts.Organisation", on_delete=models.PROTECT, related_name="+")
    invoices = models.ManyToManyField(Invoice, related_name="transfers")

    class Meta(Proof.Meta):
        verbose_name = _("transfer for several people")
        verbose_name_plural = _("transfers for several people")

    def __str__(self):
        return f"{self.organisation}: {self.amount}"

    def get_absolute_url(self):
        return reverse("fees:transfer", args=[self.pk])


class Payment(models.Model):
    """Money that is on the account. Added, never changed; a wrong one is taken back with a reason."""

    invoice = models.ForeignKey(Invoice, on_delete=models.PROTECT, related_name="payments")
    slip = models.ForeignKey(Slip, null=True, on_delete=models.PROTECT, related_name="payments")
    transfer = models.ForeignKey(Transfer, null=True, on_delete=models.PROTECT, related_name="payments")
    # Which part of its transfer it is: the first is 0, as for whoever paid alone, so no transfer pays twice.
    part = models.PositiveSmallIntegerField(default=0, editable=False)
    amount = models.PositiveIntegerField(_("amount received"))
    received_on = models.DateField(_("date on the bank statement"))
    # Upper case, letters and digits only, so that one transfer has one spelling (8.4).
    bank_reference = models.CharField(_("bank reference"), max_length=60)
    confirmed_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    confirmed_at = models.DateTimeField(editable=False)
    reversed_at = models.DateTimeField(null=True, editable=False)
    reversed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+", editable=False
    )
    reversed_reason = models.TextField(blank=True, editable=False)

    class Meta:
        verbose_name = _("payment")
        verbose_name_plural = _("payments")
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["bank_reference", "part"],
                condition=Q(reversed_at__isnull=True),
                name="a_bank_reference_pays_once",
            ),
            models.UniqueConstraint(
                fields=["slip"], condition=Q(reversed_at__isnull=True), name="a_slip_is_one_payment"
            ),
            models.UniqueConstraint(
                fields=["transfer", "part"],
                condition=Q(reversed_at__isnull=True),
                name="a_part_of_a_transfer_is_one_payment",
            ),
            models.CheckConstraint(
                condition=Q(slip__isnull=False, transfer__isnull=True, part=0)
                | Q(slip__isnull=True, transfer__isnull=False),
                name="a_payment_has_one_proof",
            ),
            models.CheckConstraint(condition=Q(amount__gt=0), name="a_payment_brings_something"),
            models.CheckConstraint(
                condition=Q(reversed_at__isnull=True, reversed_by__isnull=True, reversed_reason="")
                | (Q(reversed_at__isnull=False, reversed_by__isnull=False) & ~Q(reversed_reason="")),
                name="a_payment_taken_back_says_why",
            ),
        ]

    def __str__(self):
        return f"{self.bank_reference}: {self.amount}"


class Statement(models.Model):
    """A bank statement that was read in, to match its lines with the slips and transfers that wait (8.4)."""

    name = models.CharField(_("file"), max_length=200)
    read_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    read_at = models.DateTimeField(editable=False)

    class Meta:
        verbose_name = _("bank statement")
        verbose_name_plural = _("bank statements")
        ordering = ["-pk"]

    def __str__(self):
        return self.name

    def get_absolute_url(self):
        return reverse("fees:statement", args=[self.pk])


class StatementLine(models.Model):
    """One transfer on the statement, the slip or the transfer for several that it seems to be, and what came of it."""

    statement = models.ForeignKey(Statement, on_delete=models.CASCADE, related_name="lines")
    row = models.PositiveIntegerField(_("row"))
    received_on = models.DateField(_("date"))
    amount = models.PositiveIntegerField(_("amount"))
    bank_reference = models.CharField(_("bank reference"), max_length=60)
    words = models.CharField(_("description"), max_length=300, blank=True)
    slip = models.ForeignKey(Slip, null=True, on_delete=models.PROTECT, related_name="+")
    transfer = models.ForeignKey(Transfer, null=True, on_delete=models.PROTECT, related_name="+")
    settled_at = models.DateTimeField(null=True, editable=False)
    outcome = models.TextField(blank=True, editable=False)

    class Meta:
        verbose_name = _("line of a bank statement")
        verbose_name_plural = _("lines of bank statements")
        ordering = ["row"]
        constraints = [
            models.UniqueConstraint(fields=["statement", "row"], name="a_line_stands_once_in_its_statement"),
            models.CheckConstraint(
                condition=Q(slip__isnull=True) | Q(transfer__isnull=True), name="a_line_is_one_proof_at_most"
            ),
        ]

    def __str__(self):
        return f"{self.statement}: {self.row}"

    @property
    def is_to_confirm(self):
        """Whether it fits a proof and nobody has confirmed it yet."""
        return bool((self.slip_id or self.transfer_id) and not self.settled_at)
