"""Who watched over a test had a part in the case (9.4.2)."""

from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('applications', '0004_employers_stay'),
    ]

    operations = [
        migrations.AlterField(
            model_name='involvement',
            name='part',
            field=models.CharField(choices=[('APPLICANT', 'is the applicant'), ('SUPERIOR', "is the applicant's superior"), ('TRAINER', 'trained the applicant'), ('SAME_UNIT', 'works in the same unit as the applicant'), ('FAMILY', 'is a relative of the applicant'), ('DECLARED', 'declared a conflict of interest'), ('REVIEWER', 'reviewed the application'), ('ASSESSOR', 'assessed the applicant'), ('INVIGILATOR', "watched over the applicant's test"), ('DECIDED', 'took part in the decision'), ('SIGNED', 'signed the decree')], max_length=12),
        ),
    ]
