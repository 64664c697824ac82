"""Certificates for machines: credentials, their status lists, the keys that signed them (9.4.6)."""

import uuid

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('certificates', '0005_changes_stay'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='StatusList',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('number', models.PositiveIntegerField(editable=False, unique=True)),
                ('opened_at', models.DateTimeField(editable=False)),
            ],
            options={
                'verbose_name': 'status list',
                'verbose_name_plural': 'status lists',
                'ordering': ['number'],
            },
        ),
        migrations.CreateModel(
            name='SigningKey',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('name', models.CharField(editable=False, max_length=43, unique=True, verbose_name='name of the key')),
                ('jwk', models.JSONField(editable=False)),
                ('first_used_at', models.DateTimeField(editable=False, verbose_name='first used at')),
                ('withdrawn_at', models.DateTimeField(editable=False, null=True, verbose_name='withdrawn at')),
                ('reason', models.CharField(blank=True, editable=False, max_length=300, verbose_name='reason')),
            ],
            options={
                'verbose_name': 'key for credentials',
                'verbose_name_plural': 'keys for credentials',
                'ordering': ['pk'],
                'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('reason', ''), ('withdrawn_at', None)), models.Q(('withdrawn_at__isnull', False), models.Q(('reason', ''), _negated=True)), _connector='OR'), name='a_withdrawn_key_says_why')],
            },
        ),
        migrations.CreateModel(
            name='SignedList',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('purpose', models.CharField(choices=[('revocation', 'Revocation'), ('suspension', 'Suspension')], editable=False, max_length=12)),
                ('changes', models.PositiveIntegerField(editable=False)),
                ('token', models.TextField(editable=False)),
                ('sha256', models.CharField(editable=False, max_length=64)),
                ('signed_at', models.DateTimeField(editable=False)),
                ('valid_until', models.DateTimeField(editable=False)),
                ('key', models.ForeignKey(editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='certificates.signingkey')),
                ('status_list', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='signed', to='certificates.statuslist')),
            ],
            options={
                'verbose_name': 'signed status list',
                'verbose_name_plural': 'signed status lists',
                'constraints': [models.UniqueConstraint(fields=('status_list', 'purpose'), name='a_status_list_is_signed_once_for_each_purpose')],
            },
        ),
        migrations.CreateModel(
            name='Credential',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('position', models.PositiveSmallIntegerField(editable=False)),
                ('after_change', models.PositiveSmallIntegerField(editable=False)),
                ('place', models.PositiveIntegerField(editable=False)),
                ('facts', models.JSONField(editable=False)),
                ('ordered_at', models.DateTimeField(editable=False, verbose_name='ordered at')),
                ('token', models.TextField(blank=True, editable=False)),
                ('sha256', models.CharField(blank=True, editable=False, max_length=64)),
                ('signed_at', models.DateTimeField(editable=False, null=True, verbose_name='signed at')),
                ('certificate', models.ForeignKey(editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='credentials', to='certificates.certificate')),
                ('ordered_by', models.ForeignKey(editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('key', models.ForeignKey(editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='credentials', to='certificates.signingkey')),
                ('status_list', models.ForeignKey(editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='credentials', to='certificates.statuslist')),
            ],
            options={
                'verbose_name': 'credential',
                'verbose_name_plural': 'credentials',
                'ordering': ['certificate', 'position'],
                'constraints': [models.UniqueConstraint(fields=('certificate', 'position'), name='credentials_of_a_certificate_follow_each_other'), models.UniqueConstraint(fields=('status_list', 'place'), name='a_place_is_given_once'), models.CheckConstraint(condition=models.Q(('place__lt', 131072)), name='a_place_is_in_its_list'), models.CheckConstraint(condition=models.Q(models.Q(('key', None), ('sha256', ''), ('signed_at', None), ('token', '')), models.Q(('key__isnull', False), ('signed_at__isnull', False), models.Q(('token', ''), _negated=True), models.Q(('sha256', ''), _negated=True)), _connector='OR'), name='a_credential_is_signed_whole_or_not_yet')],
            },
        ),
    ]
