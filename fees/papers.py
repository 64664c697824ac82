"""The invoice: the sum first, then its split and the way to pay (8.1-8.4)."""

from dataclasses import dataclass

from foundation.documents.papers.facts import Facts, IssuingBody, PaperHead, SchemeFacts, Signature


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
    """`bank=None` prints "belum diisi LSP"; `paid` is empty or the day of confirmation, and then the paper carries LUNAS."""

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
