"""What people type about money: fields and their words, and nothing that happens."""

from django import forms
from django.utils.translation import gettext_lazy as _

from foundation.look.fields import Drop, MoneyField, WrittenDateField


class SlipForm(forms.Form):
    """A transfer slip, as the payer sends it."""

    file = forms.FileField(
        label=_("Transfer slip"), widget=Drop(limits=_("PDF, JPG or PNG, up to 5 MB."))
    )
    amount = MoneyField(label=_("Amount transferred"), help_text=_("For example Rp 500.000."))
    paid_on = WrittenDateField(label=_("Date of the transfer"))


class ConfirmForm(forms.Form):
    """What stands on the bank statement."""

    amount = MoneyField(label=_("Amount on the statement"))
    received_on = WrittenDateField(label=_("Date on the statement"))
    bank_reference = forms.CharField(
        label=_("Bank reference"), max_length=60, help_text=_("As on the statement; one transfer pays once.")
    )


class RejectForm(forms.Form):
    """Why a slip cannot be accepted; the payer reads it."""

    reason = forms.CharField(label=_("Reason"), widget=forms.Textarea(attrs={"rows": 3}))


class ReverseForm(RejectForm):
    """Why a payment is taken back; the payer reads it."""
