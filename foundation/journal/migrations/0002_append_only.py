"""The database itself refuses to change the trail."""

from django.db import migrations

from foundation.journal.triggers import append_only


class Migration(migrations.Migration):
    dependencies = [("journal", "0001_initial")]

    operations = [append_only("journal_entry"), append_only("journal_link")]
