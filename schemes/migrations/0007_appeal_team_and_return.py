"""How many hear an appeal, and in which days a certificate is given back, are set with the version (9.8.4, 9.9.3)."""

import django.core.validators
from django.db import migrations, models

from foundation.journal.triggers import refuse

VERSION = "schemes_schemeversion"
CONTENT = ["appeal_team", "return_days"]


def number(label, *, low, high):
    limits = [
        django.core.validators.MinValueValidator(low),
        django.core.validators.MaxValueValidator(high),
    ]
    return models.PositiveSmallIntegerField(label, validators=limits, null=True, blank=True)


class Migration(migrations.Migration):
    dependencies = [("schemes", "0006_a_surveillance_in_every_year")]

    operations = [
        migrations.AddField(
            model_name="schemeversion",
            name="appeal_team",
            field=number("Members of an appeal team at least", low=3, high=15),
        ),
        migrations.AddField(
            model_name="schemeversion",
            name="return_days",
            field=number(
                "Days in which a certificate that does not hold is given back", low=1, high=600
            ),
        ),
        refuse(
            "appeal_team_and_return_of_a_set_version_stay",
            VERSION,
            on="UPDATE",
            columns=CONTENT,
            when="OLD.state <> 'DRAFT'",
            because="a version that has been set is not changed; make a new version",
        ),
    ]
