from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
    ]

    operations = [
        migrations.CreateModel(
            name='Receipt',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('key', models.CharField(editable=False, max_length=32)),
                ('sender', models.CharField(editable=False, max_length=80)),
                ('path', models.CharField(editable=False, max_length=500)),
                ('digest', models.CharField(editable=False, max_length=64)),
                ('begun_at', models.DateTimeField(editable=False)),
                ('answered_at', models.DateTimeField(editable=False, null=True)),
                ('status', models.PositiveSmallIntegerField(editable=False, null=True)),
                ('headers', models.JSONField(default=dict, editable=False)),
            ],
            options={
                'verbose_name': 'receipt',
                'verbose_name_plural': 'receipts',
                'indexes': [models.Index(fields=['begun_at'], name='receipts_age')],
                'constraints': [models.UniqueConstraint(fields=('key', 'sender', 'path'), name='a_form_is_handled_once'), models.CheckConstraint(condition=models.Q(models.Q(('answered_at', None), ('status', None)), models.Q(('answered_at__isnull', False), ('status__isnull', False)), _connector='OR'), name='an_answer_has_its_hour')],
            },
        ),
    ]
