"""A certificate is suspended, given back, withdrawn or replaced; one that renews another says which (9.5, 9.7)."""


import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('accounts', '0001_initial'),
        ('applications', '0005_who_watched_over_a_test'),
        ('certificates', '0003_retests_are_paid'),
        ('decisions', '0009_retests_stay'),
        ('documents', '0004_purged'),
        ('schemes', '0005_report_of_a_test'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='StatusChange',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('position', models.PositiveSmallIntegerField(editable=False)),
                ('kind', models.CharField(choices=[('SUSPENDED', 'Suspended'), ('REINSTATED', 'Reinstated'), ('WITHDRAWN', 'Withdrawn'), ('REPLACED', 'Replaced')], editable=False, max_length=12, verbose_name='change')),
                ('at', models.DateTimeField(editable=False, verbose_name='since')),
                ('ends_on', models.DateField(editable=False, null=True, verbose_name='last day of the suspension')),
                ('because_label', models.CharField(editable=False, max_length=80)),
                ('because_id', models.CharField(editable=False, max_length=40)),
            ],
            options={
                'verbose_name': 'change of a certificate',
                'verbose_name_plural': 'changes of certificates',
                'ordering': ['position'],
            },
        ),
        migrations.AddField(
            model_name='certificate',
            name='replaces',
            field=models.ForeignKey(editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='successors', to='certificates.certificate'),
        ),
        migrations.AddConstraint(
            model_name='certificate',
            constraint=models.UniqueConstraint(condition=models.Q(('replaces__isnull', False)), fields=('replaces',), name='a_certificate_is_replaced_once'),
        ),
        migrations.AddField(
            model_name='statuschange',
            name='by',
            field=models.ForeignKey(editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='statuschange',
            name='card',
            field=models.ForeignKey(editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='documents.paper'),
        ),
        migrations.AddField(
            model_name='statuschange',
            name='certificate',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='changes', to='certificates.certificate'),
        ),
        migrations.AddField(
            model_name='statuschange',
            name='letter',
            field=models.ForeignKey(editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='documents.paper'),
        ),
        migrations.AddConstraint(
            model_name='statuschange',
            constraint=models.UniqueConstraint(fields=('certificate', 'position'), name='changes_of_a_certificate_follow_each_other'),
        ),
        migrations.AddConstraint(
            model_name='statuschange',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('ends_on__isnull', False), ('kind', 'SUSPENDED')), models.Q(models.Q(('kind', 'SUSPENDED'), _negated=True), ('ends_on__isnull', True)), _connector='OR'), name='a_suspension_has_an_end'),
        ),
        migrations.AddConstraint(
            model_name='statuschange',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('card__isnull', True), ('kind', 'REINSTATED'), ('letter__isnull', True)), models.Q(models.Q(('kind', 'REINSTATED'), _negated=True), ('card__isnull', False), ('letter__isnull', False)), _connector='OR'), name='what_is_not_valid_is_marked_so'),
        ),
    ]
