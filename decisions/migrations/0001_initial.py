import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('accounts', '0001_initial'),
        ('accounts', '__first__'),
        ('applications', '0001_initial'),
        ('assessments', '0001_initial'),
        ('documents', '0001_initial'),
    ]

    operations = [
        migrations.CreateModel(
            name='AgendaItem',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('position', models.PositiveSmallIntegerField()),
                ('is_live', models.BooleanField(default=True, editable=False)),
                ('application', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='applications.application')),
                ('pulled_by', models.ForeignKey(editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('recommendation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='assessments.recommendation')),
            ],
            options={
                'verbose_name': 'agenda item',
                'verbose_name_plural': 'agenda items',
                'ordering': ['position'],
                'constraints': [models.UniqueConstraint(condition=models.Q(('is_live', True)), fields=('application',), name='a_case_is_on_one_living_agenda')],
            },
        ),
        migrations.CreateModel(
            name='Decision',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('outcome', models.CharField(choices=[('COMPETENT', 'Competent'), ('NOT_YET', 'Not yet competent'), ('SENT_BACK', 'Sent back')], max_length=10, verbose_name='outcome')),
                ('reason', models.TextField(blank=True, verbose_name='reason')),
                ('differs', models.BooleanField(default=False, verbose_name='differs from the recommendation')),
                ('by_block', models.BooleanField(default=False, verbose_name='decided in one block')),
                ('decided_at', models.DateTimeField(editable=False)),
                ('released_at', models.DateTimeField(editable=False, null=True)),
                ('annulled_at', models.DateTimeField(editable=False, null=True)),
                ('annulled_reason', models.TextField(blank=True, editable=False)),
                ('application', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='decisions', to='applications.application')),
                ('item', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='decisions', to='decisions.agendaitem')),
                ('replaced_by', models.OneToOneField(editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='replaces', to='decisions.decision')),
            ],
            options={
                'verbose_name': 'decision',
                'verbose_name_plural': 'decisions',
                'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('differs', False), ('outcome', 'COMPETENT')), models.Q(('reason', ''), _negated=True), _connector='OR'), name='a_decision_against_or_not_competent_has_its_reason'), models.UniqueConstraint(condition=models.Q(('annulled_at__isnull', True)), fields=('item',), name='an_item_is_decided_once'), models.CheckConstraint(condition=models.Q(models.Q(('annulled_at__isnull', True), ('annulled_reason', '')), models.Q(('annulled_at__isnull', False), ('released_at__isnull', True), models.Q(('annulled_reason', ''), _negated=True)), _connector='OR'), name='only_what_is_not_released_is_annulled_and_says_why'), models.UniqueConstraint(condition=models.Q(('released_at__isnull', False), ('replaced_by__isnull', True), models.Q(('outcome', 'SENT_BACK'), _negated=True)), fields=('application',), name='one_decision_stands_per_application')],
            },
        ),
        migrations.CreateModel(
            name='Manifest',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('rows', models.JSONField()),
                ('sha256', models.CharField(max_length=64)),
                ('made_at', models.DateTimeField(editable=False)),
                ('decision', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='manifest', to='decisions.decision')),
            ],
            options={
                'verbose_name': 'manifest of the file',
                'verbose_name_plural': 'manifests of files',
            },
        ),
        migrations.CreateModel(
            name='Meeting',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('version', models.PositiveIntegerField(default=1, editable=False)),
                ('number', models.CharField(blank=True, editable=False, max_length=40, verbose_name='number of the minutes')),
                ('on', models.DateField(verbose_name='day')),
                ('starts_at', models.TimeField(verbose_name='from')),
                ('place', models.CharField(max_length=200, verbose_name='place')),
                ('basis', models.CharField(blank=True, max_length=200, verbose_name='decree that formed the team')),
                ('state', models.CharField(choices=[('PLANNED', 'Planned'), ('CONVENED', 'In session'), ('MINUTED', 'Minutes to be signed'), ('SEALED', 'Sealed'), ('CANCELLED', 'Cancelled')], default='PLANNED', editable=False, max_length=10, verbose_name='state')),
                ('called_at', models.DateTimeField(editable=False)),
                ('convened_at', models.DateTimeField(editable=False, null=True)),
                ('minuted_at', models.DateTimeField(editable=False, null=True)),
                ('sealed_at', models.DateTimeField(editable=False, null=True)),
                ('cancelled_reason', models.TextField(blank=True, editable=False)),
                ('conclusion', models.TextField(blank=True, verbose_name='conclusion')),
                ('minutes_facts', models.JSONField(editable=False, null=True)),
                ('minutes_sha256', models.CharField(blank=True, editable=False, max_length=64)),
                ('called_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('minutes', models.ForeignKey(editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='documents.paper')),
            ],
            options={
                'verbose_name': 'plenary meeting',
                'verbose_name_plural': 'plenary meetings',
                'ordering': ['-on', '-pk'],
                'constraints': [models.UniqueConstraint(condition=models.Q(('number', ''), _negated=True), fields=('number',), name='a_number_of_minutes_is_used_once'), models.CheckConstraint(condition=models.Q(models.Q(('state__in', ['MINUTED', 'SEALED']), _negated=True), models.Q(models.Q(('number', ''), _negated=True), models.Q(('minutes_sha256', ''), _negated=True), ('minuted_at__isnull', False)), _connector='OR'), name='what_is_minuted_has_number_and_hash'), models.CheckConstraint(condition=models.Q(models.Q(('state', 'SEALED'), _negated=True), models.Q(('minutes__isnull', False), ('sealed_at__isnull', False)), _connector='OR'), name='what_is_sealed_has_its_minutes'), models.CheckConstraint(condition=models.Q(models.Q(('state', 'CANCELLED'), _negated=True), models.Q(('cancelled_reason', ''), _negated=True), _connector='OR'), name='a_cancelled_meeting_says_why')],
            },
        ),
        migrations.CreateModel(
            name='Decree',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('number', models.CharField(editable=False, max_length=40, unique=True, verbose_name='number of the decree')),
                ('signed_on', models.DateField(editable=False)),
                ('signed_at', models.DateTimeField(editable=False)),
                ('address', models.GenericIPAddressField(editable=False, null=True)),
                ('paper', models.ForeignKey(editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='documents.paper')),
                ('signatory', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='accounts.signatory')),
                ('signed_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('meeting', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='decree', to='decisions.meeting')),
            ],
            options={
                'verbose_name': 'decree',
                'verbose_name_plural': 'decrees',
            },
        ),
        migrations.AddField(
            model_name='agendaitem',
            name='meeting',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='items', to='decisions.meeting'),
        ),
        migrations.CreateModel(
            name='Seat',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('letter', models.CharField(max_length=1)),
                ('is_chair', models.BooleanField(default=False, verbose_name='chairs the meeting')),
                ('presence', models.CharField(blank=True, choices=[('IN_PERSON', 'present'), ('ONLINE', 'present online')], max_length=10, verbose_name='attendance')),
                ('arrived_at', models.DateTimeField(editable=False, null=True)),
                ('declared_at', models.DateTimeField(editable=False, null=True)),
                ('meeting', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='seats', to='decisions.meeting')),
                ('qualification', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='accounts.decisionqualification')),
                ('user', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'verbose_name': 'seat in a meeting',
                'verbose_name_plural': 'seats in meetings',
                'ordering': ['letter'],
                'constraints': [models.UniqueConstraint(fields=('meeting', 'user'), name='a_member_has_one_seat'), models.UniqueConstraint(fields=('meeting', 'letter'), name='a_letter_stands_for_one_member'), models.UniqueConstraint(condition=models.Q(('is_chair', True)), fields=('meeting',), name='a_meeting_has_one_chair'), models.CheckConstraint(condition=models.Q(models.Q(('arrived_at__isnull', True), ('presence', '')), models.Q(models.Q(('presence', ''), _negated=True), ('arrived_at__isnull', False)), _connector='OR'), name='who_is_present_arrived_at_an_hour')],
            },
        ),
        migrations.CreateModel(
            name='Recusal',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('reason', models.TextField(verbose_name='reason')),
                ('is_declared', models.BooleanField(default=False, verbose_name='declared by the member')),
                ('recorded_at', models.DateTimeField(editable=False)),
                ('item', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='recusals', to='decisions.agendaitem')),
                ('seat', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='recusals', to='decisions.seat')),
            ],
            options={
                'verbose_name': 'recusal',
                'verbose_name_plural': 'recusals',
                'constraints': [models.UniqueConstraint(fields=('item', 'seat'), name='a_member_stands_aside_once'), models.CheckConstraint(condition=models.Q(('reason', ''), _negated=True), name='who_stands_aside_says_why')],
            },
        ),
        migrations.CreateModel(
            name='MinutesSignature',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('sha256', models.CharField(max_length=64)),
                ('signed_at', models.DateTimeField(editable=False)),
                ('address', models.GenericIPAddressField(editable=False, null=True)),
                ('annulled_at', models.DateTimeField(editable=False, null=True)),
                ('seat', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='signatures', to='decisions.seat')),
            ],
            options={
                'verbose_name': 'signature under minutes',
                'verbose_name_plural': 'signatures under minutes',
                'constraints': [models.UniqueConstraint(condition=models.Q(('annulled_at__isnull', True)), fields=('seat',), name='a_member_signs_minutes_once')],
            },
        ),
        migrations.CreateModel(
            name='Vote',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('outcome', models.CharField(choices=[('COMPETENT', 'Competent'), ('NOT_YET', 'Not yet competent'), ('SENT_BACK', 'Sent back')], max_length=10)),
                ('dissent', models.TextField(blank=True, verbose_name='reason of the dissent')),
                ('cast_at', models.DateTimeField(editable=False)),
                ('item', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='votes', to='decisions.agendaitem')),
                ('seat', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='votes', to='decisions.seat')),
            ],
            options={
                'verbose_name': 'vote',
                'verbose_name_plural': 'votes',
                'ordering': ['seat__letter'],
                'constraints': [models.UniqueConstraint(fields=('item', 'seat'), name='a_member_votes_once_on_an_item')],
            },
        ),
        migrations.AddConstraint(
            model_name='agendaitem',
            constraint=models.UniqueConstraint(fields=('meeting', 'application'), name='a_case_is_once_on_an_agenda'),
        ),
    ]
