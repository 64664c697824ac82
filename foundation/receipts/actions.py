"""Take a form in hand, keep its answer, or let it go."""

from datetime import timedelta

from django.db import IntegrityError, transaction

from .models import Receipt

ABANDONED_AFTER = timedelta(seconds=30)
"""A form in hand this long belongs to a process that died: it may be sent again."""


def take(*, key, sender, path, digest, at):
    """The receipt of this form and whether it is ours to handle now: (receipt, ours)."""
    form = {"key": key, "sender": sender, "path": path}
    try:
        with transaction.atomic():
            return Receipt.objects.create(**form, digest=digest, begun_at=at), True
    except IntegrityError:
        receipt = Receipt.objects.filter(**form).first()
    if receipt is None:  # let go in this very moment
        return take(**form, digest=digest, at=at)
    return receipt, receipt.digest == digest and _inherit(receipt, at=at)


def answer(receipt, *, status, headers, at):
    """Keep the answer, for whoever sends the same form again."""
    Receipt.objects.filter(pk=receipt.pk).update(answered_at=at, status=status, headers=headers)


def let_go(receipt):
    """The form had no effect (its errors were shown): it may be sent again, corrected."""
    Receipt.objects.filter(pk=receipt.pk, answered_at=None).delete()


def forget(*, before):
    """Delete the receipts begun before that moment; returns how many."""
    return Receipt.objects.filter(begun_at__lt=before).delete()[0]


def _inherit(receipt, *, at):
    abandoned = Receipt.objects.filter(
        pk=receipt.pk, answered_at=None, begun_at=receipt.begun_at, begun_at__lt=at - ABANDONED_AFTER
    )
    return bool(abandoned.update(begun_at=at))
