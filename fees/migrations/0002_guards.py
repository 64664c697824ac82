"""What the database itself refuses about money: an issued invoice and a payment stay as they were (8.3, 8.4)."""

from django.db import migrations

from foundation.journal.triggers import refuse

INVOICED_OTHERWISE = """OLD.number <> NEW.number OR OLD.amount <> NEW.amount OR OLD.payer_id <> NEW.payer_id
    OR OLD.registration_share <> NEW.registration_share OR OLD.test_share <> NEW.test_share
    OR OLD.fee_id <> NEW.fee_id OR OLD.issued_at <> NEW.issued_at"""

PAID_OTHERWISE = """OLD.amount <> NEW.amount OR OLD.bank_reference <> NEW.bank_reference
    OR OLD.invoice_id <> NEW.invoice_id OR OLD.received_on <> NEW.received_on
    OR (OLD.reversed_at IS NOT NULL AND NEW.reversed_at IS NULL)"""


class Migration(migrations.Migration):
    dependencies = [("fees", "0001_initial")]

    operations = [
        refuse(
            "an_invoice_keeps_its_own",
            "fees_invoice",
            on="UPDATE",
            when=INVOICED_OTHERWISE,
            because="an issued invoice is not changed [8.3]",
        ),
        refuse(
            "an_invoice_is_not_lost", "fees_invoice", on="DELETE", because="an invoice stays on file [8.3]"
        ),
        refuse(
            "a_payment_stays",
            "fees_payment",
            on="UPDATE",
            when=PAID_OTHERWISE,
            because="a payment is taken back, never changed [8.4]",
        ),
        refuse("a_payment_is_not_lost", "fees_payment", on="DELETE", because="a payment stays on file [8.4]"),
    ]
