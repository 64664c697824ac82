"""Who looked after a holder, heard an appeal, or was overruled by one, had a part in the case (9.6.1, 9.9.3)."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("applications", "0006_who_sanctioned"),
    ]

    operations = [
        migrations.AlterField(
            model_name="involvement",
            name="part",
            field=models.CharField(
                choices=[
                    ("APPLICANT", "is the applicant"),
                    ("SUPERIOR", "is the applicant's superior"),
                    ("TRAINER", "trained the applicant"),
                    ("SAME_UNIT", "works in the same unit as the applicant"),
                    ("FAMILY", "is a relative of the applicant"),
                    ("DECLARED", "declared a conflict of interest"),
                    ("REVIEWER", "reviewed the application"),
                    ("ASSESSOR", "assessed the applicant"),
                    ("INVIGILATOR", "watched over the applicant's test"),
                    ("DECIDED", "took part in the decision"),
                    ("SIGNED", "signed the decree"),
                    ("REPORTED", "reported the holder"),
                    ("SANCTIONED", "decided on a sanction"),
                    ("SURVEYED", "looked after the holder in a surveillance"),
                    ("HEARD", "heard an appeal"),
                    ("OVERRULED", "had a part in what an appeal set aside"),
                ],
                max_length=12,
            ),
        ),
    ]
