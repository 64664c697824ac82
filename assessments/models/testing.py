"""What a competency test brought: evidence for the same matrix as the portfolio (9.3.4)."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _


class TestEvidenceQuerySet(models.QuerySet):
    """Corrected records stay on file; the correction counts. So do those that were struck out."""

    def current(self):
        """The pieces that no correction has replaced, and that were not struck out."""
        return self.filter(replaced_by__isnull=True, withdrawal__isnull=True)


class TestEvidence(models.Model):
    """A record of the test as it was handed in: a written paper, an observation, an oral question and its answer.

    Added, never changed: a correction is another one that `replaces` this one. `source` is the key of the record it
    comes from, so that nothing enters twice. `facts` are labels and values for whoever judges.
    """

    __test__ = False  # no test case, though its name begins like one

    assessment = models.ForeignKey(
        "assessments.Assessment", on_delete=models.PROTECT, related_name="test_evidence"
    )
    form = models.CharField(_("form"), max_length=8)
    title = models.CharField(_("what it is"), max_length=200)
    elements = models.ManyToManyField("schemes.Element", related_name="+")
    paper = models.ForeignKey("documents.Paper", null=True, on_delete=models.PROTECT, related_name="+")
    upload = models.ForeignKey("documents.Upload", null=True, on_delete=models.PROTECT, related_name="+")
    facts = models.JSONField(default=dict)
    source = models.CharField(max_length=80, unique=True)
    replaces = models.OneToOneField(
        "self", null=True, on_delete=models.PROTECT, related_name="replaced_by", editable=False
    )
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    made_at = models.DateTimeField(editable=False)

    objects = TestEvidenceQuerySet.as_manager()

    class Meta:
        verbose_name = _("evidence from the test")
        verbose_name_plural = _("evidence from the test")
        ordering = ["made_at", "pk"]
        constraints = [
            models.CheckConstraint(condition=~Q(source=""), name="test_evidence_has_its_source"),
        ]

    def __str__(self):
        return self.title

    # What the pages of the matrix ask of any evidence.
    made_on = None

    @property
    def form_code(self):
        """The code as forms print it: FR.IA.05."""
        return f"FR.{self.form[:2]}.{self.form[2:]}"


class EvidenceWithdrawal(models.Model):
    """A piece of the test does not count any more, with a reason: it was measured with equipment in doubt (9.3.3).

    It stays on file with its judgements, and another test takes its place.
    """

    evidence = models.OneToOneField(TestEvidence, on_delete=models.PROTECT, related_name="withdrawal")
    reason = models.TextField(_("reason"))
    withdrawn_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    withdrawn_at = models.DateTimeField(editable=False)

    class Meta:
        verbose_name = _("evidence struck out")
        verbose_name_plural = _("evidence struck out")
        constraints = [
            models.CheckConstraint(condition=~Q(reason=""), name="evidence_struck_out_says_why"),
        ]

    def __str__(self):
        return str(self.evidence)
