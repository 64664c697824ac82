"""What a test brought can be struck out, once and for good; it stays on file (9.3.3)."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

from foundation.journal.triggers import append_only


class Migration(migrations.Migration):

    dependencies = [
        ('assessments', '0009_reports_stay'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='EvidenceWithdrawal',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('reason', models.TextField(verbose_name='reason')),
                ('withdrawn_at', models.DateTimeField(editable=False)),
                ('evidence', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='withdrawal', to='assessments.testevidence')),
                ('withdrawn_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'verbose_name': 'evidence struck out',
                'verbose_name_plural': 'evidence struck out',
                'constraints': [models.CheckConstraint(condition=models.Q(('reason', ''), _negated=True), name='evidence_struck_out_says_why')],
            },
        ),
        append_only("assessments_evidencewithdrawal", because="what is struck out stays so [9.3.3]"),
    ]
