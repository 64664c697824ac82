"""Who is heard, the answer with its reasons, who signs it, and what is done so that it does not happen again."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from .complaints import Complaint


class Hearing(models.Model):
    """Somebody whom it concerns is asked, in the words of the handler alone. Added, never changed."""

    complaint = models.ForeignKey(Complaint, on_delete=models.PROTECT, related_name="hearings")
    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    question = models.TextField(_("what the person is asked"))
    asked_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    asked_at = models.DateTimeField(editable=False)

    class Meta:
        verbose_name = _("hearing in a complaint")
        verbose_name_plural = _("hearings in complaints")
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["complaint", "person"], name="a_person_is_asked_once_in_a_complaint"
            ),
            models.CheckConstraint(condition=~Q(question=""), name="a_hearing_in_a_complaint_asks_something"),
        ]

    def __str__(self):
        return f"{self.complaint}: {self.person}"

    def get_absolute_url(self):
        return reverse("complaints:hearing", args=[self.pk])


class Statement(models.Model):
    """What that person says, on their page or to the handler, who wrote it down. Added, never changed."""

    hearing = models.OneToOneField(Hearing, on_delete=models.PROTECT, related_name="statement")
    words = models.TextField(_("what the person says"))
    recorded_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    said_at = models.DateTimeField(editable=False)

    class Meta:
        verbose_name = _("statement in a complaint")
        verbose_name_plural = _("statements in complaints")
        constraints = [
            models.CheckConstraint(condition=~Q(words=""), name="a_statement_in_a_complaint_says_something")
        ]

    def __str__(self):
        return f"{self.hearing}: {self.words[:40]}"


class Outcome(models.TextChoices):
    """Whether the complaint is right."""

    UPHELD = "UPHELD", _("Well founded")
    PARTLY = "PARTLY", _("Well founded in part")
    NOT_UPHELD = "NOT_UPHELD", _("Not well founded")


class Answer(models.Model):
    """What the handler found and proposes to answer; somebody else signs it or sends it back. Added, never changed."""

    complaint = models.ForeignKey(Complaint, on_delete=models.PROTECT, related_name="answers")
    outcome = models.CharField(_("outcome"), max_length=10, choices=Outcome)
    findings = models.TextField(_("findings"))
    words = models.TextField(_("answer with its reasons"))
    signer = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    proposed_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    proposed_at = models.DateTimeField(editable=False)

    class Meta:
        verbose_name = _("answer to a complaint")
        verbose_name_plural = _("answers to complaints")
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(
                condition=~Q(words="") & ~Q(findings=""), name="an_answer_to_a_complaint_has_its_reasons"
            ),
            models.CheckConstraint(
                condition=~Q(signer=models.F("proposed_by")), name="who_drafts_an_answer_does_not_sign_it"
            ),
        ]

    def __str__(self):
        return f"{self.complaint}: {self.get_outcome_display()}"


class Ruling(models.Model):
    """Somebody else than who handled it signs the answer, or sends it back with a reason. Added, never changed."""

    answer = models.OneToOneField(Answer, on_delete=models.PROTECT, related_name="ruling")
    approves = models.BooleanField(_("signed"))
    words = models.TextField(_("reasons"), blank=True)
    ruled_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    ruled_at = models.DateTimeField(editable=False)
    paper = models.ForeignKey("documents.Paper", null=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        verbose_name = _("ruling on an answer")
        verbose_name_plural = _("rulings on answers")
        constraints = [
            models.CheckConstraint(
                condition=Q(approves=True, paper__isnull=False) | (Q(approves=False) & ~Q(words="")),
                name="a_signed_answer_is_a_letter_and_a_refused_one_says_why",
            )
        ]

    def __str__(self):
        return str(self.answer)


class Measure(models.Model):
    """What is done so that it is put right or does not happen again. Added, never changed."""

    complaint = models.ForeignKey(Complaint, on_delete=models.PROTECT, related_name="measures")
    words = models.TextField(_("what has to be done"))
    responsible = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    due_on = models.DateField(_("done by"))
    set_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    set_at = models.DateTimeField(editable=False)

    class Meta:
        verbose_name = _("measure after a complaint")
        verbose_name_plural = _("measures after complaints")
        ordering = ["pk"]
        constraints = [models.CheckConstraint(condition=~Q(words=""), name="a_measure_says_what_is_done")]

    def __str__(self):
        return f"{self.complaint}: {self.words[:40]}"

    def get_absolute_url(self):
        return reverse("complaints:measure", args=[self.pk])


class MeasureDone(models.Model):
    """It was done: how, by whom, when. Added, never changed."""

    measure = models.OneToOneField(Measure, on_delete=models.PROTECT, related_name="done")
    words = models.TextField(_("what was done"))
    done_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    done_at = models.DateTimeField(editable=False)

    class Meta:
        verbose_name = _("measure carried out")
        verbose_name_plural = _("measures carried out")
        constraints = [
            models.CheckConstraint(condition=~Q(words=""), name="a_measure_carried_out_says_what_was_done")
        ]

    def __str__(self):
        return str(self.measure)
