"""Evidence of the competency test enters the matrix of the portfolio (9.3.4, 9.3.5)."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

from foundation.journal.triggers import lift, refuse

JUDGEMENTS, RECOMMENDATIONS = "assessments_judgement", "assessments_recommendation"
# On SQLite they go with the table that is remade; 0007 sets them up anew.
LIFTED = [
    *[
        lift(refuse(f"judgements_are_made_under_review_{event.lower()}", JUDGEMENTS, on=event, because=""))
        for event in ("INSERT", "UPDATE", "DELETE")
    ],
    lift(refuse("a_judgement_keeps_its_name", JUDGEMENTS, on="UPDATE", because="")),
    lift(refuse("a_recommendation_stays", RECOMMENDATIONS, on="UPDATE", because="")),
    lift(refuse("a_recommendation_is_not_lost", RECOMMENDATIONS, on="DELETE", because="")),
]


class Migration(migrations.Migration):

    dependencies = [
        ('applications', '0002_quarantines'),
        ('assessments', '0005_signatures_stay'),
        ('documents', '0004_purged'),
        ('schemes', '0002_what_is_set_stays'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        *LIFTED,
        migrations.AddField(
            model_name='judgement',
            name='weighing',
            field=models.TextField(blank=True, verbose_name="why it weighs more than the other assessor's"),
        ),
        migrations.AddField(
            model_name='recommendation',
            name='comment',
            field=models.TextField(blank=True, verbose_name='comment of the assessor'),
        ),
        migrations.AddField(
            model_name='recommendation',
            name='follow_up',
            field=models.TextField(blank=True, verbose_name='follow-up needed'),
        ),
        migrations.AddField(
            model_name='recommendation',
            name='judgements_read',
            field=models.JSONField(default=list, editable=False),
        ),
        migrations.AddField(
            model_name='recommendation',
            name='record_paper',
            field=models.ForeignKey(editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='documents.paper'),
        ),
        migrations.AlterField(
            model_name='judgement',
            name='evidence',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='applications.evidence'),
        ),
        migrations.CreateModel(
            name='ElementReason',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('reason', models.TextField(verbose_name='reason')),
                ('element', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='schemes.element')),
                ('unit', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='reasons', to='assessments.unitrecommendation')),
            ],
            options={
                'verbose_name': 'reason for an element',
                'verbose_name_plural': 'reasons for elements',
                'ordering': ['unit__unit__position', 'element__position'],
            },
        ),
        migrations.CreateModel(
            name='TestEvidence',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('form', models.CharField(max_length=8, verbose_name='form')),
                ('title', models.CharField(max_length=200, verbose_name='what it is')),
                ('facts', models.JSONField(default=dict)),
                ('source', models.CharField(max_length=80, unique=True)),
                ('made_at', models.DateTimeField(editable=False)),
                ('assessment', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='test_evidence', to='assessments.assessment')),
                ('elements', models.ManyToManyField(related_name='+', to='schemes.element')),
                ('made_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('paper', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='documents.paper')),
                ('replaces', models.OneToOneField(editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='replaced_by', to='assessments.testevidence')),
                ('upload', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='documents.upload')),
            ],
            options={
                'verbose_name': 'evidence from the test',
                'verbose_name_plural': 'evidence from the test',
                'ordering': ['made_at', 'pk'],
            },
        ),
        migrations.AddField(
            model_name='judgement',
            name='test_evidence',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='assessments.testevidence'),
        ),
        migrations.AddConstraint(
            model_name='judgement',
            constraint=models.UniqueConstraint(fields=('assessment', 'test_evidence', 'element', 'judged_by'), name='an_assessor_judges_a_cell_of_the_test_once'),
        ),
        migrations.AddConstraint(
            model_name='judgement',
            constraint=models.CheckConstraint(condition=models.Q(('evidence__isnull', True), ('test_evidence__isnull', True), _connector='XOR'), name='a_judgement_is_of_one_piece_of_evidence'),
        ),
        migrations.AddConstraint(
            model_name='elementreason',
            constraint=models.UniqueConstraint(fields=('unit', 'element'), name='one_reason_per_element'),
        ),
        migrations.AddConstraint(
            model_name='elementreason',
            constraint=models.CheckConstraint(condition=models.Q(('reason', ''), _negated=True), name='not_yet_competent_has_a_reason_per_element'),
        ),
        migrations.AddConstraint(
            model_name='testevidence',
            constraint=models.CheckConstraint(condition=models.Q(('source', ''), _negated=True), name='test_evidence_has_its_source'),
        ),
    ]
