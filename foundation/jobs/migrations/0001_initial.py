from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
    ]

    operations = [
        migrations.CreateModel(
            name='Job',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(editable=False, max_length=64, verbose_name='Kind')),
                ('payload', models.JSONField(default=dict, editable=False, verbose_name='Payload')),
                ('key', models.CharField(blank=True, editable=False, max_length=200, verbose_name='Key')),
                ('created_at', models.DateTimeField(editable=False, verbose_name='Created')),
                ('attempts', models.PositiveSmallIntegerField(default=0, editable=False, verbose_name='Tries')),
                ('next_try_at', models.DateTimeField(editable=False, verbose_name='Next try')),
                ('leased_until', models.DateTimeField(editable=False, null=True)),
                ('lease', models.UUIDField(editable=False, null=True)),
                ('done_at', models.DateTimeField(editable=False, null=True, verbose_name='Done')),
                ('parked_at', models.DateTimeField(editable=False, null=True, verbose_name='Put aside')),
                ('parked_reason', models.TextField(blank=True, editable=False, verbose_name='Reason')),
                ('last_error', models.TextField(blank=True, editable=False, verbose_name='Technical message')),
                ('retried_by', models.CharField(blank=True, editable=False, max_length=200, verbose_name='Tried again by')),
                ('retried_at', models.DateTimeField(editable=False, null=True)),
            ],
            options={
                'verbose_name': 'job',
                'verbose_name_plural': 'jobs',
                'ordering': ('next_try_at', 'pk'),
                'indexes': [models.Index(condition=models.Q(('done_at', None), ('parked_at', None)), fields=['next_try_at', 'id'], name='jobs_waiting')],
                'constraints': [models.UniqueConstraint(condition=models.Q(('key', ''), _negated=True), fields=('key',), name='a_job_with_a_key_is_written_once'), models.CheckConstraint(condition=models.Q(('done_at', None), ('parked_at', None), _connector='OR'), name='a_job_is_done_or_put_aside_not_both'), models.CheckConstraint(condition=models.Q(('parked_at', None), models.Q(('parked_reason', ''), _negated=True), _connector='OR'), name='what_is_put_aside_has_a_reason'), models.CheckConstraint(condition=models.Q(models.Q(('lease', None), ('leased_until', None)), models.Q(('lease__isnull', False), ('leased_until__isnull', False)), _connector='OR'), name='a_lease_has_an_end')],
            },
        ),
    ]
