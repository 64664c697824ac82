"""Slips and payments: what is confirmed, what is refused, what is shown as such (8.4, TRUST 4.4)."""

import datetime as dt

import pytest
from django.db import DatabaseError, IntegrityError, transaction

from fees.actions import (
    cancel_invoice,
    confirm_slip,
    credit_payment,
    issue_invoice,
    reject_slip,
    reverse_payment,
    send_slip,
)
from fees.models import Invoice, Payment, Slip
from fees.states import InvoiceState
from foundation.documents.models import Paper
from foundation.documents.rules import examine
from foundation.journal.models import Entry
from foundation.notices.models import Notice
from foundation.workflow.answers import NotAllowed
from schemes.models import FeePurpose
from tests.factories.fees import CHECKED_AT as AT
from tests.factories.fees import PAID_ON, InvoiceFactory, SlipFactory, confirmed
from tests.factories.people import OrganisationFactory, RoleGrantFactory, UserFactory, afresh
from tests.factories.schemes import SchemeVersionFactory

pytestmark = pytest.mark.django_db


def confirm(slip, *, by=None, **changed):
    facts = {"amount": slip.amount, "received_on": PAID_ON, "bank_reference": "TRF 001/26"} | changed
    return confirm_slip(slip, **facts, by=by or UserFactory(secretariat=True), at=AT)


def refused(act, *, clause="8.4"):
    """A no with this clause, nothing paid and nobody told."""
    before = (Payment.objects.count(), Notice.objects.count(), Entry.objects.count())
    with pytest.raises(NotAllowed) as refusal:
        act()
    assert refusal.value.clause == clause
    assert (Payment.objects.count(), Notice.objects.count(), Entry.objects.count()) == before
    return refusal.value.reason


@pytest.mark.clause("8.2.3")
@pytest.mark.parametrize(("kind", "amount"), [({}, 500_000), ({"partner": True}, 2_000_000)])
def test_the_employer_decides_the_fee(kind, amount):
    organisation, payer = OrganisationFactory(**kind), UserFactory()

    invoice = issue_invoice(
        payer=payer,
        payer_name="Ratna",
        scheme_version=SchemeVersionFactory(in_force=True),
        organisation=organisation,
        purpose=FeePurpose.NEW,
        reference="PMH-2026-0001",
        by=payer,
        at=AT,
    )

    assert invoice.amount == amount
    assert (invoice.registration_share, invoice.test_share) == (amount * 60 // 100, amount * 40 // 100)
    assert Notice.objects.get(to=payer).body.count(invoice.number) == 1


@pytest.mark.clause("8.2.3")
def test_without_a_fee_there_is_no_invoice():
    version, payer = SchemeVersionFactory(in_force=True), UserFactory()

    refused(
        lambda: issue_invoice(
            payer=payer,
            payer_name="Ratna",
            scheme_version=version,
            organisation=OrganisationFactory(),
            purpose=FeePurpose.NEW,
            reference="PMH-2026-0001",
            fee_on=dt.date(2010, 1, 1),
            by=payer,
            at=AT,
        ),
        clause="8.2.3",
    )


@pytest.mark.clause("8.3")
def test_an_issued_invoice_cannot_be_changed_behind_the_portal():
    invoice = InvoiceFactory()

    with pytest.raises(DatabaseError), transaction.atomic():
        Invoice.objects.filter(pk=invoice.pk).update(amount=1, registration_share=1, test_share=0)

    invoice.refresh_from_db()
    assert invoice.amount == 500_000


@pytest.mark.clause("8.4")
def test_the_whole_sum_makes_the_invoice_paid_and_prints_it_anew():
    invoice = InvoiceFactory(slip=True)

    payment = confirm(invoice.slips.get())

    invoice.refresh_from_db()
    assert (invoice.state, invoice.due, invoice.overpaid) == (InvoiceState.PAID, 0, 0)
    assert payment.bank_reference == "TRF00126"
    assert Paper.objects.about(invoice).standing().get().facts["paid"]
    assert Notice.objects.filter(to=invoice.payer).count() == 1


@pytest.mark.clause("8.4")
@pytest.mark.parametrize(("paid", "due"), [(500_000, 1_500_000), (1_999_999, 1)])
def test_a_short_payment_shows_what_is_still_owed(paid, due):
    invoice = InvoiceFactory(partner=True)

    confirmed(invoice, amount=paid)

    invoice = Invoice.objects.get(pk=invoice.pk)
    assert (invoice.state, invoice.due) == (InvoiceState.OPEN, due)


@pytest.mark.clause("8.4")
@pytest.mark.parametrize("first", [2_000_001, 4_000_000])
def test_too_much_is_shown_and_never_silently_kept(first):
    invoice = InvoiceFactory(partner=True)

    confirmed(invoice, amount=first)

    invoice = Invoice.objects.get(pk=invoice.pk)
    assert (invoice.state, invoice.overpaid) == (InvoiceState.PAID, first - 2_000_000)


@pytest.mark.clause("8.4")
def test_two_transfers_together_pay_the_invoice():
    invoice = InvoiceFactory()
    confirmed(invoice, amount=200_000)

    confirmed(invoice, amount=300_000)

    assert Invoice.objects.get(pk=invoice.pk).state == InvoiceState.PAID


@pytest.mark.clause("8.4")
@pytest.mark.parametrize("spelling", ["TRF001", "trf 001", "TRF-001", "trf.0 0 1"])
def test_one_transfer_pays_once_however_it_is_spelled(spelling):
    confirmed(InvoiceFactory(), reference="TRF001")
    slip = SlipFactory()

    refused(lambda: confirm(slip, bank_reference=spelling))

    slip.refresh_from_db()
    assert slip.verdict == ""


@pytest.mark.clause("8.4")
def test_the_database_itself_refuses_a_reference_twice():
    payment, slip = confirmed(InvoiceFactory(), reference="TRF001"), SlipFactory()

    with pytest.raises(IntegrityError), transaction.atomic():
        Payment.objects.create(
            invoice=slip.invoice,
            slip=slip,
            amount=1,
            received_on=PAID_ON,
            bank_reference=payment.bank_reference,
            confirmed_by=payment.confirmed_by,
            confirmed_at=AT,
        )


@pytest.mark.clause("8.4")
@pytest.mark.parametrize(
    "changed",
    [
        {"amount": 500_001},
        {"amount": 0},
        {"amount": -1},
        {"received_on": dt.date(2026, 9, 10)},
        {"bank_reference": " -/ "},
    ],
    ids=["more than the slip", "nothing", "less than nothing", "from the future", "no reference"],
)
def test_what_cannot_be_is_not_confirmed(changed):
    slip = SlipFactory()

    refused(lambda: confirm(slip, **changed))

    slip.refresh_from_db()
    assert slip.verdict == ""


@pytest.mark.clause("8.4")
def test_nobody_judges_the_own_slip():
    officer = UserFactory(secretariat=True)
    slip = SlipFactory(invoice=InvoiceFactory(payer=officer))

    refused(lambda: confirm(slip, by=officer))
    refused(lambda: reject_slip(slip, reason="Contoh.", by=officer, at=AT))

    slip.refresh_from_db()
    assert slip.verdict == ""


@pytest.mark.clause("8.4")
def test_nor_that_of_the_own_second_account():
    officer = UserFactory(secretariat=True, nik="3578015205900001")
    slip = SlipFactory(invoice=InvoiceFactory(payer=UserFactory(nik="3578015205900001")))

    refused(lambda: confirm(slip, by=officer))


@pytest.mark.clause("8.4")
def test_others_do_not_confirm():
    slip = SlipFactory()

    refused(lambda: confirm(slip, by=UserFactory(head=True)))


@pytest.mark.clause("8.4")
def test_a_rejected_slip_says_why_and_another_may_follow(slip_file):
    slip = SlipFactory()

    refused(lambda: reject_slip(slip, reason=" ", by=UserFactory(secretariat=True), at=AT))
    reject_slip(slip, reason="Rekening tujuan berbeda.", by=UserFactory(secretariat=True), at=AT)
    send_slip(
        slip.invoice,
        examined=examine(slip_file, slot="SLIP"),
        amount=500_000,
        paid_on=PAID_ON,
        by=slip.invoice.payer,
        at=AT,
    )

    assert "Rekening tujuan berbeda." in Notice.objects.filter(to=slip.invoice.payer).first().body
    assert slip.invoice.slips.filter(verdict="").count() == 1


@pytest.mark.clause("8.4")
def test_who_judges_second_is_told_of_the_first_verdict():
    slip = SlipFactory()
    first = UserFactory(secretariat=True)
    reject_slip(slip, reason="Tidak terbaca.", by=first, at=AT)

    reason = refused(lambda: confirm(slip))

    assert first.full_name in reason


@pytest.mark.clause("8.4")
def test_only_the_payer_sends_a_slip_and_only_where_money_is_owed(slip_file):
    paid, cancelled = InvoiceFactory(), InvoiceFactory()
    confirmed(paid)
    cancel_invoice(cancelled, reason="Ditarik.", by=cancelled.payer, at=AT)

    for invoice, by in ((paid, paid.payer), (cancelled, cancelled.payer), (InvoiceFactory(), UserFactory())):
        refused(
            lambda invoice=invoice, by=by: send_slip(
                invoice, examined=examine(slip_file, slot="SLIP"), amount=1, paid_on=PAID_ON, by=by, at=AT
            )
        )

    assert Slip.objects.filter(verdict="").count() == 0


@pytest.mark.clause("8.4")
def test_a_payment_is_taken_back_by_another_person_with_a_reason():
    invoice, officer = InvoiceFactory(), UserFactory(secretariat=True)
    payment = confirmed(invoice, by=officer)

    refused(lambda: reverse_payment(payment, reason="Salah.", by=officer, at=AT))
    refused(lambda: reverse_payment(payment, reason=" ", by=UserFactory(secretariat=True), at=AT))
    RoleGrantFactory(user=invoice.payer)
    refused(lambda: reverse_payment(payment, reason="Milik saya.", by=afresh(invoice.payer), at=AT))
    reverse_payment(payment, reason="Transfer dibatalkan bank.", by=UserFactory(head=True), at=AT)

    invoice = Invoice.objects.get(pk=invoice.pk)
    assert (invoice.state, invoice.due, invoice.settled_at) == (InvoiceState.OPEN, 500_000, None)


@pytest.mark.clause("8.4")
def test_a_reference_taken_back_may_pay_again():
    payment = confirmed(InvoiceFactory(), reference="TRF001")
    reverse_payment(payment, reason="Salah tagihan.", by=UserFactory(secretariat=True), at=AT)

    assert confirm(SlipFactory(), bank_reference="TRF001")


@pytest.mark.clause("8.4")
def test_a_payment_cannot_be_changed_behind_the_portal():
    payment = confirmed(InvoiceFactory())

    with pytest.raises(DatabaseError), transaction.atomic():
        Payment.objects.filter(pk=payment.pk).update(amount=1)


@pytest.mark.clause("8.4")
def test_money_for_an_ended_application_is_held_until_it_is_given_back():
    invoice = InvoiceFactory()
    payment = confirmed(invoice)

    cancel_invoice(invoice, reason="Permohonan ditarik.", by=invoice.payer, at=AT)

    invoice = Invoice.objects.get(pk=invoice.pk)
    assert (invoice.state, invoice.held, invoice.due) == (InvoiceState.CANCELLED, 500_000, 0)
    reverse_payment(payment, reason="Dikembalikan.", by=UserFactory(secretariat=True), at=AT)
    assert Invoice.objects.get(pk=invoice.pk).held == 0


@pytest.mark.clause("8.4")
def test_a_slip_of_a_cancelled_invoice_is_not_confirmed():
    slip = SlipFactory()
    cancel_invoice(slip.invoice, reason="Ditarik.", by=slip.invoice.payer, at=AT)

    refused(lambda: confirm(slip))


@pytest.mark.clause("8.2.3")
def test_held_money_pays_the_invoice_with_the_right_fee():
    payer, officer = UserFactory(), UserFactory(secretariat=True)
    wrong, right = InvoiceFactory(payer=payer), InvoiceFactory(payer=payer, partner=True)
    payment = confirmed(wrong, reference="TRF001")
    cancel_invoice(wrong, reason="Tarif mitra.", by=officer, at=AT)

    credited = credit_payment(payment, right, reason="Dialihkan.", by=officer, at=AT)

    right = Invoice.objects.get(pk=right.pk)
    assert (credited.bank_reference, right.due) == ("TRF001", 1_500_000)
    assert Invoice.objects.get(pk=wrong.pk).held == 0


@pytest.mark.clause("8.4")
def test_money_is_not_credited_to_somebody_else_nor_where_it_is_needed():
    officer = UserFactory(secretariat=True)
    invoice = InvoiceFactory()
    payment = confirmed(invoice)
    own, others = InvoiceFactory(payer=invoice.payer), InvoiceFactory()

    refused(lambda: credit_payment(payment, own, reason="Contoh.", by=officer, at=AT))
    cancel_invoice(invoice, reason="Ditarik.", by=officer, at=AT)
    payment.refresh_from_db()
    payment = Payment.objects.get(pk=payment.pk)
    refused(lambda: credit_payment(payment, others, reason="Contoh.", by=officer, at=AT))
    refused(lambda: credit_payment(payment, own, reason="Contoh.", by=payment.confirmed_by, at=AT))


@pytest.mark.clause("8.3")
def test_an_invoice_is_cancelled_once():
    invoice = InvoiceFactory()
    cancel_invoice(invoice, reason="Ditarik.", by=invoice.payer, at=AT)

    refused(lambda: cancel_invoice(invoice, reason="Lagi.", by=invoice.payer, at=AT), clause="8.3")
