"""A decision that an appeal set aside is decided anew by others (9.9.6)."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('decisions', '0009_retests_stay'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='Reopening',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('way', models.CharField(choices=[('PLENARY', 'A new plenary meeting decides, with other members'), ('ASSESSMENT', 'Other assessors assess anew, then a new plenary meeting decides')], max_length=10, verbose_name='way to the new decision')),
                ('because_label', models.CharField(max_length=60)),
                ('because_id', models.CharField(max_length=40)),
                ('opened_at', models.DateTimeField(editable=False)),
                ('decision', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='reopening', to='decisions.decision')),
                ('opened_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'verbose_name': 'decision set aside',
                'verbose_name_plural': 'decisions set aside',
            },
        ),
    ]
