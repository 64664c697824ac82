"""A test is taken again for just what is short; what was judged before stays (9.3.5)."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('assessments', '0010_struck_out'),
        ('schemes', '0005_report_of_a_test'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='Retake',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('number', models.PositiveSmallIntegerField(default=1)),
                ('opened_at', models.DateTimeField(editable=False)),
                ('assessment', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='retakes', to='assessments.assessment')),
                ('elements', models.ManyToManyField(related_name='+', to='schemes.element')),
                ('opened_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('recommendation', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='retake', to='assessments.recommendation')),
            ],
            options={
                'verbose_name': 'retest',
                'verbose_name_plural': 'retests',
                'ordering': ['assessment', 'number'],
                'constraints': [models.UniqueConstraint(fields=('assessment', 'number'), name='retakes_of_an_assessment_are_counted')],
            },
        ),
    ]
