"""When a candidate is late, and how many an assessor takes on a day, are numbers of the version (9.2.2, 9.3)."""

import django.core.validators
from django.db import migrations, models

from foundation.journal.triggers import refuse

CONTENT = ["late_minutes", "candidates_a_day"]


class Migration(migrations.Migration):
    dependencies = [("schemes", "0003_marking_of_essays")]

    operations = [
        migrations.AddField(
            model_name="schemeversion",
            name="late_minutes",
            field=models.PositiveSmallIntegerField(
                blank=True,
                null=True,
                validators=[
                    django.core.validators.MinValueValidator(0),
                    django.core.validators.MaxValueValidator(240),
                ],
                verbose_name="Minutes after the beginning of a test beyond which a candidate is late",
            ),
        ),
        migrations.AddField(
            model_name="schemeversion",
            name="candidates_a_day",
            field=models.PositiveSmallIntegerField(
                blank=True,
                null=True,
                validators=[
                    django.core.validators.MinValueValidator(1),
                    django.core.validators.MaxValueValidator(100),
                ],
                verbose_name="Candidates of an assessor on one day beyond which is warned",
            ),
        ),
        refuse(
            "numbers_of_sessions_stay",
            "schemes_schemeversion",
            on="UPDATE",
            columns=CONTENT,
            when="OLD.state <> 'DRAFT'",
            because="a version that has been set is not changed; make a new version",
        ),
    ]
