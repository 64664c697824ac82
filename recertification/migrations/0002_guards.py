"""What the database itself refuses about renewals: a tie to another's certificate, one cut afterwards (9.7)."""

from django.db import migrations

from foundation.journal.triggers import append_only, refuse

OF_ANOTHER = """NOT EXISTS (
    SELECT 1
    FROM applications_application application
    JOIN certificates_certificate certificate ON certificate.id = NEW.certificate_id
    JOIN schemes_schemeversion version ON version.id = certificate.scheme_version_id
    WHERE application.id = NEW.application_id
      AND application.applicant_id = certificate.holder_id
      AND application.scheme_id = version.scheme_id
)"""

UNTIED = """NEW.replaces_id IS NULL AND EXISTS (
    SELECT 1 FROM recertification_renewal renewal WHERE renewal.application_id = NEW.application_id
)"""

OVERLAPPING = """NEW.replaces_id IS NOT NULL AND EXISTS (
    SELECT 1
    FROM recertification_renewal renewal
    JOIN certificates_certificate earlier ON earlier.id = renewal.certificate_id
    WHERE renewal.application_id = NEW.application_id
      AND (earlier.id <> NEW.replaces_id OR earlier.valid_until >= NEW.valid_from)
)"""


class Migration(migrations.Migration):
    dependencies = [("recertification", "0001_initial"), ("certificates", "0005_changes_stay")]

    operations = [
        append_only("recertification_renewal"),
        append_only("recertification_portaloutage"),
        refuse(
            "a_renewal_ties_ones_own",
            "recertification_renewal",
            on="INSERT",
            when=OF_ANOTHER,
            because="a renewal is asked for by the holder, and for the same scheme [9.7.1]",
        ),
        refuse(
            "what_was_renewed_is_named",
            "certificates_certificate",
            on="INSERT",
            when=UNTIED,
            because="the certificate of a renewal names the one before it [9.7.3]",
        ),
        refuse(
            "a_renewal_begins_after_the_last_day",
            "certificates_certificate",
            on="INSERT",
            when=OVERLAPPING,
            because="a renewed certificate begins after the last day of the one before it [9.7.3]",
        ),
    ]
