"""What people type about money: fields and their words, and nothing that happens."""

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from foundation.look import writing
from foundation.look.fields import Drop, MoneyField, WrittenDateField

from .queries.reading import NotAStatement, read_rows

LARGEST_STATEMENT = 1_000_000


class SlipForm(forms.Form):
    """A transfer slip, as the payer sends it."""

    file = forms.FileField(
        label=_("Transfer slip"),
        widget=Drop(limits=_("PDF, JPG or PNG, up to 5 MB."), max_bytes=5_000_000),
    )
    amount = MoneyField(label=_("Amount transferred"), min_value=1, help_text=_("For example Rp 500.000."))
    paid_on = WrittenDateField(label=_("Date of the transfer"))


class TransferForm(SlipForm):
    """Whose invoices a transfer pays, and its slip."""

    field_order = ["invoices", "amount", "paid_on", "file"]
    invoices = forms.ModelMultipleChoiceField(
        label=_("Invoices that it pays in full"), queryset=None, widget=forms.CheckboxSelectMultiple
    )

    def __init__(self, *args, invoices, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["invoices"].queryset = invoices
        self.fields["invoices"].label_from_instance = _owed


class ConfirmForm(forms.Form):
    """What stands on the bank statement."""

    amount = MoneyField(label=_("Amount on the statement"), min_value=1)
    received_on = WrittenDateField(label=_("Date on the statement"))
    bank_reference = forms.CharField(
        label=_("Bank reference"), max_length=60, help_text=_("As on the statement; one transfer pays once.")
    )


class RejectForm(forms.Form):
    """Why a slip cannot be accepted; the payer reads it."""

    reason = forms.CharField(
        label=_("Reason"),
        help_text=_("The payer reads this sentence as it is."),
        widget=forms.Textarea(attrs={"rows": 3}),
    )


class ReverseForm(RejectForm):
    """Why a payment is taken back; the payer reads it."""


class CreditForm(RejectForm):
    """Which other invoice the money pays, and why."""

    field_order = ["invoice", "reason"]
    invoice = forms.ModelChoiceField(label=_("Invoice that it pays"), queryset=None)

    def __init__(self, *args, invoices, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["invoice"].queryset = invoices


class AccountForm(forms.Form):
    """The account of the LSP, and from when invoices name it."""

    bank = forms.CharField(label=_("Bank"), max_length=100)
    number = forms.CharField(label=_("Account number"), max_length=40)
    holder = forms.CharField(label=_("Account holder"), max_length=150)
    valid_from = WrittenDateField(
        label=_("Valid from"), help_text=_("Invoices of earlier days keep their account.")
    )


class StatementForm(forms.Form):
    """A bank statement as the bank's portal gives it; `rows` are the transfers in it."""

    file = forms.FileField(
        label=_("Bank statement (CSV)"),
        help_text=_("The first row names the columns: date, amount, reference, description."),
        widget=forms.FileInput(attrs={"accept": ".csv,text/csv"}),
    )
    rows = ()

    def clean_file(self):
        """The file, its transfers read into `rows`."""
        file = self.cleaned_data["file"]
        if file.size > LARGEST_STATEMENT:
            raise ValidationError(_("The file is larger than 1 MB. Take a shorter period."))
        try:
            self.rows = read_rows(file.read())
        except NotAStatement as fault:
            raise ValidationError(str(fault)) from fault
        return file


class PeriodForm(forms.Form):
    """From which day to which, both included."""

    first = WrittenDateField(label=_("From"))
    last = WrittenDateField(label=_("To"))

    def clean(self):
        """The last day cannot come before the first."""
        days = super().clean()
        if days.get("first") and days.get("last") and days["last"] < days["first"]:
            self.add_error("last", _("The end has to come after the start."))
        return days

    def days(self):
        """The two days asked for; those of the start where they cannot be read."""
        if self.is_bound and self.is_valid():
            return self.cleaned_data["first"], self.cleaned_data["last"]
        return self.initial["first"], self.initial["last"]


def _owed(invoice):
    return f"{invoice.payer_name}, {invoice.number}, {writing.money(invoice.due)}"
