"""The bank account that invoices name, and the accounts before it (8.4)."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from fees.actions import open_account
from fees.forms import AccountForm
from fees.models import BankAccount
from fees.queries import account_on
from foundation.workflow import clock
from foundation.workflow.web import refusals_on


def account(request):
    """The account of today, those before and after it, and a new one."""
    form = AccountForm(request.POST or None)
    if form.is_valid():
        with refusals_on(form):
            open_account(**form.cleaned_data, by=request.user, at=clock.now())
            messages.success(request, _("Invoices name this account from that day."))
            return redirect("fees:account")
    page = {"form": form, "account": account_on(clock.today()), "accounts": BankAccount.objects.all()}
    return render(request, "fees/account.html", page)
