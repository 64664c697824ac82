import uuid

import django.db.models.deletion
from django.db import migrations, models

import foundation.documents.models.vaults


class Migration(migrations.Migration):

    initial = True

    dependencies = [
    ]

    operations = [
        migrations.CreateModel(
            name='Allowance',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('key', models.CharField(max_length=100, unique=True)),
                ('files', models.PositiveIntegerField(default=0)),
                ('bytes', models.PositiveBigIntegerField(default=0)),
            ],
        ),
        migrations.CreateModel(
            name='NumberSeries',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('key', models.SlugField(unique=True, verbose_name='key')),
                ('segments', models.JSONField(verbose_name='format')),
                ('starts_anew', models.BooleanField(default=True, verbose_name='starts again at 1 each year')),
            ],
            options={
                'verbose_name': 'number series',
                'verbose_name_plural': 'number series',
                'ordering': ['key'],
            },
        ),
        migrations.CreateModel(
            name='Upload',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('slot', models.CharField(choices=[('PHOTO', 'Photograph'), ('DOCUMENT', 'Document'), ('EVIDENCE', 'Evidence'), ('SLIP', 'Payment slip'), ('SIGNATURE', 'Signature')], max_length=16, verbose_name='slot')),
                ('name', models.CharField(max_length=200, verbose_name='name')),
                ('content_type', models.CharField(max_length=40, verbose_name='content type')),
                ('size', models.PositiveIntegerField(verbose_name='size')),
                ('sha256', models.CharField(max_length=64)),
                ('file', models.FileField(storage=foundation.documents.models.vaults.vault, upload_to='')),
                ('pages', models.PositiveSmallIntegerField(default=1, verbose_name='pages')),
                ('width', models.PositiveIntegerField(null=True)),
                ('height', models.PositiveIntegerField(null=True)),
                ('hints', models.JSONField(default=dict)),
                ('created_at', models.DateTimeField(editable=False, verbose_name='handed in at')),
                ('held_at', models.DateTimeField(editable=False, null=True, verbose_name='waiting to be examined since')),
                ('cleared_at', models.DateTimeField(editable=False, null=True, verbose_name='found clean at')),
                ('quarantined_at', models.DateTimeField(editable=False, null=True, verbose_name='shut away at')),
                ('finding', models.CharField(blank=True, editable=False, max_length=200, verbose_name='finding')),
                ('discarded_at', models.DateTimeField(editable=False, null=True, verbose_name='taken back at')),
                ('allowance', models.ForeignKey(editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='uploads', to='documents.allowance')),
            ],
            options={
                'verbose_name': 'file',
                'verbose_name_plural': 'files',
                'ordering': ['created_at'],
                'constraints': [models.CheckConstraint(condition=models.Q(('size__gt', 0)), name='an_upload_is_not_empty'), models.CheckConstraint(condition=models.Q(('cleared_at', None), ('held_at__isnull', False), _connector='OR'), name='only_what_was_held_is_cleared'), models.CheckConstraint(condition=models.Q(('quarantined_at', None), models.Q(('finding', ''), _negated=True), _connector='OR'), name='what_is_shut_away_says_why')],
            },
        ),
        migrations.CreateModel(
            name='UploadPage',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('number', models.PositiveSmallIntegerField()),
                ('width', models.PositiveIntegerField()),
                ('height', models.PositiveIntegerField()),
                ('sha256', models.CharField(max_length=64)),
                ('file', models.FileField(storage=foundation.documents.models.vaults.vault, upload_to='')),
                ('upload', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='previews', to='documents.upload')),
            ],
            options={
                'ordering': ['number'],
                'constraints': [models.UniqueConstraint(fields=('upload', 'number'), name='a_page_is_drawn_once')],
            },
        ),
        migrations.CreateModel(
            name='NumberCounter',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('year', models.PositiveSmallIntegerField()),
                ('last', models.PositiveIntegerField(default=0)),
                ('series', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='counters', to='documents.numberseries')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('series', 'year'), name='a_series_counts_once_a_year')],
            },
        ),
        migrations.CreateModel(
            name='Paper',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('kind', models.CharField(editable=False, max_length=50, verbose_name='kind')),
                ('number', models.CharField(blank=True, editable=False, max_length=100, verbose_name='number')),
                ('code', models.CharField(blank=True, editable=False, max_length=40, verbose_name='check code')),
                ('language', models.CharField(choices=[('id', 'Indonesian'), ('en', 'English')], default='id', editable=False, max_length=8, verbose_name='language')),
                ('template', models.CharField(editable=False, max_length=100)),
                ('sheets', models.JSONField(default=list, editable=False)),
                ('facts', models.JSONField(editable=False)),
                ('things', models.JSONField(default=dict, editable=False)),
                ('sealed', models.BooleanField(default=False, editable=False, verbose_name='sealed')),
                ('subject_label', models.CharField(editable=False, max_length=80)),
                ('subject_id', models.CharField(editable=False, max_length=40)),
                ('reason', models.CharField(blank=True, editable=False, max_length=500, verbose_name='reason')),
                ('made_at', models.DateTimeField(editable=False, verbose_name='made at')),
                ('file', models.FileField(blank=True, editable=False, max_length=150, storage=foundation.documents.models.vaults.vault, upload_to='')),
                ('size', models.PositiveIntegerField(editable=False, null=True, verbose_name='size')),
                ('sha256', models.CharField(blank=True, editable=False, max_length=64)),
                ('edition', models.CharField(blank=True, editable=False, max_length=64)),
                ('printed_at', models.DateTimeField(editable=False, null=True, verbose_name='printed at')),
                ('replaces', models.OneToOneField(editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='replaced_by', to='documents.paper')),
            ],
            options={
                'verbose_name': 'paper',
                'verbose_name_plural': 'papers',
                'ordering': ['made_at'],
                'indexes': [models.Index(fields=['subject_label', 'subject_id'], name='papers_of_a_record'), models.Index(fields=['code'], name='papers_by_code'), models.Index(fields=['sha256'], name='papers_by_hash')],
                'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('file', ''), ('printed_at', None), ('sha256', ''), ('size', None)), models.Q(('printed_at__isnull', False), ('size__gt', 0), models.Q(('sha256', ''), _negated=True), models.Q(('file', ''), _negated=True)), _connector='OR'), name='a_paper_is_printed_whole_or_not_yet'), models.CheckConstraint(condition=models.Q(('replaces', None), models.Q(('reason', ''), _negated=True), _connector='OR'), name='a_paper_that_replaces_another_says_why')],
            },
        ),
        migrations.CreateModel(
            name='TakenNumber',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('year', models.PositiveSmallIntegerField()),
                ('sequence', models.PositiveIntegerField()),
                ('text', models.CharField(max_length=100, verbose_name='number')),
                ('taken_at', models.DateTimeField(verbose_name='taken at')),
                ('void_at', models.DateTimeField(editable=False, null=True, verbose_name='void since')),
                ('void_reason', models.CharField(blank=True, editable=False, max_length=300, verbose_name='why it is void')),
                ('series', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='taken', to='documents.numberseries')),
            ],
            options={
                'verbose_name': 'number',
                'verbose_name_plural': 'numbers',
                'ordering': ['series', 'year', 'sequence'],
                'constraints': [models.UniqueConstraint(fields=('series', 'year', 'sequence'), name='a_number_is_taken_once'), models.UniqueConstraint(fields=('series', 'text'), name='a_number_is_written_once'), models.CheckConstraint(condition=models.Q(models.Q(('void_at', None), ('void_reason', '')), models.Q(('void_at__isnull', False), models.Q(('void_reason', ''), _negated=True)), _connector='OR'), name='a_void_number_says_why')],
            },
        ),
    ]
