"""The bank account that invoices name (8.4)."""

from django.db import transaction
from django.utils import timezone

from fees.models import BankAccount
from fees.rules import can_keep_accounts
from foundation.journal.actions import record
from foundation.workflow.answers import require


@transaction.atomic
def open_account(*, bank, number, holder, valid_from, by, at):
    """From that day invoices name this account; earlier ones keep theirs. Returns the account."""
    require(can_keep_accounts(by, on=timezone.localdate(at)))

    account = BankAccount.objects.create(bank=bank, number=number, holder=holder, valid_from=valid_from)

    record("account.opened", account, by=by, at=at, number=number, valid_from=valid_from)
    return account
