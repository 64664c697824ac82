"""Two in the same moment about one transfer: one is paid, the other is told (8.4, TRUST R13)."""

import pytest

from fees.actions import confirm_slip, confirm_transfer
from fees.models import Payment, SlipVerdict, Transfer
from foundation.workflow.answers import NotAllowed
from tests.decisions.helpers import at_once
from tests.factories.fees import CHECKED_AT as AT
from tests.factories.fees import PAID_ON, SlipFactory, TransferFactory
from tests.factories.people import UserFactory

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.clause("8.4")]


def one_won(ends):
    lost = [end for end in ends if isinstance(end, Exception)]
    assert len(lost) == len(ends) - 1, ends
    assert {type(end) for end in lost} == {NotAllowed}


def confirm(proof):
    """Either kind of proof, under one and the same reference."""
    act = confirm_transfer if isinstance(proof, Transfer) else confirm_slip
    facts = {"amount": proof.amount, "received_on": PAID_ON, "bank_reference": "TRF777"}
    return act(proof, **facts, by=UserFactory(secretariat=True), at=AT)


@pytest.mark.parametrize("other", [TransferFactory, SlipFactory], ids=["transfer", "slip"])
def test_one_reference_confirmed_twice_at_once_pays_one_proof(other):
    proofs = [TransferFactory(), other()]

    one_won(at_once(confirm, proofs))

    assert len({(payment.slip_id, payment.transfer_id) for payment in Payment.objects.all()}) == 1


def test_one_transfer_confirmed_by_two_at_once_pays_once():
    transfer = TransferFactory()

    one_won(at_once(confirm, [transfer, transfer]))

    assert Payment.objects.count() == transfer.invoices.count()
    assert Transfer.objects.get().verdict == SlipVerdict.CONFIRMED
