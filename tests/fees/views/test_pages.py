"""The pages about money, for the payer and for the secretariat (8.2-8.4)."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from fees.models import Payment, Slip, Statement, Transfer
from fees.states import InvoiceState
from tests.factories.fees import (
    CHECKED_AT,
    PAID_ON,
    BankAccountFactory,
    InvoiceFactory,
    SlipFactory,
    TransferFactory,
    confirmed,
)
from tests.factories.people import UserFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def office(client_as):
    return client_as(UserFactory(secretariat=True))


def address(name, *args):
    return reverse(f"fees:{name}", args=args)


@pytest.mark.parametrize("situation", ["open", "short", "paid", "over", "cancelled", "held", "slip"])
def test_an_invoice_opens_in_every_situation_for_both(client, office, situation):
    invoice = InvoiceFactory(slip=situation == "slip")
    amounts = {"short": 100_000, "paid": 500_000, "over": 600_000, "held": 500_000}
    if situation in amounts:
        confirmed(invoice, amount=amounts[situation])
    if situation in ("cancelled", "held"):
        invoice.refresh_from_db()
        invoice.state, invoice.cancelled_reason, invoice.settled_at = InvoiceState.CANCELLED, "Ditarik.", None
        invoice.save()
    client.force_login(invoice.payer)

    for browser in (client, office):
        assert browser.get(invoice.get_absolute_url()).status_code == 200
    assert client.get(address("mine")).status_code == 200
    assert office.get(address("queue"), {"keadaan": "ditahan"}).status_code == 200


def test_for_others_an_invoice_does_not_exist(client):
    client.force_login(UserFactory())

    assert client.get(InvoiceFactory().get_absolute_url()).status_code == 404


@pytest.mark.clause("8.4")
def test_without_an_account_the_page_says_so(client):
    invoice = InvoiceFactory()
    client.force_login(invoice.payer)

    assert "belum diisi LSP" in client.get(invoice.get_absolute_url()).content.decode()
    BankAccountFactory()
    assert "000-1234-000" in client.get(invoice.get_absolute_url()).content.decode()


@pytest.mark.clause("8.2.3")
@pytest.mark.parametrize("typed", ["500000", "500.000", "Rp 500.000", "Rp 500.000,-", "Rp500.000,00"])
def test_amounts_are_taken_as_people_write_them(client, slip_file, typed):
    invoice = InvoiceFactory()
    client.force_login(invoice.payer)

    facts = {"file": slip_file, "amount": typed, "paid_on": "8 September 2026"}
    client.post(address("send", invoice.pk), facts)

    assert Slip.objects.get().amount == 500_000


@pytest.mark.clause("8.2.3")
@pytest.mark.parametrize("typed", ["0", "-500000", "500000,50", "lima ratus ribu", "5e5", ""])
def test_other_amounts_are_refused_beside_the_field(client, slip_file, typed):
    invoice = InvoiceFactory()
    client.force_login(invoice.payer)

    answer = client.post(
        address("send", invoice.pk), {"file": slip_file, "amount": typed, "paid_on": "8/9/2026"}
    )

    assert answer.context["slip_form"].errors["amount"]
    assert not Slip.objects.exists()


@pytest.mark.clause("8.4")
def test_a_slip_photographed_with_a_phone_is_seen_beside_the_form(office, client_as, slip_file):
    invoice = InvoiceFactory()
    facts = {"file": slip_file, "amount": "500.000", "paid_on": "8/9/2026"}
    client_as(invoice.payer).post(address("send", invoice.pk), facts)
    picture = address("slip_page", invoice.pk, Slip.objects.get().pk, 1)

    page = office.get(invoice.get_absolute_url()).content.decode()

    assert f'src="{picture}"' in page
    assert office.get(picture)["Content-Type"].startswith("image/")


def test_the_secretariat_confirms_a_slip_beside_its_picture(office):
    slip = SlipFactory()
    facts = {"amount": "500.000", "received_on": "8/9/2026", "bank_reference": "TRF 1"}

    answer = office.post(
        address("confirm", slip.invoice_id, slip.pk),
        {f"confirm-{name}": value for name, value in facts.items()},
    )

    assert answer.status_code == 302
    assert Payment.objects.get().amount == 500_000


def test_a_refusal_stands_on_the_form_with_what_was_typed(office):
    confirmed(InvoiceFactory(), reference="TRF1")
    slip = SlipFactory()
    facts = {"amount": "500.000", "received_on": "8/9/2026", "bank_reference": "TRF 1"}

    answer = office.post(
        address("confirm", slip.invoice_id, slip.pk),
        {f"confirm-{name}": value for name, value in facts.items()},
    )

    page = answer.content.decode()
    assert "[8.4]" in page
    assert "TRF 1" in page


def test_rejecting_and_taking_back_need_their_reason(office):
    slip = SlipFactory()
    payment = confirmed(InvoiceFactory())

    office.post(address("reject", slip.invoice_id, slip.pk), {"reject-reason": ""})
    office.post(address("reverse", payment.invoice_id, payment.pk), {f"reverse-{payment.pk}-reason": ""})
    slip.refresh_from_db()
    payment.refresh_from_db()
    assert (slip.verdict, payment.reversed_at) == ("", None)

    office.post(address("reject", slip.invoice_id, slip.pk), {"reject-reason": "Tidak terbaca."})
    office.post(
        address("reverse", payment.invoice_id, payment.pk), {f"reverse-{payment.pk}-reason": "Salah."}
    )
    slip.refresh_from_db()
    payment.refresh_from_db()
    assert slip.verdict == "REJECTED"
    assert payment.reversed_reason == "Salah."


def test_a_statement_is_read_previewed_and_confirmed(office):
    slip = SlipFactory()
    content = f"tanggal,jumlah,referensi,keterangan\n08/09/2026,500000,A/1,{slip.invoice.number}\n"
    file = SimpleUploadedFile("mutasi.csv", content.encode())

    answer = office.post(address("statements"), {"file": file})
    statement = Statement.objects.get()
    assert answer.url == statement.get_absolute_url()
    assert office.get(answer.url).context["fitting"] == 1
    assert not Payment.objects.exists()

    office.post(answer.url, {"line": [statement.lines.get().pk]})
    assert Payment.objects.get().bank_reference == "A1"


@pytest.mark.clause("8.4")
def test_a_transfer_for_several_people_stands_beside_its_line_and_is_confirmed_there(office):
    transfer = TransferFactory()
    content = (
        f"tanggal,jumlah,referensi,keterangan\n08/09/2026,1000000,A/1,{transfer.invoices.last().number}\n"
    )
    answer = office.post(address("statements"), {"file": SimpleUploadedFile("mutasi.csv", content.encode())})

    page = office.get(answer.url)
    assert page.context["fitting"] == 1
    assert transfer.get_absolute_url() in page.content.decode()

    office.post(answer.url, {"line": [Statement.objects.get().lines.get().pk]})
    assert [payment.amount for payment in transfer.payments.all()] == [500_000, 500_000]


def test_a_file_that_is_no_statement_is_refused_with_its_fault(office):
    file = SimpleUploadedFile("mutasi.csv", b"a,b\n1,2\n")

    answer = office.post(address("statements"), {"file": file})

    assert answer.context["form"].errors["file"]


@pytest.mark.parametrize("page", ["queue", "statements", "report", "account"])
def test_the_pages_of_the_secretariat_open(office, page):
    InvoiceFactory(slip=True)

    assert office.get(address(page)).status_code == 200


@pytest.mark.clause("8.2.1", "8.2.2")
def test_the_report_of_a_period(client_as):
    confirmed(InvoiceFactory())
    head = client_as(UserFactory(head=True))

    answer = head.get(address("report"), {"first": "1 September 2026", "last": "30 September 2026"})

    assert answer.context["total"].registration == 300_000
    wrong = head.get(address("report"), {"first": "30/9/2026", "last": "1/9/2026"})
    assert wrong.context["form"].errors


def test_an_account_is_entered_on_its_page(client_as):
    head = client_as(UserFactory(head=True))
    facts = {"bank": "Bank Contoh", "number": "1", "holder": "LSP", "valid_from": "1 September 2026"}

    assert head.post(address("account"), facts).status_code == 302
    assert "Bank Contoh" in head.get(address("account")).content.decode()


def test_the_queue_of_payments_asks_no_more_for_many_rows(office):
    def asked():
        with CaptureQueriesContext(connection) as queries:
            office.get(address("queue"))
        return sum("cache_entry" not in query["sql"] for query in queries)

    confirmed(InvoiceFactory(), amount=100_000)
    SlipFactory()
    office.get(address("queue"))
    few = asked()
    for _ in range(6):
        confirmed(InvoiceFactory(), amount=100_000)
    SlipFactory.create_batch(3)

    many = asked()

    assert many == few
    assert many <= 12


def test_the_slip_itself_is_seen_by_payer_and_secretariat_alone(client, office):
    slip = SlipFactory()
    place = address("slip_file", slip.invoice_id, slip.pk)

    client.force_login(slip.sent_by)
    assert client.get(place).status_code == 200
    assert office.get(place).status_code == 200
    client.force_login(UserFactory())
    assert client.get(place).status_code == 404


def test_held_money_is_credited_on_the_page(office):
    invoice = InvoiceFactory()
    payment = confirmed(invoice)
    other = InvoiceFactory(payer=invoice.payer)
    invoice.refresh_from_db()
    invoice.state, invoice.cancelled_reason, invoice.settled_at = InvoiceState.CANCELLED, "Salah tarif.", None
    invoice.save()
    facts = {"invoice": other.pk, "reason": "Dialihkan."}

    answer = office.post(
        address("credit", invoice.pk, payment.pk),
        {f"credit-{payment.pk}-{name}": value for name, value in facts.items()},
    )

    assert answer.url == other.get_absolute_url()
    other.refresh_from_db()
    assert other.state == InvoiceState.PAID
    assert Payment.objects.filter(received_on=PAID_ON, confirmed_at__gte=CHECKED_AT).count() == 2


@pytest.mark.clause("8.4")
def test_a_transfer_for_several_is_recorded_and_checked_on_its_pages(client_as, slip_file):
    one = InvoiceFactory()
    other = InvoiceFactory(organisation=one.organisation)
    recorder, checker = client_as(UserFactory(secretariat=True)), client_as(UserFactory(secretariat=True))
    place = address("record_transfer", one.organisation_id)
    assert place in recorder.get(address("transfers")).content.decode()

    sent = {"invoices": [one.pk, other.pk], "amount": "Rp 900.000", "paid_on": "8/9/2026", "file": slip_file}
    refused = recorder.post(place, sent)
    assert "Jumlah tagihan yang dipilih Rp 1.000.000" in refused.content.decode()
    slip_file.seek(0)
    page = recorder.post(place, sent | {"amount": "Rp 1.000.000"}, follow=True).content.decode()
    assert "orang lain yang memeriksanya" in page

    transfer = Transfer.objects.get()
    assert place not in recorder.get(address("transfers")).content.decode()
    assert transfer.get_absolute_url() in checker.get(address("transfers")).content.decode()
    assert "sedang diperiksa" in client_as(one.payer).get(one.get_absolute_url()).content.decode()
    typed = {"confirm-amount": "1000000", "confirm-received_on": "8/9/2026", "confirm-bank_reference": "T7"}
    after = checker.post(address("confirm_transfer", transfer.pk), typed, follow=True).content.decode()

    assert "Diterima oleh" in after
    assert Payment.objects.filter(bank_reference="T7").count() == 2
    assert checker.get(address("transfer_file", transfer.pk)).status_code == 200


@pytest.mark.clause("8.4")
def test_a_transfer_is_rejected_with_its_reason_on_the_page(office):
    transfer = TransferFactory()

    office.post(address("reject_transfer", transfer.pk), {"reject-reason": ""})
    page = office.post(address("reject_transfer", transfer.pk), {"reject-reason": "Tak ada."}, follow=True)

    assert "Tak ada." in page.content.decode()
    assert not transfer.payments.exists()
