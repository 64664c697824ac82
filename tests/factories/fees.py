"""Invoices and slips as tests need them: real rows, as the actions leave them.

`InvoiceFactory()` is open, of a group's employee; `partner=True` asks for Rp 2.000.000; `slip=True` has a slip of the
whole amount that waits. `confirmed(invoice)` brings money in.
"""

import datetime as dt
import itertools

import factory

from fees.actions import confirm_slip
from fees.models import BankAccount, Invoice, Slip, Transfer
from foundation.documents.models import Slot
from schemes.queries import fee_for

from .applications import UploadFactory
from .people import OrganisationFactory, UserFactory
from .schemes import SchemeVersionFactory

ISSUED_AT = dt.datetime(2026, 9, 7, 3, tzinfo=dt.UTC)
PAID_ON = dt.date(2026, 9, 8)
CHECKED_AT = dt.datetime(2026, 9, 9, 3, tzinfo=dt.UTC)
REFERENCES = itertools.count(1)


class BankAccountFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = BankAccount

    bank = "Bank Contoh"
    number = "000-1234-000"
    holder = "LSP Contoh"
    valid_from = dt.date(2020, 1, 1)


class InvoiceFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Invoice
        skip_postgeneration_save = True

    class Params:
        partner = factory.Trait(organisation=factory.SubFactory(OrganisationFactory, partner=True))

    number = factory.Sequence(lambda n: f"TGH-2026-{n:04d}")
    payer = factory.SubFactory(UserFactory, full_name="Ratna Wulandari")
    payer_name = factory.SelfAttribute("payer.full_name")
    organisation = factory.SubFactory(OrganisationFactory)
    organisation_name = factory.SelfAttribute("organisation.name")
    organisation_kind = factory.SelfAttribute("organisation.kind")
    scheme_version = factory.SubFactory(SchemeVersionFactory, in_force=True)
    fee = factory.LazyAttribute(
        lambda invoice: fee_for(invoice.scheme_version, invoice.organisation.kind, ISSUED_AT.date())
    )
    amount = factory.SelfAttribute("fee.amount")
    registration_share = factory.SelfAttribute("fee.admin_part")
    test_share = factory.SelfAttribute("fee.assessment_part")
    issued_at = ISSUED_AT

    @factory.post_generation
    def slip(self, create, wanted, **given):
        if wanted:
            SlipFactory(invoice=self, **given)


class SlipFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Slip

    invoice = factory.SubFactory(InvoiceFactory)
    upload = factory.SubFactory(UploadFactory, slot=Slot.SLIP, owner=factory.SelfAttribute("..invoice.payer"))
    amount = factory.SelfAttribute("invoice.amount")
    paid_on = PAID_ON
    sent_by = factory.SelfAttribute("invoice.payer")
    sent_at = ISSUED_AT


class TransferFactory(factory.django.DjangoModelFactory):
    """A transfer for the people of one employer that waits for its check: `TransferFactory(invoices=[…])`."""

    class Meta:
        model = Transfer
        skip_postgeneration_save = True

    organisation = factory.SubFactory(OrganisationFactory)
    upload = factory.SubFactory(UploadFactory, slot=Slot.SLIP, owner=factory.SelfAttribute("..sent_by"))
    amount = 1_000_000
    paid_on = PAID_ON
    sent_by = factory.SubFactory(UserFactory, secretariat=True)
    sent_at = ISSUED_AT

    @factory.post_generation
    def invoices(self, create, wanted, **given):
        self.invoices.set(wanted or [InvoiceFactory(organisation=self.organisation) for _ in range(2)])


def confirmed(invoice, *, amount=None, by=None, reference=""):
    """Money that came in for the invoice, confirmed by the secretariat. Returns the payment."""
    amount = amount or invoice.amount
    return confirm_slip(
        SlipFactory(invoice=invoice, amount=amount),
        amount=amount,
        received_on=PAID_ON,
        bank_reference=reference or f"TRF{next(REFERENCES):06d}",
        by=by or UserFactory(secretariat=True),
        at=CHECKED_AT,
    )
