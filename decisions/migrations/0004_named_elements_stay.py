"""What a decision named stays as it was named (9.4.3)."""

from django.db import migrations

from foundation.journal.triggers import append_only


class Migration(migrations.Migration):
    dependencies = [("decisions", "0003_named_elements")]

    operations = [append_only("decisions_decision_short_elements")]
