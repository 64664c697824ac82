"""By when an assessor reports on a test is a setting of the version, and is set with it (9.3.6)."""

import django.core.validators
from django.db import migrations, models

from foundation.journal.triggers import refuse

VERSION = "schemes_schemeversion"
CONTENT = ["report_due_workdays"]


class Migration(migrations.Migration):
    dependencies = [("schemes", "0004_sessions_of_tests")]

    operations = [
        migrations.AddField(
            model_name='schemeversion',
            name='report_due_workdays',
            field=models.PositiveSmallIntegerField(blank=True, null=True, validators=[django.core.validators.MinValueValidator(1), django.core.validators.MaxValueValidator(600)], verbose_name='Working days in which an assessor reports on a test'),
        ),
        refuse(
            "report_term_of_a_set_version_stays",
            VERSION,
            on="UPDATE",
            columns=CONTENT,
            when="OLD.state <> 'DRAFT'",
            because="a version that has been set is not changed; make a new version",
        ),
    ]
