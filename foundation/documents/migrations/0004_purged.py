"""Files that were shut away are deleted for good, and only those."""

from django.db import migrations, models

from foundation.journal.triggers import refuse


class Migration(migrations.Migration):
    dependencies = [("documents", "0003_frozen")]

    operations = [
        migrations.AddField(
            model_name="upload",
            name="purged_at",
            field=models.DateTimeField(editable=False, null=True, verbose_name="deleted for good at"),
        ),
        migrations.AlterField(
            model_name="upload",
            name="finding",
            field=models.CharField(
                blank=True,
                choices=[
                    ("HARMFUL", "The scanner found something harmful in this file, so it is shut away."),
                    ("OTHERS_DATA", "This file shows personal data of others, so it is shut away."),
                ],
                editable=False,
                max_length=200,
                verbose_name="finding",
            ),
        ),
        refuse(
            "only_what_is_shut_away_is_deleted",
            "documents_upload",
            on="UPDATE",
            when="NEW.purged_at IS NOT NULL AND NEW.quarantined_at IS NULL",
            because="a file is shut away before it is deleted",
        ),
        refuse(
            "what_was_deleted_stays_deleted",
            "documents_upload",
            on="UPDATE",
            when="OLD.purged_at IS NOT NULL AND NEW.purged_at IS NULL",
            because="deleted bytes do not come back",
        ),
    ]
