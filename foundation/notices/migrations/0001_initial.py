import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('accounts', '__first__'),
    ]

    operations = [
        migrations.CreateModel(
            name='Notice',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('address', models.EmailField(editable=False, max_length=254, verbose_name='Address')),
                ('language', models.CharField(editable=False, max_length=2, verbose_name='Language')),
                ('subject', models.CharField(editable=False, max_length=200, verbose_name='Subject')),
                ('body', models.TextField(editable=False, verbose_name='Letter')),
                ('url', models.CharField(blank=True, editable=False, max_length=500, verbose_name='Page')),
                ('key', models.CharField(blank=True, editable=False, max_length=200)),
                ('posted_at', models.DateTimeField(editable=False, verbose_name='Posted')),
                ('read_at', models.DateTimeField(editable=False, null=True, verbose_name='Read')),
                ('sent_at', models.DateTimeField(editable=False, null=True, verbose_name='Sent')),
                ('failed_at', models.DateTimeField(editable=False, null=True, verbose_name='Refused')),
                ('failed_reason', models.TextField(blank=True, editable=False, verbose_name='Why refused')),
                ('to', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='To')),
            ],
            options={
                'verbose_name': 'letter',
                'verbose_name_plural': 'letters',
                'ordering': ('-posted_at', '-pk'),
                'indexes': [models.Index(fields=['to', '-posted_at'], name='notices_inbox'), models.Index(condition=models.Q(('read_at', None)), fields=['to'], name='notices_unread'), models.Index(fields=['-posted_at'], name='notices_log')],
                'constraints': [models.UniqueConstraint(condition=models.Q(('key', ''), _negated=True), fields=('key',), name='a_letter_with_a_key_is_posted_once')],
            },
        ),
    ]
