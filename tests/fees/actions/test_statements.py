"""A bank statement is read, matched line by line, and each line is confirmed for itself (8.4)."""

import datetime as dt

import pytest
from django.db import IntegrityError, transaction

from fees.actions import cancel_invoice, confirm_lines, open_account, read_statement, reject_transfer
from fees.models import BankAccount, Invoice, Payment, Statement
from fees.queries.matching import Row
from fees.queries.reading import NotAStatement, read_rows
from fees.queries.report import report
from fees.queries.standing import account_on
from fees.states import InvoiceState
from foundation.journal.models import Entry
from foundation.workflow.answers import NotAllowed
from tests.factories.fees import CHECKED_AT as AT
from tests.factories.fees import PAID_ON, InvoiceFactory, SlipFactory, TransferFactory, confirmed
from tests.factories.people import UserFactory

pytestmark = pytest.mark.django_db


def row(number, *, amount=500_000, words="", reference=None):
    return Row(number, PAID_ON, amount, reference or f"REF{number}", words)


def read(*rows):
    return read_statement(rows, name="mutasi.csv", by=UserFactory(secretariat=True), at=AT)


def confirm_all(statement, by=None):
    chosen = list(statement.lines.values_list("pk", flat=True))
    return confirm_lines(statement, chosen, by=by or UserFactory(secretariat=True), at=AT)


@pytest.mark.clause("8.4")
def test_a_line_that_names_the_invoice_is_put_beside_its_slip_and_confirmed():
    slip = SlipFactory()
    statement = read(row(2, words=f"biaya sertifikasi {slip.invoice.number}"))

    assert not Payment.objects.exists()
    assert confirm_all(statement) == 1

    assert Invoice.objects.get(pk=slip.invoice_id).state == InvoiceState.PAID
    assert statement.lines.get().settled_at == AT


@pytest.mark.clause("8.4")
def test_without_a_number_amount_and_day_are_enough_where_only_one_slip_fits():
    SlipFactory()
    only = SlipFactory(amount=2_000_000)

    statement = read(row(2, amount=2_000_000), row(3, amount=123))

    assert [line.slip for line in statement.lines.all()] == [only, None]


@pytest.mark.clause("8.4")
def test_a_line_that_names_the_invoice_comes_before_one_that_only_has_its_amount():
    slip = SlipFactory()

    statement = read(row(2, words="PELUNASAN"), row(3, words=slip.invoice.number))

    assert [line.slip for line in statement.lines.all()] == [None, slip]


def test_where_several_fit_nobody_guesses():
    SlipFactory.create_batch(2)

    assert read(row(2)).lines.get().slip is None


@pytest.mark.clause("8.4")
def test_one_line_that_is_refused_does_not_hold_up_the_others():
    officer = UserFactory(secretariat=True)
    own, other = SlipFactory(invoice=InvoiceFactory(payer=officer)), SlipFactory()
    statement = read(row(2, words=own.invoice.number), row(3, words=other.invoice.number))

    done = confirm_all(statement, by=officer)

    first, second = statement.lines.all()
    assert done == 1
    assert (first.settled_at, "8.4" in first.outcome) == (None, True)
    assert second.settled_at == AT
    entry = Entry.objects.get(verb="line.refused")
    assert (entry.subject_id, entry.actor_id, entry.facts) == (
        str(first.pk),
        str(officer.pk),
        {"clause": "8.4"},
    )


@pytest.mark.clause("8.4")
def test_a_transfer_that_has_paid_already_is_shown_as_such():
    payment = confirmed(InvoiceFactory(), reference="REF2")
    SlipFactory()

    line = read(row(2, reference="ref-2")).lines.get()

    assert line.slip is None
    assert payment.invoice.number in line.outcome


@pytest.mark.clause("8.4")
@pytest.mark.parametrize("ended", [True, False])
def test_a_transfer_without_a_slip_says_what_to_do(ended):
    invoice = InvoiceFactory()
    if ended:
        cancel_invoice(invoice, reason="Ditarik.", by=invoice.payer, at=AT)

    line = read(row(2, words=f"SERTIFIKASI {invoice.number}")).lines.get()

    assert line.slip is None
    assert invoice.number in line.outcome


@pytest.mark.clause("8.4")
@pytest.mark.parametrize("named", [True, False])
def test_one_line_for_several_people_is_put_beside_their_transfer_and_pays_each_once_confirmed(named):
    transfer = TransferFactory()
    SlipFactory(invoice=transfer.invoices.first())
    words = transfer.invoices.last().number if named else "PELUNASAN KARYAWAN"

    statement = read(row(2, amount=transfer.amount, words=words), row(3, amount=transfer.amount))

    line, again = statement.lines.all()
    assert (line.transfer, line.slip, again.transfer) == (transfer, None, None)
    assert not Payment.objects.exists()
    assert confirm_all(statement) == 1
    assert {invoice.state for invoice in transfer.invoices.all()} == {InvoiceState.PAID}
    assert {payment.bank_reference for payment in transfer.payments.all()} == {"REF2"}


@pytest.mark.clause("8.4")
@pytest.mark.parametrize("amount", [999_999, 1_000_001])
def test_a_transfer_for_several_people_is_there_whole_or_a_person_looks(amount):
    transfer = TransferFactory()

    line = read(row(2, amount=amount, words=transfer.invoices.first().number)).lines.get()

    assert (line.transfer, "Rp 1.000.000" in line.outcome) == (None, True)


@pytest.mark.clause("8.4")
def test_a_transfer_that_was_judged_or_recorded_by_oneself_is_not_confirmed_by_its_line():
    first, second, own = (TransferFactory(amount=1_000_000) for _ in range(3))
    lines = [
        row(number, amount=1_000_000, words=transfer.invoices.first().number)
        for number, transfer in enumerate((first, second, own), start=2)
    ]
    statement, later = read(*lines), read(lines[0])
    reject_transfer(second, reason="Dicatat dua kali.", by=UserFactory(secretariat=True), at=AT)

    assert (confirm_all(statement, by=own.sent_by), confirm_all(later)) == (1, 0)

    _first, judged, mine = statement.lines.all()
    assert [line.settled_at for line in (judged, mine, later.lines.get())] == [None] * 3
    assert ["sudah" in judged.outcome, "orang lain" in mine.outcome] == [True, True]
    assert {payment.transfer for payment in Payment.objects.all()} == {first}


def test_a_line_is_a_slip_or_a_transfer_and_never_both():
    line = read(row(2)).lines.get()
    line.slip, line.transfer = SlipFactory(), TransferFactory()

    with pytest.raises(IntegrityError), transaction.atomic():
        line.save()


def test_confirming_twice_pays_once():
    slip = SlipFactory()
    statement = read(row(2, words=slip.invoice.number))

    assert (confirm_all(statement), confirm_all(statement)) == (1, 0)
    assert Payment.objects.count() == 1


def test_only_the_secretariat_reads_statements():
    with pytest.raises(NotAllowed):
        read_statement([], name="mutasi.csv", by=UserFactory(), at=AT)

    assert not Statement.objects.exists()


CSV = "\ufeffTanggal;Keterangan;Referensi;Kredit\r\n{}\r\n"


@pytest.mark.clause("8.4")
@pytest.mark.parametrize(
    ("amount", "rupiah"),
    [
        ("500.000,00", 500_000),
        ("500,000.00", 500_000),
        ("Rp 2.000.000", 2_000_000),
        ("1999999", 1_999_999),
        ("500.000 CR", 500_000),
    ],
)
def test_amounts_are_read_as_banks_write_them(amount, rupiah):
    rows = read_rows(CSV.format(f"08/09/2026;TGH-2026-0001;A/1;{amount}").encode())

    assert [(each.row, each.received_on, each.amount) for each in rows] == [(2, dt.date(2026, 9, 8), rupiah)]


@pytest.mark.parametrize("amount", ["", "-500.000", "500.000 DB", "0"])
def test_what_went_out_is_left_out(amount):
    assert read_rows(CSV.format(f"08/09/2026;x;A/1;{amount}").encode()) == []


@pytest.mark.parametrize(
    "line", ["08/09/2026;x;A/1;500.000,50", "kemarin;x;A/1;500.000", "08/09/2026;x;;500.000"]
)
def test_a_row_that_cannot_be_read_is_named(line):
    with pytest.raises(NotAStatement, match="2"):
        read_rows(CSV.format(line).encode())


@pytest.mark.parametrize("content", [b"", b"\xff\xfe\x00", b"a,b,c\n1,2,3\n"])
def test_a_file_that_is_no_statement_is_refused(content):
    with pytest.raises(NotAStatement):
        read_rows(content)


@pytest.mark.clause("8.1")
@pytest.mark.clause("8.2.1", "8.2.2")
def test_the_report_splits_what_came_in_as_the_scheme_splits_the_fee():
    confirmed(InvoiceFactory())
    confirmed(InvoiceFactory(partner=True), amount=2_000_001)
    confirmed(InvoiceFactory(), amount=333_333)

    lines, total = report(PAID_ON, PAID_ON)

    group, partner = lines
    assert (group.received, group.registration + group.test) == (833_333, 833_333)
    assert (partner.registration, partner.test, partner.over) == (1_200_000, 800_000, 1)
    assert total.received == 2_833_334


def test_what_lies_on_a_cancelled_invoice_is_nobodys_part():
    invoice = InvoiceFactory()
    confirmed(invoice)
    cancel_invoice(invoice, reason="Ditarik.", by=invoice.payer, at=AT)

    _lines, total = report(PAID_ON, PAID_ON)

    assert (total.registration, total.over) == (0, 500_000)


def test_other_days_are_not_in_the_report():
    confirmed(InvoiceFactory())

    assert report(dt.date(2026, 1, 1), dt.date(2026, 1, 31))[1].received == 0


@pytest.mark.clause("8.4")
def test_the_account_holds_from_its_day_and_is_entered_by_secretariat_or_head():
    facts = {"bank": "Bank Contoh", "number": "1", "holder": "LSP"}
    assert account_on(AT.date()) is None

    with pytest.raises(NotAllowed):
        open_account(**facts, valid_from=AT.date(), by=UserFactory(), at=AT)
    assert not BankAccount.objects.exists()
    account = open_account(**facts, valid_from=AT.date(), by=UserFactory(head=True), at=AT)

    assert account_on(AT.date()) == account
    assert account_on(AT.date() - dt.timedelta(days=1)) is None
