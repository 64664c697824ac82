"""A fee is added, from a day; none is changed or taken back, and an invoice keeps its own (8.3)."""

from django.db import transaction
from django.utils import timezone

from foundation.journal.actions import record
from foundation.workflow.answers import require
from foundation.workflow.moves import lock
from schemes.models import Fee
from schemes.rules import can_add_fee, can_edit


@transaction.atomic
def add_fee(
    version, *, organisation_kind, purpose, amount, admin_percent, assessment_percent, from_on, by, at
):
    """Add an amount in whole rupiah with its two shares, which have to add up to 100 percent."""
    version = lock(version)
    day = timezone.localdate(at)
    kinds = {"organisation_kind": organisation_kind, "purpose": purpose, "from_on": from_on}
    require(can_add_fee(by, version, **kinds, day=day))

    shares = {"admin_percent": admin_percent, "assessment_percent": assessment_percent}
    fee = Fee.objects.create(version=version, amount=amount, added_by=by, added_at=at, **kinds, **shares)

    record("scheme_version.fee_added", version, by=by, at=at, fee=fee.pk, amount=amount, **kinds, **shares)
    return fee


@transaction.atomic
def remove_draft_fee(fee, *, by, at):
    """Take a fee out of a draft; of a version that was set none is ever removed."""
    version = lock(fee.version)
    require(can_edit(by, version))

    facts = {"fee": fee.pk, "amount": fee.amount, "from_on": fee.from_on}
    fee.delete()

    record("scheme_version.fee_removed", version, by=by, at=at, **facts)
    return version
