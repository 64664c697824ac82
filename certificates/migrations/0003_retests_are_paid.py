"""Nothing is handed over while a retest is not paid (9.4.7)."""

from django.db import migrations

from foundation.journal.triggers import refuse

OWING = """EXISTS (
    SELECT 1
    FROM certificates_certificate certificate
    JOIN decisions_retest retest ON retest.application_id = certificate.application_id
    JOIN fees_invoice invoice ON invoice.id = retest.invoice_id
    WHERE certificate.id = NEW.certificate_id AND retest.withdrawn_at IS NULL AND invoice.state <> 'PAID'
)"""


class Migration(migrations.Migration):
    dependencies = [
        ("certificates", "0002_guards"),
        ("decisions", "0009_retests_stay"),
    ]

    operations = [
        refuse(
            "a_handover_waits_for_retests",
            "certificates_handover",
            on="INSERT",
            when=OWING,
            because="every retest is paid before the handover [9.4.7]",
        ),
    ]
