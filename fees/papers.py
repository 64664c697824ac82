"""The invoice: the sum first, then its split and the way to pay (8.1-8.4)."""

from dataclasses import dataclass

from django.utils import timezone, translation
from django.utils.translation import gettext as _

from foundation.documents.papers import PaperKind, register
from foundation.documents.papers.facts import Facts, IssuingBody, PaperHead, SchemeFacts, Signature
from foundation.look import writing
from foundation.look.numerals import in_words
from schemes.papers import body_facts, scheme_facts

from .queries.standing import account_on


@dataclass(frozen=True)
class InvoiceLine:
    """One person whose certification is paid for."""

    name: str
    reference: str  # application number
    amount: str  # "500.000"


@dataclass(frozen=True)
class Share:
    """A part of the fee as the scheme splits it (8.2.1, 8.2.2)."""

    percent: int  # 60; the bar is drawn to this scale
    label: str  # "registrasi dan administrasi LSP"
    amount: str  # "300.000"


@dataclass(frozen=True)
class BankAccount:
    """Where to pay (8.4)."""

    name: str  # "Bank …, Cabang …"
    account: str
    holder: str


@dataclass(frozen=True)
class InvoiceFacts(Facts):
    """`bank=None` prints "belum diisi LSP"; `paid` is empty or the day of confirmation, and then the paper
    carries LUNAS.
    """

    body: IssuingBody
    paper: PaperHead  # number, date
    scheme: SchemeFacts
    due: str  # "16 November 2026"
    payer: tuple[str, ...]  # name, unit, address: one line each
    tariff: str  # "karyawan PI Group, berlaku sejak 1 Januari 2026"
    lines: tuple[InvoiceLine, ...]
    total: str  # "3.000.000"
    words: str  # "tiga juta rupiah"
    shares: tuple[Share, ...]
    reference: str  # what to write into the transfer
    bank: BankAccount | None = None
    officer: Signature | None = None
    paid: str = ""  # "5 November 2026"


register(PaperKind("invoice", "fees/papers/invoice.html", ("letter.css",)))


@translation.override("id")
def invoice_facts(invoice, *, reference):
    """The facts of the invoice as it stands now; a paid one carries the day on which the sum was reached."""
    fee, version = invoice.fee, invoice.scheme_version
    account = account_on(timezone.localdate(invoice.issued_at))
    return InvoiceFacts(
        body=body_facts(),
        paper=PaperHead(
            number=invoice.number,
            subject=_subject(invoice) % {"scheme": version.title_id},
            date=writing.day(invoice.issued_at),
            sample=version.is_example,
        ),
        scheme=scheme_facts(version),
        due=_("before the assessment"),
        payer=(invoice.payer_name, invoice.organisation_name),
        tariff=_tariff(invoice, fee),
        lines=(InvoiceLine(name=invoice.payer_name, reference=reference, amount=_plain(invoice.amount)),),
        total=_plain(invoice.amount),
        words=f"{in_words(invoice.amount)} rupiah",
        shares=(
            Share(
                fee.admin_percent, _("registration and administration"), _plain(invoice.registration_share)
            ),
            Share(fee.assessment_percent, _("test and assessor"), _plain(invoice.test_share)),
        ),
        reference=invoice.number,
        bank=account and BankAccount(name=account.bank, account=account.number, holder=account.holder),
        paid=writing.day(invoice.settled_at) if invoice.settled_at else "",
    )


def _subject(invoice):
    return _("Retest fee %(scheme)s") if invoice.is_retest else _("Certification fee %(scheme)s")


def _tariff(invoice, fee):
    words = {"kind": fee.get_organisation_kind_display(), "day": writing.day(fee.from_on)}
    tariff = _("%(kind)s, in force since %(day)s") % words
    if not invoice.is_retest:
        return tariff
    words = {"percent": invoice.retest_percent, "fee": writing.money(fee.amount), "tariff": tariff}
    return _("%(percent)d %% of %(fee)s (%(tariff)s)") % words


def _plain(amount):
    """500000 as 500.000: the papers set the Rp themselves."""
    return writing.money(amount).removeprefix("Rp").strip()
