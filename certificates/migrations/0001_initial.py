import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('accounts', '0001_initial'),
        ('accounts', '__first__'),
        ('applications', '0001_initial'),
        ('decisions', '0001_initial'),
        ('documents', '0001_initial'),
        ('schemes', '0001_initial'),
    ]

    operations = [
        migrations.CreateModel(
            name='Certificate',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('number', models.CharField(editable=False, max_length=60, unique=True, verbose_name='certificate number')),
                ('registration_number', models.CharField(editable=False, max_length=60, unique=True, verbose_name='registration number')),
                ('token', models.CharField(editable=False, max_length=32, unique=True)),
                ('check_code', models.CharField(editable=False, max_length=12, unique=True)),
                ('holder_name', models.CharField(max_length=150, verbose_name='name on the certificate')),
                ('issued_at', models.DateTimeField(editable=False)),
                ('valid_from', models.DateField(verbose_name='valid from')),
                ('valid_until', models.DateField(verbose_name='last day of validity')),
                ('state', models.CharField(choices=[('ISSUED', 'Issued'), ('HANDED_OVER', 'Handed over')], default='ISSUED', editable=False, max_length=12, verbose_name='state')),
                ('application', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='applications.application')),
                ('card', models.ForeignKey(editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='documents.paper')),
                ('decision', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='decisions.decision')),
                ('decree', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='decisions.decree')),
                ('holder', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='certificates', to=settings.AUTH_USER_MODEL)),
                ('letter', models.ForeignKey(editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='documents.paper')),
                ('photo', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='documents.upload')),
                ('scheme_version', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='schemes.schemeversion')),
                ('signatory', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='accounts.signatory')),
            ],
            options={
                'verbose_name': 'certificate',
                'verbose_name_plural': 'certificates',
                'ordering': ['-pk'],
                'constraints': [models.CheckConstraint(condition=models.Q(('valid_from__lt', models.F('valid_until'))), name='a_certificate_lasts')],
            },
        ),
        migrations.CreateModel(
            name='Handover',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('manner', models.CharField(choices=[('ONLINE', 'Online'), ('IN_PERSON', 'In person'), ('BY_PROXY', 'To a person with power of attorney')], max_length=10, verbose_name='manner')),
                ('received_by', models.CharField(max_length=150, verbose_name='received by')),
                ('proxy_identity', models.CharField(blank=True, max_length=80, verbose_name='identity of the proxy')),
                ('handed_over_at', models.DateTimeField(editable=False)),
                ('certificate', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='handover', to='certificates.certificate')),
                ('handed_over_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('power_of_attorney', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='documents.upload')),
            ],
            options={
                'verbose_name': 'handover',
                'verbose_name_plural': 'handovers',
                'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('manner', 'BY_PROXY'), _negated=True), models.Q(models.Q(('proxy_identity', ''), _negated=True), ('power_of_attorney__isnull', False)), _connector='OR'), name='a_proxy_shows_identity_and_power')],
            },
        ),
        migrations.CreateModel(
            name='OutcomeLetter',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('number', models.CharField(editable=False, max_length=60, unique=True, verbose_name='number of the letter')),
                ('released_at', models.DateTimeField(editable=False)),
                ('decision', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='decisions.decision')),
                ('paper', models.ForeignKey(editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='documents.paper')),
                ('recipient', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='outcome_letters', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'verbose_name': 'letter of outcome',
                'verbose_name_plural': 'letters of outcome',
            },
        ),
        migrations.CreateModel(
            name='UseAgreement',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('text', models.TextField(editable=False)),
                ('text_sha256', models.CharField(editable=False, max_length=64)),
                ('signed_at', models.DateTimeField(editable=False)),
                ('address', models.GenericIPAddressField(editable=False, null=True)),
                ('typed_name', models.CharField(blank=True, max_length=150, verbose_name='signature, typed')),
                ('certificate', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='agreement', to='certificates.certificate')),
                ('drawn', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='documents.upload')),
                ('signed_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'verbose_name': 'agreement on the use of a certificate',
                'verbose_name_plural': 'agreements on the use of certificates',
                'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('typed_name', ''), _negated=True), ('drawn__isnull', False), _connector='OR'), name='a_use_agreement_is_signed')],
            },
        ),
    ]
