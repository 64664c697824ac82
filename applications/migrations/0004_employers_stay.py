"""A change of employer that was settled stays as it was settled, and none is forgotten (8.2.3)."""

from django.db import migrations

from foundation.journal.triggers import refuse

TABLE = "applications_employerreport"


class Migration(migrations.Migration):
    dependencies = [("applications", "0003_employers")]

    operations = [
        refuse(
            "a_settled_employer_stays",
            TABLE,
            on="UPDATE",
            when="OLD.settled_at IS NOT NULL",
            because="a change of employer is settled once",
        ),
        refuse(
            "a_reported_employer_is_kept", TABLE, on="DELETE", because="what was reported stays on record"
        ),
    ]
