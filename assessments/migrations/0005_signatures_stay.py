"""A signature under a record stays as it was given (9.2.5)."""

from django.db import migrations

from foundation.journal.triggers import append_only


class Migration(migrations.Migration):
    dependencies = [("assessments", "0004_records")]

    operations = [append_only("assessments_recordsignature")]
