"""What a version says in words: its clauses, what people agree to, and the short lists of reasons."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from .bilingual import InBothLanguages


class TextKind(models.TextChoices):
    INTRODUCTION = "INTRODUCTION", _("About this scheme")
    BACKGROUND = "BACKGROUND", _("Background")
    SCOPE = "SCOPE", _("Scope")
    PURPOSE = "PURPOSE", _("Purpose")
    REFERENCE = "REFERENCE", _("References")
    RIGHT = "RIGHT", _("Rights of the applicant")
    DUTY = "DUTY", _("Duties of the holder")
    FEE = "FEE", _("About the fees")
    EXPLANATION = "EXPLANATION", _("Explanation before the application")
    PROCESS = "PROCESS", _("Process")
    CONSENT = "CONSENT", _("Consent of the applicant")
    ASSESSMENT_AGREEMENT = "ASSESSMENT_AGREEMENT", _("Agreement on the assessment (AK-01)")
    SANCTION = "SANCTION", _("Suspension and withdrawal")
    MAINTENANCE = "MAINTENANCE", _("Keeping the certificate")
    RENEWAL = "RENEWAL", _("Recertification")
    USE_AGREEMENT = "USE_AGREEMENT", _("Agreement on the use of the certificate")
    APPEAL = "APPEAL", _("Appeal")


class SchemeText(models.Model):
    """One clause, in order within its kind; `clause` is also its anchor on the public page."""

    version = models.ForeignKey("schemes.SchemeVersion", on_delete=models.CASCADE, related_name="texts")
    kind = models.CharField(_("Part"), max_length=24, choices=TextKind)
    position = models.PositiveSmallIntegerField(_("Order"))
    clause = models.CharField(_("Clause"), max_length=20, blank=True)
    # Who says it, where a paper gives each statement its speaker (AK-01); else empty.
    speaker = models.CharField(max_length=16, blank=True)
    heading_id = models.CharField(_("Heading"), max_length=200, blank=True)
    heading_en = models.CharField(_("Heading in English"), max_length=200, blank=True)
    heading = InBothLanguages()
    body_id = models.TextField(_("Text"))
    body_en = models.TextField(_("Text in English"), blank=True)
    body = InBothLanguages()

    class Meta:
        verbose_name = _("text of the scheme")
        verbose_name_plural = _("texts of the scheme")
        ordering = ["version", "kind", "position"]
        constraints = [
            models.UniqueConstraint(
                fields=["version", "kind", "position"], name="each_text_has_its_own_place"
            ),
            models.UniqueConstraint(
                fields=["version", "kind", "clause"],
                condition=~Q(clause=""),
                name="a_clause_stands_once_in_its_part",
            ),
            models.CheckConstraint(condition=~Q(body_id=""), name="a_text_has_words"),
        ]

    def __str__(self):
        return f"{self.clause} {self.heading or self.body[:60]}".strip()


class ReasonKind(models.TextChoices):
    RETURN = "RETURN", _("An item is returned")
    REFUSAL = "REFUSAL", _("An application is refused")
    SANCTION = "SANCTION", _("A certificate is suspended or withdrawn")
    VALID = "VALID", _("Evidence is not valid")
    AUTHENTIC = "AUTHENTIC", _("Evidence is not authentic")
    CURRENT = "CURRENT", _("Evidence is not current")
    SUFFICIENT = "SUFFICIENT", _("Evidence is not sufficient")


class Reason(models.Model):
    """An entry of a short flat list; what a person adds in own words stands beside it."""

    version = models.ForeignKey("schemes.SchemeVersion", on_delete=models.CASCADE, related_name="reasons")
    kind = models.CharField(_("List"), max_length=16, choices=ReasonKind)
    position = models.PositiveSmallIntegerField(_("Order"))
    code = models.SlugField(_("Code"), max_length=40)
    clause = models.CharField(_("Clause"), max_length=20, blank=True)
    label_id = models.CharField(_("Words"), max_length=300)
    label_en = models.CharField(_("Words in English"), max_length=300, blank=True)
    label = InBothLanguages()

    class Meta:
        verbose_name = _("reason")
        verbose_name_plural = _("reasons")
        ordering = ["version", "kind", "position"]
        constraints = [
            models.UniqueConstraint(
                fields=["version", "kind", "code"], name="a_reason_stands_once_in_its_list"
            ),
            models.CheckConstraint(condition=~Q(label_id=""), name="a_reason_has_words"),
        ]

    def __str__(self):
        return self.label
