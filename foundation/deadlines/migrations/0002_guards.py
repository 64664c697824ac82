"""What was told, changed and moved stays as it was written (9.9.5; R17)."""

from django.db import migrations

from foundation.journal.triggers import append_only


class Migration(migrations.Migration):
    dependencies = [("deadlines", "0001_initial")]

    operations = [
        append_only("deadlines_reminder"),
        append_only("deadlines_calendarchange"),
        append_only("deadlines_deadlinemove"),
    ]
