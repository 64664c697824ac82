"""How essays are marked is a choice of the version, and is set with it (9.3.1)."""

import django.core.validators
from django.db import migrations, models

from foundation.journal.triggers import refuse

VERSION = "schemes_schemeversion"
CONTENT = ["blind_marking", "second_marking_percent"]


class Migration(migrations.Migration):
    dependencies = [("schemes", "0002_what_is_set_stays")]

    operations = [
        migrations.AddField(
            model_name='schemeversion',
            name='blind_marking',
            field=models.BooleanField(blank=True, null=True, verbose_name='Essays are marked without the name'),
        ),
        migrations.AddField(
            model_name='schemeversion',
            name='second_marking_percent',
            field=models.PositiveSmallIntegerField(blank=True, null=True, validators=[django.core.validators.MinValueValidator(1), django.core.validators.MaxValueValidator(100)], verbose_name='Essays marked by a second assessor, in percent of the papers'),
        ),
        refuse(
            "marking_of_a_set_version_stays",
            VERSION,
            on="UPDATE",
            columns=CONTENT,
            when="OLD.state <> 'DRAFT'",
            because="a version that has been set is not changed; make a new version",
        ),
    ]
