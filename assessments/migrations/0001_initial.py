import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('accounts', '0001_initial'),
        ('accounts', '__first__'),
        ('applications', '0001_initial'),
        ('documents', '0001_initial'),
        ('schemes', '0001_initial'),
    ]

    operations = [
        migrations.CreateModel(
            name='Assessment',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('state', models.CharField(choices=[('ASSIGNED', 'Waiting for agreement'), ('AGREED', 'Plan agreed'), ('REVIEWING', 'Evidence under review'), ('TESTING', 'Competency test needed'), ('REPORTED', 'Reported'), ('STOPPED', 'Stopped')], default='ASSIGNED', editable=False, max_length=10, verbose_name='state')),
                ('opened_at', models.DateTimeField(editable=False)),
                ('reported_at', models.DateTimeField(editable=False, null=True)),
                ('stopped_reason', models.TextField(blank=True, editable=False)),
                ('sent_back_at', models.DateTimeField(editable=False, null=True)),
                ('sent_back_reason', models.TextField(blank=True, editable=False)),
                ('application', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='assessment', to='applications.application')),
            ],
            options={
                'verbose_name': 'assessment',
                'verbose_name_plural': 'assessments',
                'ordering': ['-pk'],
                'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('state', 'REPORTED'), _negated=True), ('reported_at__isnull', False), _connector='OR'), name='what_is_reported_has_an_hour'), models.CheckConstraint(condition=models.Q(models.Q(('state', 'STOPPED'), _negated=True), models.Q(('stopped_reason', ''), _negated=True), _connector='OR'), name='a_stopped_assessment_says_why'), models.CheckConstraint(condition=models.Q(('sent_back_at__isnull', True), models.Q(('sent_back_reason', ''), _negated=True), _connector='OR'), name='what_is_sent_back_says_why')],
            },
        ),
        migrations.CreateModel(
            name='Assignment',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('is_lead', models.BooleanField(default=True, verbose_name='lead assessor')),
                ('assigned_at', models.DateTimeField(editable=False)),
                ('accepted_at', models.DateTimeField(editable=False, null=True)),
                ('declined_at', models.DateTimeField(editable=False, null=True)),
                ('ended_at', models.DateTimeField(editable=False, null=True)),
                ('ending_reason', models.TextField(blank=True, editable=False, verbose_name='reason')),
                ('handover', models.TextField(blank=True, editable=False, verbose_name='hand-over note')),
                ('assessment', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='assignments', to='assessments.assessment')),
                ('assigned_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('letter', models.ForeignKey(editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='documents.paper')),
                ('registration', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='accounts.assessorregistration')),
            ],
            options={
                'verbose_name': 'assignment',
                'verbose_name_plural': 'assignments',
                'ordering': ['-is_lead', 'pk'],
                'constraints': [models.UniqueConstraint(condition=models.Q(('declined_at__isnull', True), ('ended_at__isnull', True), ('is_lead', True)), fields=('assessment',), name='one_lead_assessor_at_a_time'), models.UniqueConstraint(condition=models.Q(('declined_at__isnull', True), ('ended_at__isnull', True)), fields=('assessment', 'registration'), name='an_assessor_is_assigned_once_at_a_time'), models.CheckConstraint(condition=models.Q(models.Q(('declined_at__isnull', True), ('ended_at__isnull', True)), models.Q(('ending_reason', ''), _negated=True), _connector='OR'), name='who_declines_or_is_replaced_has_a_reason')],
            },
        ),
        migrations.CreateModel(
            name='Judgement',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('version', models.PositiveIntegerField(default=1, editable=False)),
                ('valid', models.BooleanField(blank=True, null=True, verbose_name='Valid')),
                ('valid_remark', models.TextField(blank=True, verbose_name='remark on validity')),
                ('authentic', models.BooleanField(blank=True, null=True, verbose_name='Authentic')),
                ('authentic_remark', models.TextField(blank=True, verbose_name='remark on authenticity')),
                ('current', models.BooleanField(blank=True, null=True, verbose_name='Current')),
                ('current_remark', models.TextField(blank=True, verbose_name='remark on currency')),
                ('sufficient', models.BooleanField(blank=True, null=True, verbose_name='Sufficient')),
                ('sufficient_remark', models.TextField(blank=True, verbose_name='remark on sufficiency')),
                ('judged_at', models.DateTimeField(editable=False)),
                ('assessment', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='judgements', to='assessments.assessment')),
                ('element', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='schemes.element')),
                ('evidence', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='applications.evidence')),
                ('judged_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'verbose_name': 'judgement of evidence',
                'verbose_name_plural': 'judgements of evidence',
                'constraints': [models.UniqueConstraint(fields=('assessment', 'evidence', 'element', 'judged_by'), name='an_assessor_judges_a_cell_once'), models.CheckConstraint(condition=models.Q(('valid__isnull', True), ('valid', True), models.Q(('valid_remark', ''), _negated=True), _connector='OR'), name='a_no_to_valid_has_its_remark'), models.CheckConstraint(condition=models.Q(('authentic__isnull', True), ('authentic', True), models.Q(('authentic_remark', ''), _negated=True), _connector='OR'), name='a_no_to_authentic_has_its_remark'), models.CheckConstraint(condition=models.Q(('current__isnull', True), ('current', True), models.Q(('current_remark', ''), _negated=True), _connector='OR'), name='a_no_to_current_has_its_remark'), models.CheckConstraint(condition=models.Q(('sufficient__isnull', True), ('sufficient', True), models.Q(('sufficient_remark', ''), _negated=True), _connector='OR'), name='a_no_to_sufficient_has_its_remark')],
            },
        ),
        migrations.CreateModel(
            name='Objection',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('reason', models.TextField(verbose_name='reason')),
                ('raised_at', models.DateTimeField(editable=False)),
                ('upheld', models.BooleanField(editable=False, null=True)),
                ('answer', models.TextField(blank=True, verbose_name='answer')),
                ('answered_at', models.DateTimeField(editable=False, null=True)),
                ('answered_by', models.ForeignKey(editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('assessment', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='objection', to='assessments.assessment')),
                ('assignment', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='assessments.assignment')),
            ],
            options={
                'verbose_name': 'objection to an assessor',
                'verbose_name_plural': 'objections to assessors',
                'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('answered_at__isnull', True), ('answered_by__isnull', True), ('upheld__isnull', True)), models.Q(('answered_at__isnull', False), ('answered_by__isnull', False), ('upheld__isnull', False), models.Q(('answer', ''), _negated=True)), _connector='OR'), name='an_answered_objection_has_its_answer')],
            },
        ),
        migrations.CreateModel(
            name='Plan',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('number', models.PositiveSmallIntegerField(default=1)),
                ('potential', models.CharField(choices=[('1', 'Trained by a curriculum traced to the standard'), ('2', 'Trained by a curriculum not based on competency'), ('3', 'Experienced, at a workplace traced to the standard'), ('4', 'Experienced, at a workplace not based on competency'), ('5', 'Self-taught')], max_length=1, verbose_name='where the candidate comes from')),
                ('methods', models.JSONField(default=list, verbose_name='evidence to be collected')),
                ('approach', models.TextField(verbose_name='approach')),
                ('place', models.CharField(max_length=200, verbose_name='place')),
                ('on', models.DateField(verbose_name='day')),
                ('starts_at', models.TimeField(verbose_name='from')),
                ('lasts', models.PositiveSmallIntegerField(default=60, verbose_name='duration in minutes')),
                ('proposed_at', models.DateTimeField(editable=False)),
                ('statements', models.JSONField(default=list, editable=False)),
                ('change_asked_at', models.DateTimeField(editable=False, null=True)),
                ('change_reason', models.TextField(blank=True, verbose_name='what should be different')),
                ('assessment', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='plans', to='assessments.assessment')),
                ('change_asked_by', models.ForeignKey(editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('paper', models.ForeignKey(editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='documents.paper')),
                ('proposed_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'verbose_name': 'assessment plan',
                'verbose_name_plural': 'assessment plans',
                'ordering': ['assessment', '-number'],
                'constraints': [models.UniqueConstraint(fields=('assessment', 'number'), name='plans_of_an_assessment_are_counted'), models.CheckConstraint(condition=models.Q(models.Q(('change_asked_at__isnull', True), ('change_asked_by__isnull', True)), models.Q(('change_asked_at__isnull', False), ('change_asked_by__isnull', False), models.Q(('change_reason', ''), _negated=True)), _connector='OR'), name='who_asks_for_another_plan_says_why'), models.CheckConstraint(condition=models.Q(('lasts__gt', 0)), name='an_appointment_takes_time')],
            },
        ),
        migrations.CreateModel(
            name='Agreement',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('signer', models.CharField(choices=[('CANDIDATE', 'Candidate'), ('ASSESSOR', 'Assessor')], max_length=10)),
                ('signed_at', models.DateTimeField(editable=False)),
                ('address', models.GenericIPAddressField(editable=False, null=True)),
                ('typed_name', models.CharField(blank=True, max_length=150, verbose_name='signature, typed')),
                ('drawn', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='documents.upload')),
                ('user', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('plan', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='agreements', to='assessments.plan')),
            ],
            options={
                'verbose_name': 'agreement to a plan',
                'verbose_name_plural': 'agreements to plans',
                'constraints': [models.UniqueConstraint(fields=('plan', 'signer'), name='each_side_agrees_once_to_a_plan'), models.UniqueConstraint(fields=('plan', 'user'), name='nobody_agrees_for_both_sides'), models.CheckConstraint(condition=models.Q(models.Q(('typed_name', ''), _negated=True), ('drawn__isnull', False), _connector='OR'), name='an_agreement_is_signed')],
            },
        ),
        migrations.CreateModel(
            name='Recommendation',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('number', models.PositiveSmallIntegerField(default=1)),
                ('outcome', models.CharField(choices=[('COMPETENT', 'Competent'), ('TEST', 'Competency test'), ('NOT_YET', 'Not yet competent')], max_length=10)),
                ('note', models.TextField(blank=True, verbose_name='note to the meeting')),
                ('given_at', models.DateTimeField(editable=False)),
                ('judgements_sha256', models.CharField(editable=False, max_length=64)),
                ('assessment', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='recommendations', to='assessments.assessment')),
                ('given_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('paper', models.ForeignKey(editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='documents.paper')),
            ],
            options={
                'verbose_name': 'recommendation',
                'verbose_name_plural': 'recommendations',
                'ordering': ['assessment', '-number'],
                'constraints': [models.UniqueConstraint(fields=('assessment', 'number'), name='recommendations_of_an_assessment_are_counted')],
            },
        ),
        migrations.CreateModel(
            name='UnitRecommendation',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('outcome', models.CharField(choices=[('COMPETENT', 'Competent'), ('TEST', 'Competency test'), ('NOT_YET', 'Not yet competent')], max_length=10)),
                ('recommendation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='units', to='assessments.recommendation')),
                ('short_elements', models.ManyToManyField(related_name='+', to='schemes.element')),
                ('unit', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='schemes.unit')),
            ],
            options={
                'verbose_name': 'recommendation for a unit',
                'verbose_name_plural': 'recommendations for units',
                'ordering': ['unit__position'],
                'constraints': [models.UniqueConstraint(fields=('recommendation', 'unit'), name='one_recommendation_per_unit')],
            },
        ),
    ]
