"""What the database itself refuses about retests (9.3.5, 9.4.5)."""

from django.db import migrations

from foundation.journal.triggers import refuse

NO_GROUND = """NOT EXISTS (
    SELECT 1 FROM decisions_decision decision
    WHERE decision.id = NEW.decision_id AND decision.application_id = NEW.application_id
      AND decision.outcome = 'NOT_YET' AND decision.released_at IS NOT NULL AND decision.replaced_by_id IS NULL
)"""

TOO_OFTEN = """NEW.number > (
    SELECT version.retest_limit
    FROM applications_application application
    JOIN schemes_schemeversion version ON version.id = application.scheme_version_id
    WHERE application.id = NEW.application_id
)"""

UNPAID = """OLD.opened_at IS NULL AND NEW.opened_at IS NOT NULL AND EXISTS (
    SELECT 1 FROM fees_invoice invoice WHERE invoice.id = NEW.invoice_id AND invoice.state <> 'PAID'
)"""

ASKED_OTHERWISE = """OLD.application_id <> NEW.application_id OR OLD.decision_id <> NEW.decision_id
    OR OLD.number <> NEW.number OR OLD.invoice_id <> NEW.invoice_id OR OLD.asked_by_id <> NEW.asked_by_id
    OR OLD.asked_at <> NEW.asked_at OR OLD.withdrawn_at IS NOT NULL
    OR (OLD.invoice_id IS NOT NULL AND NEW.invoice_id IS NULL)
    OR (OLD.opened_at IS NOT NULL AND (NEW.opened_at IS NULL OR NEW.opened_at <> OLD.opened_at))"""


class Migration(migrations.Migration):
    dependencies = [
        ("decisions", "0008_retests"),
        ("applications", "0001_initial"),
        ("fees", "0005_retests"),
        ("schemes", "0002_what_is_set_stays"),
    ]

    operations = [
        refuse(
            "a_retest_follows_a_decision",
            "decisions_retest",
            on="INSERT",
            when=NO_GROUND,
            because="a retest follows a decision that says not yet competent and stands [9.4.5]",
        ),
        refuse(
            "retests_have_their_limit",
            "decisions_retest",
            on="INSERT",
            when=TOO_OFTEN,
            because="the scheme gives no further retest [9.3.5]",
        ),
        refuse(
            "a_retest_is_paid_before_the_test",
            "decisions_retest",
            on="UPDATE",
            when=UNPAID,
            because="a retest is paid before the test is open again [8.4]",
        ),
        refuse(
            "a_retest_stays",
            "decisions_retest",
            on="UPDATE",
            when=ASKED_OTHERWISE,
            because="a retest stays as it was asked for [9.3.5]",
        ),
        refuse(
            "a_retest_is_not_lost",
            "decisions_retest",
            on="DELETE",
            because="a retest stays on file [9.3.5]",
        ),
    ]
