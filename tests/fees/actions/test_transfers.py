"""One transfer for several people: named, added up, confirmed by a second person, used once (TRUST 8.4-c)."""

import datetime as dt

import pytest
from django.db import IntegrityError, transaction

from fees.actions import (
    confirm_slip,
    confirm_transfer,
    credit_payment,
    record_transfer,
    reject_transfer,
    reverse_payment,
)
from fees.models import Invoice, Payment, SlipVerdict, Transfer
from fees.queries import todo
from fees.states import InvoiceState
from foundation.documents.models import Slot
from foundation.documents.rules import examine
from foundation.journal.models import Entry
from foundation.notices.models import Notice
from foundation.workflow.answers import NotAllowed
from tests.factories.fees import CHECKED_AT as AT
from tests.factories.fees import PAID_ON, InvoiceFactory, SlipFactory, TransferFactory, confirmed
from tests.factories.people import OrganisationFactory, UserFactory

pytestmark = [pytest.mark.django_db, pytest.mark.clause("8.4")]


@pytest.fixture
def employer():
    return OrganisationFactory()


@pytest.fixture
def invoices(employer):
    return [InvoiceFactory(organisation=employer) for _ in range(3)]


@pytest.fixture
def officer():
    return UserFactory(secretariat=True)


def recorded(employer, invoices, slip_file, *, by, amount=1_500_000):
    examined = examine(slip_file, slot=Slot.SLIP)
    return record_transfer(
        employer, invoices, examined=examined, amount=amount, paid_on=PAID_ON, by=by, at=AT
    )


def confirm(transfer, *, by=None, **changed):
    facts = {"amount": transfer.amount, "received_on": PAID_ON, "bank_reference": "TRF 777"} | changed
    return confirm_transfer(transfer, **facts, by=by or UserFactory(secretariat=True), at=AT)


def refused(act, words):
    """A no for this reason, with nothing kept and nobody told."""
    before = _kept()
    with pytest.raises(NotAllowed, match=words) as refusal:
        act()
    assert refusal.value.clause == "8.4"
    assert _kept() == before


def _kept():
    tables = (Transfer, Payment, Invoice)
    rows = [list(model.objects.order_by("pk").values_list()) for model in tables]
    return rows, Notice.objects.count(), Entry.objects.count()


def test_it_is_recorded_by_one_and_confirmed_by_another(employer, invoices, slip_file, officer):
    colleague = UserFactory(secretariat=True)
    transfer = recorded(employer, invoices, slip_file, by=officer)
    assert [notice.to for notice in Notice.objects.all()] == [colleague]
    assert [duty.url for duty in todo(colleague, at=AT)] == [transfer.get_absolute_url()]
    assert not list(todo(officer, at=AT))
    assert not list(todo(invoices[0].payer, at=AT))

    payments = confirm(transfer, by=colleague)

    assert {invoice.state for invoice in Invoice.objects.all()} == {InvoiceState.PAID}
    assert [payment.amount for payment in payments] == [500_000] * 3
    assert {payment.bank_reference for payment in payments} == {"TRF777"}
    told = Notice.objects.exclude(to=colleague).values_list("to", flat=True)
    assert set(told) == {invoice.payer_id for invoice in invoices}
    transfer.refresh_from_db()
    assert (transfer.verdict, transfer.judged_by) == (SlipVerdict.CONFIRMED, colleague)


def test_it_pays_what_is_still_owed_and_no_more(employer, invoices, slip_file, officer):
    confirmed(invoices[0], amount=200_000)

    transfer = recorded(employer, invoices, slip_file, by=officer, amount=1_300_000)
    payments = confirm(transfer)

    assert [payment.amount for payment in payments] == [300_000, 500_000, 500_000]


@pytest.mark.parametrize("amount", [1_499_999, 1_500_001, 500_000])
def test_the_sum_is_that_of_the_invoices(employer, invoices, slip_file, officer, amount):
    refused(lambda: recorded(employer, invoices, slip_file, by=officer, amount=amount), "Jumlah tagihan")


def test_it_is_for_several_open_invoices_of_one_employer(employer, invoices, slip_file, officer):
    other, paid = InvoiceFactory(), InvoiceFactory(organisation=employer)
    confirmed(paid)

    refused(lambda: recorded(employer, invoices[:1], slip_file, by=officer, amount=500_000), "sedikitnya dua")
    refused(lambda: recorded(employer, [*invoices, other], slip_file, by=officer), "perusahaan lain")
    refused(lambda: recorded(employer, [*invoices, paid], slip_file, by=officer), "tidak lagi menagih")
    recorded(employer, invoices[:2], slip_file, by=officer, amount=1_000_000)
    refused(lambda: recorded(employer, invoices, slip_file, by=officer), "transfer lain")


def test_only_the_secretariat_records_it_and_never_for_themselves(employer, invoices, slip_file):
    own = InvoiceFactory(organisation=employer, payer=UserFactory(secretariat=True))

    refused(lambda: recorded(employer, invoices, slip_file, by=invoices[0].payer), "Hanya sekretariat")
    refused(
        lambda: recorded(employer, [*invoices, own], slip_file, by=own.payer, amount=2_000_000),
        "milik Anda",
    )


def test_nobody_judges_what_they_recorded_or_what_pays_for_them(employer):
    own = InvoiceFactory(organisation=employer, payer=UserFactory(secretariat=True))
    transfer = TransferFactory(organisation=employer, invoices=[own, InvoiceFactory(organisation=employer)])

    for person in (transfer.sent_by, own.payer):
        refused(lambda who=person: confirm(transfer, by=who), "orang lain yang memeriksanya")
        refused(lambda who=person: reject_transfer(transfer, reason="Salah.", by=who, at=AT), "orang lain")
    refused(lambda: confirm(transfer, by=UserFactory(head=True)), "Hanya sekretariat")


@pytest.mark.parametrize(
    ("changed", "words"),
    [
        ({"amount": 999_999}, "yang dicatat"),
        ({"received_on": dt.date(2026, 9, 10)}, "masa depan|belum"),
        ({"bank_reference": " - "}, "referensi"),
    ],
)
def test_confirmed_is_what_stands_on_the_account(changed, words):
    transfer = TransferFactory()

    refused(lambda: confirm(transfer, **changed), words)


def test_who_paid_alone_in_the_meantime_stops_the_whole():
    transfer = TransferFactory()
    confirmed(transfer.invoices.first())

    refused(lambda: confirm(transfer), "tidak lagi menagih")


def test_its_reference_pays_no_second_time():
    confirm(TransferFactory())
    slip, other = SlipFactory(), TransferFactory()

    refused(lambda: confirm(other), "sudah melunasi")
    refused(
        lambda: confirm_slip(
            slip,
            amount=slip.amount,
            received_on=PAID_ON,
            bank_reference="trf-777",
            by=UserFactory(secretariat=True),
            at=AT,
        ),
        "sudah melunasi",
    )


def test_a_reference_that_paid_alone_pays_no_transfer():
    confirmed(InvoiceFactory(), reference="TRF777")
    transfer = TransferFactory()

    refused(lambda: confirm(transfer), "sudah melunasi")


@pytest.mark.parametrize("part", [0, 1])
def test_the_database_itself_keeps_one_reference_to_one_transfer(part):
    first = confirm(TransferFactory())[part]
    other = TransferFactory()

    with pytest.raises(IntegrityError), transaction.atomic():
        Payment.objects.create(
            invoice=other.invoices.first(),
            transfer=other,
            part=part,
            amount=1,
            received_on=PAID_ON,
            bank_reference=first.bank_reference,
            confirmed_by=first.confirmed_by,
            confirmed_at=AT,
        )


def test_one_part_is_taken_back_or_credited_and_the_others_stay(employer):
    transfer = TransferFactory(organisation=employer)
    one, other = confirm(transfer)
    replacement = InvoiceFactory(organisation=employer, payer=one.invoice.payer)
    Invoice.objects.filter(pk=one.invoice_id).update(state="CANCELLED", cancelled_reason="x", settled_at=None)
    one.invoice.refresh_from_db()

    credited = credit_payment(one, replacement, reason="Tarif diperbaiki.", by=UserFactory(head=True), at=AT)
    reverse_payment(other, reason="Salah hitung.", by=UserFactory(head=True), at=AT)

    assert (credited.transfer, credited.part) == (transfer, one.part)
    assert Invoice.objects.get(pk=replacement.pk).state == InvoiceState.PAID
    assert Invoice.objects.get(pk=other.invoice_id).state == InvoiceState.OPEN


def test_a_rejection_says_why_to_whoever_recorded_it_and_ends_it():
    transfer, colleague = TransferFactory(), UserFactory(secretariat=True)

    refused(lambda: reject_transfer(transfer, reason=" ", by=colleague, at=AT), "mengapa transfer ditolak")
    reject_transfer(transfer, reason="Tidak ada di mutasi.", by=colleague, at=AT)

    notice = Notice.objects.get()
    assert notice.to == transfer.sent_by
    assert "Tidak ada di mutasi." in notice.body
    refused(lambda: confirm(transfer, by=UserFactory(secretariat=True)), "sudah")
