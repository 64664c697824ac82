"""Cases against holders, warnings, proposals, returns (9.5, 9.8.4)."""


import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('certificates', '0005_changes_stay'),
        ('documents', '0004_purged'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='SanctionCase',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('number', models.CharField(editable=False, max_length=60, unique=True, verbose_name='number')),
                ('ground', models.CharField(choices=[('A', 'a. Violates the duties of a holder'), ('B', 'b. Violates the discipline of the competency test'), ('C', 'c. Abuses the authority that was given'), ('D', 'd. Harms the good name of the LSP')], max_length=1, verbose_name='ground')),
                ('words', models.TextField(verbose_name='what happened')),
                ('source', models.CharField(choices=[('STAFF', 'Somebody of the LSP'), ('SURVEILLANCE', 'A surveillance'), ('COMPLAINT', 'A complaint'), ('TEST', 'A competency test'), ('OUTSIDE', 'Somebody outside')], max_length=12, verbose_name='source')),
                ('reporter_name', models.CharField(blank=True, max_length=150, verbose_name='name of who reported')),
                ('reported_at', models.DateTimeField(editable=False)),
                ('state', models.CharField(choices=[('REPORTED', 'Reported'), ('HEARING', 'Being heard'), ('WARNED', 'Warned'), ('PROPOSED', 'Waiting for a decision'), ('SUSPENDED', 'Suspended'), ('WITHDRAWN', 'Withdrawn'), ('LIFTED', 'Lifted'), ('HEEDED', 'Warning heeded'), ('DISMISSED', 'Not pursued')], default='REPORTED', editable=False, max_length=10, verbose_name='state')),
                ('is_misuse', models.BooleanField(editable=False, null=True, verbose_name='misuse of the certificate')),
                ('question', models.TextField(blank=True, verbose_name='what the holder is asked')),
                ('asked_at', models.DateTimeField(editable=False, null=True)),
                ('answer_due_on', models.DateField(editable=False, null=True)),
                ('closing', models.TextField(blank=True, editable=False, verbose_name='why it is closed')),
                ('closed_at', models.DateTimeField(editable=False, null=True)),
                ('asked_by', models.ForeignKey(editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('certificate', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='sanction_cases', to='certificates.certificate')),
                ('closed_by', models.ForeignKey(editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('reporter', models.ForeignKey(editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'verbose_name': 'sanction case',
                'verbose_name_plural': 'sanction cases',
                'ordering': ['-pk'],
            },
        ),
        migrations.CreateModel(
            name='ReturnRequest',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('due_on', models.DateField(editable=False)),
                ('asked_at', models.DateTimeField(editable=False)),
                ('asked_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('case', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='return_request', to='sanctions.sanctioncase')),
            ],
            options={
                'verbose_name': 'request for the return of a certificate',
                'verbose_name_plural': 'requests for the return of certificates',
            },
        ),
        migrations.CreateModel(
            name='Proposal',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('measure', models.CharField(choices=[('SUSPEND', 'Suspend the certificate'), ('WITHDRAW', 'Withdraw the certificate'), ('LIFT', 'Lift the suspension')], editable=False, max_length=8, verbose_name='measure')),
                ('ground', models.CharField(choices=[('A', 'a. Violates the duties of a holder'), ('B', 'b. Violates the discipline of the competency test'), ('C', 'c. Abuses the authority that was given'), ('D', 'd. Harms the good name of the LSP')], editable=False, max_length=1, verbose_name='ground')),
                ('words', models.TextField(verbose_name='reasons')),
                ('ends_on', models.DateField(null=True, verbose_name='last day of the suspension')),
                ('condition', models.TextField(blank=True, verbose_name='condition for lifting it')),
                ('proposed_at', models.DateTimeField(editable=False)),
                ('outcome', models.CharField(blank=True, choices=[('CARRIED', 'Carried'), ('REFUSED', 'Refused')], editable=False, max_length=8, verbose_name='outcome')),
                ('settled_at', models.DateTimeField(editable=False, null=True)),
                ('change', models.OneToOneField(editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='certificates.statuschange')),
                ('paper', models.ForeignKey(editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='documents.paper')),
                ('proposed_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('case', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='proposals', to='sanctions.sanctioncase')),
            ],
            options={
                'verbose_name': 'proposal of a measure',
                'verbose_name_plural': 'proposals of measures',
                'ordering': ['pk'],
            },
        ),
        migrations.CreateModel(
            name='Statement',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('words', models.TextField(verbose_name='what the holder says')),
                ('said_at', models.DateTimeField(editable=False)),
                ('case', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='statements', to='sanctions.sanctioncase')),
                ('recorded_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'verbose_name': 'statement of a holder',
                'verbose_name_plural': 'statements of holders',
                'ordering': ['pk'],
            },
        ),
        migrations.CreateModel(
            name='CaseFile',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('added_at', models.DateTimeField(editable=False)),
                ('added_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('upload', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='documents.upload')),
                ('case', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='files', to='sanctions.sanctioncase')),
                ('statement', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='files', to='sanctions.statement')),
            ],
            options={
                'verbose_name': 'file of a case',
                'verbose_name_plural': 'files of cases',
                'ordering': ['pk'],
            },
        ),
        migrations.CreateModel(
            name='WarningLetter',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('position', models.PositiveSmallIntegerField(editable=False)),
                ('number', models.CharField(editable=False, max_length=60, unique=True, verbose_name='number of the letter')),
                ('words', models.TextField(verbose_name='what the holder has to do')),
                ('comply_by', models.DateField(verbose_name='to comply by')),
                ('issued_at', models.DateTimeField(editable=False)),
                ('case', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='warnings', to='sanctions.sanctioncase')),
                ('issued_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('paper', models.ForeignKey(editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='documents.paper')),
            ],
            options={
                'verbose_name': 'warning',
                'verbose_name_plural': 'warnings',
                'ordering': ['position'],
            },
        ),
        migrations.CreateModel(
            name='WarningDelivery',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('manner', models.CharField(choices=[('PORTAL', 'Read here by the holder'), ('BY_HAND', 'Handed over'), ('BY_POST', 'By post or courier')], max_length=8, verbose_name='manner')),
                ('received_by', models.CharField(max_length=150, verbose_name='received by')),
                ('received_on', models.DateField(verbose_name='received on')),
                ('recorded_at', models.DateTimeField(editable=False)),
                ('proof', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='documents.upload')),
                ('recorded_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('warning', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='delivery', to='sanctions.warningletter')),
            ],
            options={
                'verbose_name': 'delivery of a warning',
                'verbose_name_plural': 'deliveries of warnings',
            },
        ),
        migrations.CreateModel(
            name='WarningOutcome',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('heeded', models.BooleanField(verbose_name='heeded')),
                ('words', models.TextField(verbose_name='what was found')),
                ('found_at', models.DateTimeField(editable=False)),
                ('found_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('warning', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='outcome', to='sanctions.warningletter')),
            ],
            options={
                'verbose_name': 'outcome of a warning',
                'verbose_name_plural': 'outcomes of warnings',
            },
        ),
        migrations.CreateModel(
            name='CertificateReturn',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('manner', models.CharField(choices=[('PAPER', 'The printed certificate came back'), ('DIGITAL', 'Nothing is printed; the holder stopped using the file')], max_length=8, verbose_name='what came back')),
                ('returned_on', models.DateField(verbose_name='on')),
                ('words', models.TextField(blank=True, verbose_name='note')),
                ('recorded_at', models.DateTimeField(editable=False)),
                ('received_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('recorded_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('request', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='came_back', to='sanctions.returnrequest')),
            ],
            options={
                'verbose_name': 'return of a certificate',
                'verbose_name_plural': 'returns of certificates',
                'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('manner', 'PAPER'), _negated=True), ('received_by__isnull', False), _connector='OR'), name='paper_is_received_by_somebody')],
            },
        ),
        migrations.CreateModel(
            name='Ruling',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('approves', models.BooleanField(verbose_name='approves')),
                ('words', models.TextField(blank=True, verbose_name='reasons')),
                ('as_head', models.BooleanField(editable=False, verbose_name='as the head')),
                ('ruled_at', models.DateTimeField(editable=False)),
                ('proposal', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='rulings', to='sanctions.proposal')),
                ('ruled_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'verbose_name': 'ruling on a proposal',
                'verbose_name_plural': 'rulings on proposals',
                'ordering': ['pk'],
                'constraints': [models.UniqueConstraint(fields=('proposal', 'ruled_by'), name='a_person_rules_once'), models.CheckConstraint(condition=models.Q(('approves', True), models.Q(('words', ''), _negated=True), _connector='OR'), name='who_refuses_says_why')],
            },
        ),
        migrations.AddConstraint(
            model_name='sanctioncase',
            constraint=models.CheckConstraint(condition=models.Q(('words', ''), _negated=True), name='a_report_says_what_happened'),
        ),
        migrations.AddConstraint(
            model_name='sanctioncase',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('answer_due_on__isnull', True), ('asked_at__isnull', True), ('asked_by__isnull', True)), models.Q(('answer_due_on__isnull', False), ('asked_at__isnull', False), ('asked_by__isnull', False), ('is_misuse__isnull', False)), _connector='OR'), name='a_holder_is_asked_by_somebody_until_a_day'),
        ),
        migrations.AddConstraint(
            model_name='sanctioncase',
            constraint=models.CheckConstraint(condition=models.Q(('state__in', ['REPORTED', 'DISMISSED']), ('asked_at__isnull', False), _connector='OR'), name='nothing_follows_before_the_holder_is_asked'),
        ),
        migrations.AddConstraint(
            model_name='sanctioncase',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('ground', 'C'), _negated=True), ('is_misuse__isnull', True), ('is_misuse', True), _connector='OR'), name='abuse_of_authority_is_misuse'),
        ),
        migrations.AddConstraint(
            model_name='sanctioncase',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('closed_at__isnull', False), ('state__in', ['WITHDRAWN', 'LIFTED', 'HEEDED', 'DISMISSED'])), models.Q(models.Q(('state__in', ['WITHDRAWN', 'LIFTED', 'HEEDED', 'DISMISSED']), _negated=True), ('closed_at__isnull', True)), _connector='OR'), name='a_closed_case_says_when'),
        ),
        migrations.AddConstraint(
            model_name='proposal',
            constraint=models.UniqueConstraint(condition=models.Q(('outcome', '')), fields=('case',), name='one_open_proposal_per_case'),
        ),
        migrations.AddConstraint(
            model_name='proposal',
            constraint=models.CheckConstraint(condition=models.Q(('words', ''), _negated=True), name='a_proposal_gives_reasons'),
        ),
        migrations.AddConstraint(
            model_name='proposal',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('ends_on__isnull', False), ('measure', 'SUSPEND'), models.Q(('condition', ''), _negated=True)), models.Q(models.Q(('measure', 'SUSPEND'), _negated=True), ('condition', ''), ('ends_on__isnull', True)), _connector='OR'), name='a_suspension_has_an_end_and_a_condition'),
        ),
        migrations.AddConstraint(
            model_name='proposal',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('outcome', ''), ('settled_at__isnull', True)), models.Q(models.Q(('outcome', ''), _negated=True), ('settled_at__isnull', False)), _connector='OR'), name='a_settled_proposal_says_when'),
        ),
        migrations.AddConstraint(
            model_name='proposal',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('change__isnull', False), ('outcome', 'CARRIED'), ('paper__isnull', False)), models.Q(models.Q(('outcome', 'CARRIED'), _negated=True), ('change__isnull', True)), _connector='OR'), name='what_is_carried_changes_the_certificate'),
        ),
        migrations.AddConstraint(
            model_name='statement',
            constraint=models.CheckConstraint(condition=models.Q(('words', ''), _negated=True), name='a_statement_says_something'),
        ),
        migrations.AddConstraint(
            model_name='casefile',
            constraint=models.UniqueConstraint(fields=('case', 'upload'), name='a_file_is_in_a_case_once'),
        ),
        migrations.AddConstraint(
            model_name='warningletter',
            constraint=models.UniqueConstraint(fields=('case', 'position'), name='warnings_of_a_case_are_numbered'),
        ),
        migrations.AddConstraint(
            model_name='warningletter',
            constraint=models.CheckConstraint(condition=models.Q(('words', ''), _negated=True), name='a_warning_says_what_to_do'),
        ),
        migrations.AddConstraint(
            model_name='warningdelivery',
            constraint=models.CheckConstraint(condition=models.Q(('manner', 'PORTAL'), ('proof__isnull', False), _connector='OR'), name='a_delivery_on_paper_is_proved'),
        ),
        migrations.AddConstraint(
            model_name='warningoutcome',
            constraint=models.CheckConstraint(condition=models.Q(('words', ''), _negated=True), name='an_outcome_says_what_was_found'),
        ),
    ]
