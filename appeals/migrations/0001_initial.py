"""Appeals against decisions and processes (9.9)."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('applications', '0007_who_came_after_the_certificate'),
        ('decisions', '0010_reopenings'),
        ('documents', '0004_purged'),
        ('sanctions', '0002_guards'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='Appeal',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('number', models.CharField(editable=False, max_length=60, unique=True, verbose_name='number')),
                ('about', models.CharField(choices=[('DECISION', 'The decision itself'), ('PROCESS', 'The way it came about')], max_length=8, verbose_name='appeal against')),
                ('grounds', models.TextField(verbose_name='grounds')),
                ('explained', models.BooleanField(verbose_name='the appeal procedure was explained')),
                ('discussed', models.BooleanField(verbose_name='the appeal was talked over with the assessor')),
                ('helper', models.CharField(blank=True, max_length=150, verbose_name='somebody who helps')),
                ('lodged_at', models.DateTimeField(editable=False)),
                ('state', models.CharField(choices=[('LODGED', 'Lodged'), ('INADMISSIBLE', 'Not admitted'), ('ADMITTED', 'Waiting for its team'), ('FORMED', 'Team formed'), ('HEARD', 'Heard'), ('RULED', 'Ruling to be signed'), ('UPHELD', 'Upheld'), ('REJECTED', 'Rejected'), ('WITHDRAWN', 'Withdrawn by the appellant')], default='LODGED', editable=False, max_length=12, verbose_name='state')),
                ('checked_at', models.DateTimeField(editable=False, null=True)),
                ('checked_words', models.TextField(blank=True, editable=False, verbose_name='reasons')),
                ('closed_at', models.DateTimeField(editable=False, null=True)),
                ('appellant', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('application', models.ForeignKey(editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='applications.application')),
                ('checked_by', models.ForeignKey(editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('decision', models.ForeignKey(editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='appeals', to='decisions.decision')),
                ('form', models.ForeignKey(editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='documents.paper')),
                ('paper', models.ForeignKey(editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='documents.paper')),
                ('proposal', models.ForeignKey(editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='appeals', to='sanctions.proposal')),
            ],
            options={
                'verbose_name': 'appeal',
                'verbose_name_plural': 'appeals',
                'ordering': ['-pk'],
            },
        ),
        migrations.CreateModel(
            name='Hearing',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('on', models.DateField(verbose_name='day')),
                ('starts_at', models.TimeField(verbose_name='from')),
                ('place', models.CharField(max_length=200, verbose_name='place')),
                ('called_at', models.DateTimeField(editable=False)),
                ('held_at', models.DateTimeField(editable=False, null=True)),
                ('appellant_came', models.BooleanField(editable=False, null=True, verbose_name='the appellant came')),
                ('lsp_came', models.BooleanField(editable=False, null=True, verbose_name='the LSP came')),
                ('words', models.TextField(blank=True, editable=False, verbose_name='what was said')),
                ('appeal', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='hearings', to='appeals.appeal')),
                ('called_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'verbose_name': 'hearing of an appeal',
                'verbose_name_plural': 'hearings of appeals',
                'ordering': ['pk'],
            },
        ),
        migrations.CreateModel(
            name='LateLeave',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('reason', models.TextField(verbose_name='reason')),
                ('given_at', models.DateTimeField(editable=False)),
                ('decision', models.OneToOneField(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='late_leave', to='decisions.decision')),
                ('given_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('proposal', models.OneToOneField(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='late_leave', to='sanctions.proposal')),
            ],
            options={
                'verbose_name': 'leave to appeal late',
                'verbose_name_plural': 'leaves to appeal late',
            },
        ),
        migrations.CreateModel(
            name='Ruling',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('number', models.CharField(editable=False, max_length=60, unique=True, verbose_name='number of the minutes')),
                ('upheld', models.BooleanField(verbose_name='upheld')),
                ('remedy', models.CharField(blank=True, choices=[('PLENARY', 'A new plenary meeting decides, with other members'), ('ASSESSMENT', 'Other assessors assess anew, then a new plenary meeting decides'), ('GIVE_BACK', 'The certificate holds again')], max_length=10, verbose_name='what follows')),
                ('reasons', models.TextField(verbose_name='reasons')),
                ('facts', models.JSONField(editable=False)),
                ('sha256', models.CharField(editable=False, max_length=64)),
                ('written_at', models.DateTimeField(editable=False)),
                ('hearing', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='ruling', to='appeals.hearing')),
                ('written_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'verbose_name': 'ruling on an appeal',
                'verbose_name_plural': 'rulings on appeals',
            },
        ),
        migrations.CreateModel(
            name='Seat',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('is_chair', models.BooleanField(default=False, verbose_name='chairs the team')),
                ('is_outsider', models.BooleanField(default=False, editable=False, verbose_name='from outside the appeal team')),
                ('appointed_at', models.DateTimeField(editable=False)),
                ('declared_at', models.DateTimeField(editable=False, null=True)),
                ('ended_at', models.DateTimeField(editable=False, null=True)),
                ('ended_reason', models.TextField(blank=True, editable=False)),
                ('appeal', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='seats', to='appeals.appeal')),
                ('appointed_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('user', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'verbose_name': 'seat in an appeal team',
                'verbose_name_plural': 'seats in appeal teams',
                'ordering': ['-is_chair', 'pk'],
            },
        ),
        migrations.CreateModel(
            name='RulingSignature',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('sha256', models.CharField(max_length=64)),
                ('signed_at', models.DateTimeField(editable=False)),
                ('address', models.GenericIPAddressField(editable=False, null=True)),
                ('ruling', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='signatures', to='appeals.ruling')),
                ('seat', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='signatures', to='appeals.seat')),
            ],
            options={
                'verbose_name': 'signature under a ruling',
                'verbose_name_plural': 'signatures under rulings',
                'ordering': ['pk'],
            },
        ),
        migrations.CreateModel(
            name='Statement',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('side', models.CharField(choices=[('APPELLANT', 'The appellant'), ('LSP', 'The LSP')], max_length=9, verbose_name='side')),
                ('words', models.TextField(verbose_name='what is said')),
                ('said_at', models.DateTimeField(editable=False)),
                ('appeal', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='statements', to='appeals.appeal')),
                ('recorded_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'verbose_name': 'statement in an appeal',
                'verbose_name_plural': 'statements in appeals',
                'ordering': ['pk'],
            },
        ),
        migrations.CreateModel(
            name='AppealFile',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('added_at', models.DateTimeField(editable=False)),
                ('added_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('appeal', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='files', to='appeals.appeal')),
                ('upload', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='documents.upload')),
                ('statement', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='files', to='appeals.statement')),
            ],
            options={
                'verbose_name': 'file of an appeal',
                'verbose_name_plural': 'files of appeals',
                'ordering': ['pk'],
            },
        ),
        migrations.CreateModel(
            name='Voice',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('upholds', models.BooleanField(verbose_name='upholds the appeal')),
                ('words', models.TextField(verbose_name='reasons')),
                ('given_at', models.DateTimeField(editable=False)),
                ('hearing', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='voices', to='appeals.hearing')),
                ('seat', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='voices', to='appeals.seat')),
            ],
            options={
                'verbose_name': 'voice on an appeal',
                'verbose_name_plural': 'voices on appeals',
                'ordering': ['pk'],
            },
        ),
        migrations.AddConstraint(
            model_name='appeal',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('decision__isnull', False), ('proposal__isnull', True)), models.Q(('decision__isnull', True), ('proposal__isnull', False)), _connector='OR'), name='an_appeal_is_against_one_decision'),
        ),
        migrations.AddConstraint(
            model_name='appeal',
            constraint=models.CheckConstraint(condition=models.Q(('grounds', ''), _negated=True), name='an_appeal_says_why'),
        ),
        migrations.AddConstraint(
            model_name='appeal',
            constraint=models.UniqueConstraint(condition=models.Q(('state__in', ['INADMISSIBLE', 'WITHDRAWN']), _negated=True), fields=('decision',), name='one_appeal_per_decision'),
        ),
        migrations.AddConstraint(
            model_name='appeal',
            constraint=models.UniqueConstraint(condition=models.Q(('state__in', ['INADMISSIBLE', 'WITHDRAWN']), _negated=True), fields=('proposal',), name='one_appeal_per_measure'),
        ),
        migrations.AddConstraint(
            model_name='appeal',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('checked_at__isnull', True), ('checked_by__isnull', True), ('checked_words', '')), models.Q(('checked_at__isnull', False), ('checked_by__isnull', False), models.Q(('checked_words', ''), _negated=True)), _connector='OR'), name='an_appeal_is_admitted_or_not_with_reasons'),
        ),
        migrations.AddConstraint(
            model_name='appeal',
            constraint=models.CheckConstraint(condition=models.Q(('state__in', ['LODGED', 'WITHDRAWN']), ('checked_at__isnull', False), _connector='OR'), name='nothing_follows_before_it_is_admitted'),
        ),
        migrations.AddConstraint(
            model_name='appeal',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('closed_at__isnull', False), ('state__in', ['INADMISSIBLE', 'UPHELD', 'REJECTED', 'WITHDRAWN'])), models.Q(models.Q(('state__in', ['INADMISSIBLE', 'UPHELD', 'REJECTED', 'WITHDRAWN']), _negated=True), ('closed_at__isnull', True)), _connector='OR'), name='a_closed_appeal_says_when'),
        ),
        migrations.AddConstraint(
            model_name='appeal',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('state__in', ['UPHELD', 'REJECTED']), _negated=True), ('paper__isnull', False), _connector='OR'), name='a_ruling_has_its_minutes'),
        ),
        migrations.AddConstraint(
            model_name='hearing',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('appellant_came__isnull', True), ('held_at__isnull', True), ('lsp_came__isnull', True), ('words', '')), models.Q(('appellant_came__isnull', False), ('held_at__isnull', False), ('lsp_came__isnull', False), models.Q(('words', ''), _negated=True)), _connector='OR'), name='a_hearing_that_was_held_says_who_came'),
        ),
        migrations.AddConstraint(
            model_name='lateleave',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('decision__isnull', False), ('proposal__isnull', True)), models.Q(('decision__isnull', True), ('proposal__isnull', False)), _connector='OR'), name='a_late_leave_is_for_one_decision'),
        ),
        migrations.AddConstraint(
            model_name='lateleave',
            constraint=models.CheckConstraint(condition=models.Q(('reason', ''), _negated=True), name='a_late_leave_says_why'),
        ),
        migrations.AddConstraint(
            model_name='ruling',
            constraint=models.CheckConstraint(condition=models.Q(('reasons', ''), _negated=True), name='a_ruling_on_an_appeal_gives_reasons'),
        ),
        migrations.AddConstraint(
            model_name='ruling',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('upheld', True), models.Q(('remedy', ''), _negated=True)), models.Q(('remedy', ''), ('upheld', False)), _connector='OR'), name='what_is_upheld_has_its_remedy'),
        ),
        migrations.AddConstraint(
            model_name='seat',
            constraint=models.UniqueConstraint(condition=models.Q(('ended_at__isnull', True)), fields=('appeal', 'user'), name='a_member_has_one_seat_in_an_appeal'),
        ),
        migrations.AddConstraint(
            model_name='seat',
            constraint=models.UniqueConstraint(condition=models.Q(('ended_at__isnull', True), ('is_chair', True)), fields=('appeal',), name='an_appeal_team_has_one_chair'),
        ),
        migrations.AddConstraint(
            model_name='seat',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('ended_at__isnull', True), ('ended_reason', '')), models.Q(('ended_at__isnull', False), models.Q(('ended_reason', ''), _negated=True)), _connector='OR'), name='who_leaves_an_appeal_team_has_a_reason'),
        ),
        migrations.AddConstraint(
            model_name='rulingsignature',
            constraint=models.UniqueConstraint(fields=('ruling', 'seat'), name='a_member_signs_a_ruling_once'),
        ),
        migrations.AddConstraint(
            model_name='statement',
            constraint=models.CheckConstraint(condition=models.Q(('words', ''), _negated=True), name='a_side_says_something_in_an_appeal'),
        ),
        migrations.AddConstraint(
            model_name='appealfile',
            constraint=models.UniqueConstraint(fields=('appeal', 'upload'), name='a_file_is_in_an_appeal_once'),
        ),
        migrations.AddConstraint(
            model_name='voice',
            constraint=models.UniqueConstraint(fields=('hearing', 'seat'), name='a_member_speaks_once_on_an_appeal'),
        ),
        migrations.AddConstraint(
            model_name='voice',
            constraint=models.CheckConstraint(condition=models.Q(('words', ''), _negated=True), name='a_voice_on_an_appeal_gives_reasons'),
        ),
    ]
