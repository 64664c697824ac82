"""Corrections, reports of events, feedback, reviews of the process; a signature may be refused (9.3.6)."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

from foundation.journal.triggers import append_only, lift


class Migration(migrations.Migration):

    dependencies = [
        ('assessments', '0007_test_evidence_stays'),
        ('documents', '0004_purged'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        # On SQLite it goes with the table that is remade; 0009 sets it up anew.
        lift(append_only("assessments_recordsignature")),
        migrations.CreateModel(
            name='Correction',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('reason', models.TextField(verbose_name='what has to be corrected, and why')),
                ('asked_at', models.DateTimeField(editable=False)),
                ('granted', models.BooleanField(editable=False, null=True)),
                ('answer', models.TextField(blank=True, verbose_name='answer')),
                ('answered_at', models.DateTimeField(editable=False, null=True)),
            ],
            options={
                'verbose_name': 'correction of a record',
                'verbose_name_plural': 'corrections of records',
                'ordering': ['-asked_at'],
            },
        ),
        migrations.CreateModel(
            name='EventReport',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('event', models.CharField(max_length=80)),
                ('title', models.CharField(max_length=200, verbose_name='event')),
                ('place', models.CharField(max_length=200, verbose_name='place')),
                ('held_on', models.DateField(verbose_name='day')),
                ('negative', models.TextField(blank=True, verbose_name='what went badly')),
                ('positive', models.TextField(blank=True, verbose_name='what went well')),
                ('refusals', models.TextField(blank=True, verbose_name='results that candidates did not accept')),
                ('suggestions', models.TextField(blank=True, verbose_name='suggestions for improvement')),
                ('note', models.TextField(blank=True, verbose_name='notes')),
                ('rows', models.JSONField(default=list, editable=False)),
                ('sha256', models.CharField(editable=False, max_length=64)),
                ('number', models.PositiveSmallIntegerField(default=1, editable=False)),
                ('reason', models.TextField(blank=True, verbose_name='what is corrected, and why')),
                ('submitted_at', models.DateTimeField(editable=False)),
                ('confirmed_at', models.DateTimeField(editable=False, null=True)),
            ],
            options={
                'verbose_name': 'assessment report',
                'verbose_name_plural': 'assessment reports',
                'ordering': ['-held_on', '-number'],
            },
        ),
        migrations.CreateModel(
            name='Feedback',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('answers', models.JSONField()),
                ('note', models.TextField(blank=True, verbose_name='other notes')),
                ('given_at', models.DateTimeField(editable=False)),
            ],
            options={
                'verbose_name': 'feedback of the candidate',
                'verbose_name_plural': 'feedback of candidates',
            },
        ),
        migrations.CreateModel(
            name='ProcessReview',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('asked_at', models.DateTimeField(editable=False)),
                ('aspects', models.JSONField(default=dict, editable=False)),
                ('dimensions', models.JSONField(default=dict, editable=False)),
                ('aspects_advice', models.TextField(blank=True, verbose_name='recommendation on the process')),
                ('dimensions_advice', models.TextField(blank=True, verbose_name='recommendation on the decision')),
                ('comment', models.TextField(blank=True, verbose_name='comment')),
                ('submitted_at', models.DateTimeField(editable=False, null=True)),
            ],
            options={
                'verbose_name': 'review of the process',
                'verbose_name_plural': 'reviews of the process',
                'ordering': ['-asked_at'],
            },
        ),
        migrations.RemoveConstraint(
            model_name='recordsignature',
            name='a_signature_is_drawn_or_typed',
        ),
        migrations.AddField(
            model_name='recordsignature',
            name='refused_because',
            field=models.TextField(blank=True, verbose_name='why the signature is refused'),
        ),
        migrations.AddConstraint(
            model_name='recordsignature',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(models.Q(models.Q(('typed_name', ''), _negated=True), ('drawn__isnull', False), _connector='OR'), ('refused_because', '')), models.Q(('drawn__isnull', True), ('typed_name', ''), models.Q(('refused_because', ''), _negated=True)), _connector='OR'), name='a_record_is_signed_or_refused_with_a_reason'),
        ),
        migrations.AddField(
            model_name='correction',
            name='answered_by',
            field=models.ForeignKey(editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='correction',
            name='asked_by',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='correction',
            name='recommendation',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='corrections', to='assessments.recommendation'),
        ),
        migrations.AddField(
            model_name='eventreport',
            name='assessments',
            field=models.ManyToManyField(related_name='event_reports', to='assessments.assessment'),
        ),
        migrations.AddField(
            model_name='eventreport',
            name='assessor',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='eventreport',
            name='confirmed_by',
            field=models.ForeignKey(editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='eventreport',
            name='corrects',
            field=models.OneToOneField(editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='corrected_by', to='assessments.eventreport'),
        ),
        migrations.AddField(
            model_name='eventreport',
            name='paper',
            field=models.ForeignKey(editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='documents.paper'),
        ),
        migrations.AddField(
            model_name='feedback',
            name='assessment',
            field=models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='feedback', to='assessments.assessment'),
        ),
        migrations.AddField(
            model_name='feedback',
            name='given_by',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='feedback',
            name='paper',
            field=models.ForeignKey(editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='documents.paper'),
        ),
        migrations.AddField(
            model_name='processreview',
            name='asked_by',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='processreview',
            name='assessment',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='process_reviews', to='assessments.assessment'),
        ),
        migrations.AddField(
            model_name='processreview',
            name='paper',
            field=models.ForeignKey(editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='documents.paper'),
        ),
        migrations.AddField(
            model_name='processreview',
            name='reviewer',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddConstraint(
            model_name='correction',
            constraint=models.CheckConstraint(condition=models.Q(('reason', ''), _negated=True), name='a_correction_says_why'),
        ),
        migrations.AddConstraint(
            model_name='correction',
            constraint=models.UniqueConstraint(condition=models.Q(('granted__isnull', True)), fields=('recommendation',), name='one_correction_waits_at_a_time'),
        ),
        migrations.AddConstraint(
            model_name='correction',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('answered_at__isnull', True), ('answered_by__isnull', True), ('granted__isnull', True)), models.Q(('answered_at__isnull', False), ('answered_by__isnull', False), ('granted__isnull', False), models.Q(('answer', ''), _negated=True), models.Q(('answered_by', models.F('asked_by')), _negated=True)), _connector='OR'), name='a_second_person_answers_a_correction'),
        ),
        migrations.AddConstraint(
            model_name='eventreport',
            constraint=models.UniqueConstraint(fields=('assessor', 'event', 'number'), name='one_report_per_assessor_and_event'),
        ),
        migrations.AddConstraint(
            model_name='eventreport',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('corrects__isnull', True), ('number', 1)), models.Q(('corrects__isnull', False), ('number__gt', 1), models.Q(('reason', ''), _negated=True)), _connector='OR'), name='a_later_report_corrects_one_and_says_why'),
        ),
        migrations.AddConstraint(
            model_name='eventreport',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('confirmed_at__isnull', True), ('confirmed_by__isnull', True)), models.Q(('confirmed_at__isnull', False), ('confirmed_by__isnull', False), models.Q(('confirmed_by', models.F('assessor')), _negated=True)), _connector='OR'), name='a_second_person_confirms_a_corrected_report'),
        ),
        migrations.AddConstraint(
            model_name='processreview',
            constraint=models.UniqueConstraint(condition=models.Q(('submitted_at__isnull', True)), fields=('assessment',), name='one_review_of_the_process_waits_at_a_time'),
        ),
    ]
