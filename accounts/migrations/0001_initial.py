import django.core.validators
import django.db.models.deletion
import django.db.models.functions.text
from django.conf import settings
from django.db import migrations, models

import foundation.workflow.clock


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('documents', '__first__'),
    ]

    operations = [
        migrations.CreateModel(
            name='UndertakingText',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('edition', models.CharField(max_length=32, unique=True, verbose_name='edition')),
                ('body_id', models.TextField(verbose_name='text in Indonesian')),
                ('body_en', models.TextField(verbose_name='text in English')),
                ('holds_from', models.DateField(verbose_name='holds from')),
            ],
            options={
                'verbose_name': 'text of the confidentiality undertaking',
                'verbose_name_plural': 'texts of the confidentiality undertaking',
                'ordering': ('-holds_from', '-pk'),
            },
        ),
        migrations.CreateModel(
            name='User',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('password', models.CharField(max_length=128, verbose_name='password')),
                ('last_login', models.DateTimeField(blank=True, null=True, verbose_name='last login')),
                ('email', models.EmailField(max_length=254, unique=True, verbose_name='e-mail address')),
                ('full_name', models.CharField(max_length=150, verbose_name='full name')),
                ('phone', models.CharField(blank=True, max_length=32, verbose_name='phone')),
                ('language', models.CharField(choices=[('id', 'Indonesian'), ('en', 'English')], default='id', max_length=2, verbose_name='language')),
                ('is_active', models.BooleanField(default=True, verbose_name='may sign in')),
                ('joined_at', models.DateTimeField(default=foundation.workflow.clock.now, editable=False, verbose_name='joined at')),
                ('password_stands_alone', models.BooleanField(default=False, editable=False)),
                ('nik_sealed', models.TextField(blank=True, editable=False)),
                ('nik_index', models.CharField(blank=True, db_index=True, editable=False, max_length=64)),
                ('identity_confirmed_at', models.DateTimeField(editable=False, null=True)),
                ('identity_confirmed_by', models.ForeignKey(editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'verbose_name': 'person',
                'verbose_name_plural': 'people',
                'ordering': ('full_name', 'pk'),
                'constraints': [models.CheckConstraint(condition=models.Q(('email', django.db.models.functions.text.Lower('email'))), name='an_address_is_kept_in_small_letters'), models.CheckConstraint(condition=models.Q(models.Q(('nik_index', ''), ('nik_sealed', '')), models.Q(models.Q(('nik_sealed', ''), _negated=True), models.Q(('nik_index', ''), _negated=True)), _connector='OR'), name='a_sealed_nik_has_its_index'), models.CheckConstraint(condition=models.Q(models.Q(('identity_confirmed_at__isnull', True), ('identity_confirmed_by__isnull', True)), models.Q(('identity_confirmed_at__isnull', False), ('identity_confirmed_by__isnull', False)), _connector='OR'), name='a_confirmed_identity_says_who_and_when')],
            },
        ),
        migrations.CreateModel(
            name='AssessorRegistration',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('met_number', models.CharField(max_length=32, unique=True, validators=[django.core.validators.RegexValidator('^(CONTOH )?MET\\.\\d{3}\\.\\d{6}[. ]\\d{4}$', 'Write the number like MET.000.007183 2023.')], verbose_name='MET number')),
                ('issued_on', models.DateField(verbose_name='issued on')),
                ('expires_on', models.DateField(verbose_name='last day')),
                ('recorded_at', models.DateTimeField()),
                ('proof', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='documents.upload')),
                ('recorded_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('user', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='registrations', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'verbose_name': 'assessor registration',
                'verbose_name_plural': 'assessor registrations',
                'ordering': ('-expires_on', '-pk'),
                'constraints': [models.CheckConstraint(condition=models.Q(('expires_on__gte', models.F('issued_on'))), name='a_registration_lasts_a_day_at_least')],
            },
        ),
        migrations.CreateModel(
            name='CertificationBody',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('name', models.CharField(max_length=150, verbose_name='name of the LSP')),
                ('kind', models.CharField(blank=True, max_length=100, verbose_name='kind of LSP')),
                ('licence_number', models.CharField(blank=True, max_length=60, verbose_name='BNSP licence number')),
                ('address', models.CharField(blank=True, max_length=250, verbose_name='address')),
                ('contact', models.CharField(blank=True, max_length=150, verbose_name='contact')),
                ('opening_hours', models.CharField(blank=True, max_length=150, verbose_name='opening hours')),
                ('place', models.CharField(blank=True, max_length=80, verbose_name='place where papers are signed')),
                ('sector_code', models.CharField(blank=True, max_length=10, verbose_name='sector code in registration numbers')),
                ('licence_suffix', models.CharField(blank=True, max_length=10, verbose_name='licence suffix in registration numbers')),
                ('only', models.BooleanField(default=True, editable=False)),
            ],
            options={
                'verbose_name': 'certification body',
                'verbose_name_plural': 'certification body',
                'constraints': [models.UniqueConstraint(fields=('only',), name='there_is_one_certification_body'), models.CheckConstraint(condition=models.Q(('only', True)), name='the_certification_body_is_the_only_one')],
            },
        ),
        migrations.CreateModel(
            name='DecisionQualification',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('qualification', models.CharField(max_length=200, verbose_name='qualification')),
                ('experience', models.TextField(verbose_name='experience in certification')),
                ('valid_from', models.DateField(verbose_name='valid from')),
                ('valid_until', models.DateField(verbose_name='valid until')),
                ('recorded_at', models.DateTimeField()),
                ('proof', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='documents.upload')),
                ('recorded_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('user', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='qualifications', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'verbose_name': "decision member's qualification",
                'verbose_name_plural': "decision members' qualifications",
                'ordering': ('-valid_until', '-pk'),
                'constraints': [models.CheckConstraint(condition=models.Q(('valid_until__gte', models.F('valid_from'))), name='a_qualification_lasts_a_day_at_least'), models.CheckConstraint(condition=models.Q(models.Q(('qualification', ''), _negated=True), models.Q(('experience', ''), _negated=True)), name='a_qualification_names_its_experience'), models.CheckConstraint(condition=models.Q(('user', models.F('recorded_by')), _negated=True), name='nobody_vouches_for_themselves')],
            },
        ),
        migrations.CreateModel(
            name='Organisation',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('name', models.CharField(max_length=200, verbose_name='name')),
                ('kind', models.CharField(choices=[('GROUP', 'Company of the group'), ('PARTNER', 'Partner company')], max_length=8, verbose_name='kind')),
                ('state', models.CharField(choices=[('PROPOSED', 'Proposed'), ('CONFIRMED', 'Confirmed'), ('REJECTED', 'Rejected')], default='PROPOSED', editable=False, max_length=12, verbose_name='state')),
                ('proposed_at', models.DateTimeField()),
                ('settled_at', models.DateTimeField(null=True)),
                ('rejection_reason', models.CharField(blank=True, max_length=300, verbose_name='reason')),
                ('proposed_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('settled_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'verbose_name': 'organisation',
                'verbose_name_plural': 'organisations',
                'ordering': ('name', 'pk'),
                'constraints': [models.UniqueConstraint(django.db.models.functions.text.Lower('name'), condition=models.Q(('state', 'REJECTED'), _negated=True), name='an_organisation_stands_once'), models.CheckConstraint(condition=models.Q(models.Q(('settled_at__isnull', True), ('settled_by__isnull', True), ('state', 'PROPOSED')), models.Q(models.Q(('state', 'PROPOSED'), _negated=True), ('settled_at__isnull', False), ('settled_by__isnull', False)), _connector='OR'), name='a_settled_organisation_says_who_and_when'), models.CheckConstraint(condition=models.Q(models.Q(('state', 'REJECTED'), _negated=True), models.Q(('rejection_reason', ''), _negated=True), _connector='OR'), name='a_rejected_organisation_says_why')],
            },
        ),
        migrations.CreateModel(
            name='Membership',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('starts_on', models.DateField(verbose_name='from')),
                ('ends_on', models.DateField(blank=True, null=True, verbose_name='last day')),
                ('user', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='memberships', to=settings.AUTH_USER_MODEL)),
                ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='memberships', to='accounts.organisation')),
            ],
            options={
                'verbose_name': 'membership',
                'verbose_name_plural': 'memberships',
                'ordering': ('-starts_on', '-pk'),
                'constraints': [models.CheckConstraint(condition=models.Q(('ends_on__isnull', True), ('ends_on__gte', models.F('starts_on')), _connector='OR'), name='a_membership_lasts_a_day_at_least'), models.UniqueConstraint(condition=models.Q(('ends_on__isnull', True)), fields=('user',), name='one_employer_at_a_time')],
            },
        ),
        migrations.CreateModel(
            name='Relation',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(choices=[('SUPERIOR', 'superior'), ('SAME_UNIT', 'same work unit'), ('FAMILY', 'family')], max_length=16, verbose_name='kind')),
                ('starts_on', models.DateField(blank=True, null=True, verbose_name='from')),
                ('ends_on', models.DateField(blank=True, null=True, verbose_name='until')),
                ('declared_at', models.DateTimeField()),
                ('declared_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('other', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='relations_named', to=settings.AUTH_USER_MODEL)),
                ('user', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='relations', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'verbose_name': 'relation',
                'verbose_name_plural': 'relations',
                'ordering': ('user', 'other'),
                'constraints': [models.CheckConstraint(condition=models.Q(('user', models.F('other')), _negated=True), name='a_relation_is_between_two_people'), models.CheckConstraint(condition=models.Q(('ends_on__isnull', True), ('starts_on__isnull', True), ('ends_on__gte', models.F('starts_on')), _connector='OR'), name='a_relation_ends_after_it_starts'), models.UniqueConstraint(condition=models.Q(('ends_on__isnull', True)), fields=('user', 'other', 'kind'), name='a_relation_is_declared_once')],
            },
        ),
        migrations.CreateModel(
            name='RoleGrant',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('role', models.CharField(choices=[('SECRETARIAT', 'Secretariat'), ('ASSESSOR', 'Assessor'), ('DECISION', 'Decision team'), ('HEAD', 'Head of the LSP'), ('COMMITTEE', 'Scheme committee'), ('COMMITTEE_HEAD', 'Head of the scheme committee'), ('APPEAL', 'Appeal team'), ('VENUE', 'Test-place officer'), ('COORDINATOR', 'Organisation coordinator'), ('AUDITOR', 'Auditor'), ('ADMIN', 'Administrator')], max_length=16, verbose_name='role')),
                ('starts_on', models.DateField(verbose_name='from')),
                ('ends_on', models.DateField(blank=True, null=True, verbose_name='last day')),
                ('granted_at', models.DateTimeField()),
                ('ended_at', models.DateTimeField(null=True)),
                ('end_reason', models.CharField(blank=True, max_length=300, verbose_name='reason')),
                ('ended_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('granted_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('organisation', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='accounts.organisation')),
                ('user', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='grants', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'verbose_name': 'role held',
                'verbose_name_plural': 'roles held',
                'ordering': ('-starts_on', '-pk'),
                'constraints': [models.CheckConstraint(condition=models.Q(('user', models.F('granted_by')), _negated=True), name='nobody_gives_a_role_to_themselves'), models.CheckConstraint(condition=models.Q(('ends_on__isnull', True), ('ends_on__gte', models.F('starts_on')), _connector='OR'), name='a_role_lasts_a_day_at_least'), models.CheckConstraint(condition=models.Q(models.Q(('end_reason', ''), ('ended_at__isnull', True), ('ended_by__isnull', True)), models.Q(('ended_at__isnull', False), ('ended_by__isnull', False), models.Q(('end_reason', ''), _negated=True)), _connector='OR'), name='an_ended_role_says_who_when_and_why'), models.CheckConstraint(condition=models.Q(models.Q(('organisation__isnull', False), ('role', 'COORDINATOR')), models.Q(models.Q(('role', 'COORDINATOR'), _negated=True), ('organisation__isnull', True)), _connector='OR'), name='a_coordinator_has_an_organisation'), models.UniqueConstraint(condition=models.Q(('ended_at__isnull', True), ('ends_on__isnull', True), models.Q(('role', 'COORDINATOR'), _negated=True)), fields=('user', 'role'), name='a_role_is_held_once'), models.UniqueConstraint(condition=models.Q(('ended_at__isnull', True), ('ends_on__isnull', True), ('role', 'COORDINATOR')), fields=('user', 'organisation'), name='an_organisation_is_coordinated_once')],
            },
        ),
        migrations.CreateModel(
            name='Signatory',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('post_id', models.CharField(max_length=120, verbose_name='post in Indonesian')),
                ('post_en', models.CharField(max_length=120, verbose_name='post in English')),
                ('signs', models.CharField(choices=[('DECREE', 'Decrees'), ('CERTIFICATE', 'Certificates')], max_length=12, verbose_name='signs')),
                ('starts_on', models.DateField(verbose_name='from')),
                ('ends_on', models.DateField(blank=True, null=True, verbose_name='last day')),
                ('appointed_at', models.DateTimeField()),
                ('appointed_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('user', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='appointments', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'verbose_name': 'signatory',
                'verbose_name_plural': 'signatories',
                'ordering': ('-starts_on', '-pk'),
                'constraints': [models.CheckConstraint(condition=models.Q(('ends_on__isnull', True), ('ends_on__gte', models.F('starts_on')), _connector='OR'), name='an_appointment_lasts_a_day_at_least'), models.CheckConstraint(condition=models.Q(('user', models.F('appointed_by')), _negated=True), name='nobody_appoints_themselves'), models.UniqueConstraint(condition=models.Q(('ends_on__isnull', True)), fields=('signs',), name='one_signatory_for_each_paper')],
            },
        ),
        migrations.CreateModel(
            name='Undertaking',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('words', models.TextField(verbose_name='words accepted')),
                ('accepted_at', models.DateTimeField()),
                ('address', models.GenericIPAddressField(null=True, verbose_name='network address')),
                ('user', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='undertakings', to=settings.AUTH_USER_MODEL)),
                ('text', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='accounts.undertakingtext')),
            ],
            options={
                'verbose_name': 'confidentiality undertaking',
                'verbose_name_plural': 'confidentiality undertakings',
                'ordering': ('-accepted_at', '-pk'),
                'constraints': [models.UniqueConstraint(fields=('user', 'text'), name='an_undertaking_is_given_once')],
            },
        ),
        migrations.AddConstraint(
            model_name='organisation',
            constraint=models.CheckConstraint(condition=models.Q(('kind__in', ('GROUP', 'PARTNER'))), name='an_organisation_is_of_two_kinds'),
        ),
    ]
