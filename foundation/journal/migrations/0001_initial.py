import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
    ]

    operations = [
        migrations.CreateModel(
            name='Entry',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('verb', models.CharField(editable=False, max_length=64, verbose_name='What')),
                ('subject', models.CharField(editable=False, max_length=64, verbose_name='Kind of record')),
                ('subject_id', models.CharField(editable=False, max_length=64, verbose_name='Record')),
                ('actor_id', models.CharField(editable=False, max_length=64)),
                ('actor_name', models.CharField(editable=False, max_length=200, verbose_name='Who')),
                ('at', models.DateTimeField(editable=False, verbose_name='When')),
                ('origin_ip', models.GenericIPAddressField(editable=False, null=True, verbose_name='From')),
                ('request_id', models.CharField(blank=True, editable=False, max_length=64)),
                ('facts', models.JSONField(default=dict, editable=False, verbose_name='Facts')),
                ('digest', models.CharField(editable=False, max_length=64)),
            ],
            options={
                'verbose_name': 'journal entry',
                'verbose_name_plural': 'journal entries',
                'ordering': ('pk',),
                'indexes': [models.Index(fields=['subject', 'subject_id', 'id'], name='journal_trail'), models.Index(fields=['actor_id', 'id'], name='journal_actor')],
            },
        ),
        migrations.CreateModel(
            name='Link',
            fields=[
                ('position', models.BigIntegerField(editable=False, primary_key=True, serialize=False)),
                ('code', models.CharField(editable=False, max_length=64)),
                ('entry', models.OneToOneField(editable=False, on_delete=django.db.models.deletion.PROTECT, to='journal.entry')),
            ],
            options={
                'verbose_name': 'link of the chain',
                'verbose_name_plural': 'links of the chain',
                'ordering': ('position',),
            },
        ),
    ]
