"""Renewals, outages, the sign of life (9.7)."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('applications', '0006_who_sanctioned'),
        ('certificates', '0005_changes_stay'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='Pulse',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('beat_at', models.DateTimeField()),
            ],
            options={
                'verbose_name': 'sign of life',
                'verbose_name_plural': 'signs of life',
            },
        ),
        migrations.CreateModel(
            name='Renewal',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('opened_at', models.DateTimeField(editable=False)),
                ('application', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='renewal', to='applications.application')),
                ('certificate', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='renewals', to='certificates.certificate')),
                ('opened_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'verbose_name': 'recertification',
                'verbose_name_plural': 'recertifications',
                'ordering': ['-pk'],
            },
        ),
        migrations.CreateModel(
            name='PortalOutage',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('began_at', models.DateTimeField(verbose_name='from')),
                ('ended_at', models.DateTimeField(verbose_name='until')),
                ('words', models.TextField(verbose_name='what happened')),
                ('recorded_at', models.DateTimeField(editable=False)),
                ('recorded_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'verbose_name': 'outage of the portal',
                'verbose_name_plural': 'outages of the portal',
                'ordering': ['-began_at'],
                'constraints': [models.CheckConstraint(condition=models.Q(('ended_at__gt', models.F('began_at'))), name='an_outage_of_the_portal_takes_time'), models.CheckConstraint(condition=models.Q(('recorded_at__gte', models.F('ended_at'))), name='an_outage_is_recorded_once_it_is_over'), models.CheckConstraint(condition=models.Q(('words', ''), _negated=True), name='an_outage_of_the_portal_has_words')],
            },
        ),
    ]
