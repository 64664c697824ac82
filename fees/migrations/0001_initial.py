import django.db.models.deletion
import django.db.models.expressions
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('accounts', '0001_initial'),
        ('accounts', '__first__'),
        ('documents', '0001_initial'),
        ('schemes', '0001_initial'),
    ]

    operations = [
        migrations.CreateModel(
            name='BankAccount',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('bank', models.CharField(max_length=100, verbose_name='bank')),
                ('number', models.CharField(max_length=40, verbose_name='account number')),
                ('holder', models.CharField(max_length=150, verbose_name='account holder')),
                ('valid_from', models.DateField(verbose_name='valid from')),
            ],
            options={
                'verbose_name': 'bank account',
                'verbose_name_plural': 'bank accounts',
                'ordering': ['-valid_from', '-pk'],
            },
        ),
        migrations.CreateModel(
            name='Invoice',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('number', models.CharField(editable=False, max_length=40, unique=True, verbose_name='invoice number')),
                ('payer_name', models.CharField(max_length=150, verbose_name='name')),
                ('organisation_name', models.CharField(max_length=200, verbose_name='employer')),
                ('organisation_kind', models.CharField(max_length=10, verbose_name='kind of employer')),
                ('amount', models.PositiveIntegerField(verbose_name='amount in rupiah')),
                ('registration_share', models.PositiveIntegerField(verbose_name='registration and administration')),
                ('test_share', models.PositiveIntegerField(verbose_name='test and assessor')),
                ('issued_at', models.DateTimeField(editable=False)),
                ('state', models.CharField(choices=[('OPEN', 'Open'), ('PAID', 'Paid'), ('CANCELLED', 'Cancelled')], default='OPEN', editable=False, max_length=10, verbose_name='state')),
                ('settled_at', models.DateTimeField(editable=False, null=True)),
                ('cancelled_reason', models.TextField(blank=True, editable=False)),
                ('fee', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='schemes.fee')),
                ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='accounts.organisation')),
                ('paper', models.ForeignKey(editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='documents.paper')),
                ('payer', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='invoices', to=settings.AUTH_USER_MODEL)),
                ('scheme_version', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='schemes.schemeversion')),
            ],
            options={
                'verbose_name': 'invoice',
                'verbose_name_plural': 'invoices',
                'ordering': ['-pk'],
                'constraints': [models.CheckConstraint(condition=models.Q(('amount', django.db.models.expressions.CombinedExpression(models.F('registration_share'), '+', models.F('test_share')))), name='the_shares_make_the_amount'), models.CheckConstraint(condition=models.Q(('amount__gt', 0)), name='an_invoice_asks_for_something'), models.CheckConstraint(condition=models.Q(models.Q(('state', 'PAID'), ('settled_at__isnull', False)), models.Q(models.Q(('state', 'PAID'), _negated=True), ('settled_at__isnull', True)), _connector='OR'), name='what_is_paid_was_settled_at_a_time'), models.CheckConstraint(condition=models.Q(models.Q(('state', 'CANCELLED'), _negated=True), models.Q(('cancelled_reason', ''), _negated=True), _connector='OR'), name='a_cancelled_invoice_says_why')],
            },
        ),
        migrations.CreateModel(
            name='Slip',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('amount', models.PositiveIntegerField(verbose_name='amount transferred')),
                ('paid_on', models.DateField(verbose_name='date of the transfer')),
                ('sent_at', models.DateTimeField(editable=False)),
                ('verdict', models.CharField(blank=True, choices=[('CONFIRMED', 'Confirmed'), ('REJECTED', 'Rejected')], editable=False, max_length=10)),
                ('reason', models.TextField(blank=True, verbose_name='reason')),
                ('judged_at', models.DateTimeField(editable=False, null=True)),
                ('invoice', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='slips', to='fees.invoice')),
                ('judged_by', models.ForeignKey(editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('sent_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('upload', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='documents.upload')),
            ],
            options={
                'verbose_name': 'transfer slip',
                'verbose_name_plural': 'transfer slips',
                'ordering': ['pk'],
                'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('judged_at__isnull', True), ('judged_by__isnull', True), ('verdict', '')), models.Q(models.Q(('verdict', ''), _negated=True), ('judged_at__isnull', False), ('judged_by__isnull', False)), _connector='OR'), name='a_verdict_on_a_slip_has_its_judge'), models.CheckConstraint(condition=models.Q(models.Q(('verdict', 'REJECTED'), _negated=True), models.Q(('reason', ''), _negated=True), _connector='OR'), name='a_rejected_slip_says_why'), models.CheckConstraint(condition=models.Q(('judged_by__isnull', True), models.Q(('judged_by', models.F('sent_by')), _negated=True), _connector='OR'), name='nobody_judges_their_own_slip')],
            },
        ),
        migrations.CreateModel(
            name='Payment',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('amount', models.PositiveIntegerField(verbose_name='amount received')),
                ('received_on', models.DateField(verbose_name='date on the bank statement')),
                ('bank_reference', models.CharField(max_length=60, verbose_name='bank reference')),
                ('confirmed_at', models.DateTimeField(editable=False)),
                ('reversed_at', models.DateTimeField(editable=False, null=True)),
                ('reversed_reason', models.TextField(blank=True, editable=False)),
                ('confirmed_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('invoice', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='payments', to='fees.invoice')),
                ('reversed_by', models.ForeignKey(editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('slip', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='payments', to='fees.slip')),
            ],
            options={
                'verbose_name': 'payment',
                'verbose_name_plural': 'payments',
                'ordering': ['pk'],
                'constraints': [models.UniqueConstraint(condition=models.Q(('reversed_at__isnull', True)), fields=('bank_reference',), name='a_bank_reference_pays_once'), models.UniqueConstraint(condition=models.Q(('reversed_at__isnull', True)), fields=('slip',), name='a_slip_is_one_payment'), models.CheckConstraint(condition=models.Q(('amount__gt', 0)), name='a_payment_brings_something'), models.CheckConstraint(condition=models.Q(models.Q(('reversed_at__isnull', True), ('reversed_by__isnull', True), ('reversed_reason', '')), models.Q(('reversed_at__isnull', False), ('reversed_by__isnull', False), models.Q(('reversed_reason', ''), _negated=True)), _connector='OR'), name='a_payment_taken_back_says_why')],
            },
        ),
        migrations.CreateModel(
            name='Statement',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('name', models.CharField(max_length=200, verbose_name='file')),
                ('read_at', models.DateTimeField(editable=False)),
                ('read_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'verbose_name': 'bank statement',
                'verbose_name_plural': 'bank statements',
                'ordering': ['-pk'],
            },
        ),
        migrations.CreateModel(
            name='StatementLine',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('row', models.PositiveIntegerField(verbose_name='row')),
                ('received_on', models.DateField(verbose_name='date')),
                ('amount', models.PositiveIntegerField(verbose_name='amount')),
                ('bank_reference', models.CharField(max_length=60, verbose_name='bank reference')),
                ('words', models.CharField(blank=True, max_length=300, verbose_name='description')),
                ('settled_at', models.DateTimeField(editable=False, null=True)),
                ('outcome', models.TextField(blank=True, editable=False)),
                ('slip', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='fees.slip')),
                ('statement', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='lines', to='fees.statement')),
            ],
            options={
                'verbose_name': 'line of a bank statement',
                'verbose_name_plural': 'lines of bank statements',
                'ordering': ['row'],
                'constraints': [models.UniqueConstraint(fields=('statement', 'row'), name='a_line_stands_once_in_its_statement')],
            },
        ),
    ]
