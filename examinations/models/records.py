"""What an assessor records of an observation, an oral or an interview: line by line, then fixed (9.3.1, 9.3.6)."""

from dataclasses import dataclass, field

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from assessments.models import Assignment, Signer
from examinations.states import RECORD_MOVES, RecordState
from foundation.documents.models import Hand
from instruments.models import FormCode, ItemKind
from schemes.models import Element

_F = FormCode

RECORDED = (_F.IA01, _F.IA02, _F.IA03, _F.IA04A, _F.IA04B, _F.IA07, _F.IA09, _F.IA11)
"""Filled in by an assessor beside the candidate; the written ones are taken, the third party's comes by a link."""

SIGNED_BY_CANDIDATE = (_F.IA01, _F.IA03, _F.IA04B, _F.IA07, _F.IA09, _F.IA11)
"""IA-02 and IA-04A are instructions to the candidate: on their record the assessor's hand is enough."""

FIELDS = {
    _F.IA01: (("benchmark", _("Benchmark: procedure or specification of the workplace")),),
    _F.IA02: (("equipment", _("Equipment and materials")),),
    _F.IA04A: (("demonstrated", _("What was prepared and demonstrated")),),
    _F.IA04B: (("scope", _("Scope of the presentation")),),
    _F.IA11: (
        ("product", _("Name of the product")),
        ("design", _("Design or drawing")),
        ("standard", _("Industry standard")),
        ("operated_on", _("Date of operation")),
        ("materials", _("Specification: materials")),
        ("technical", _("Specification: technical")),
        ("performance", _("Specification: performance")),
    ),
}
"""What the head of a form asks for beside its lines, by its keys, in the words of the form."""


class RecordQuerySet(models.QuerySet):
    """The doors to records, and what a page needs of them."""

    def kept_by(self, user):
        """Those in which this person wrote, whoever assesses the case by now."""
        return self.filter(assessor=user)

    def open_to(self, user):
        """Of those, the ones whose case is still theirs: who was replaced has none of them any more (9.2.2)."""
        cases = Assignment.objects.live().filter(registration__user=user, accepted_at__isnull=False)
        return self.kept_by(user).filter(seat__plan__assessment__in=cases.values("assessment"))

    def submitted(self):
        return self.filter(state=RecordState.SUBMITTED)

    def standing(self):
        """Handed in, and not replaced by a correction that is handed in, too."""
        corrected = Record.objects.submitted().exclude(replaces=None).values("replaces")
        return self.submitted().exclude(pk__in=corrected)

    def with_case(self):
        """Read with whose record it is and by which form."""
        return self.select_related(
            "assessor",
            "instrument__scheme_version",
            "paper",
            "replaces",
            "seat__session__venue",
            "seat__plan__assessment__application__particulars",
            "seat__plan__assessment__application__applicant",
            "seat__plan__assessment__application__scheme_version__scheme",
        )


class Record(models.Model):
    """One form that one assessor fills in for one seat; a correction is another one that replaces it."""

    MOVES = RECORD_MOVES

    seat = models.ForeignKey("examinations.Seat", on_delete=models.PROTECT, related_name="records")
    instrument = models.ForeignKey("instruments.Instrument", on_delete=models.PROTECT, related_name="+")
    assessor = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    number = models.PositiveSmallIntegerField(default=1)
    state = models.CharField(
        _("state"), max_length=9, choices=RecordState, default=RecordState.OPEN, editable=False
    )
    # The head of the form, by the keys of FIELDS, and how often the browser has said it.
    particulars = models.JSONField(default=dict, editable=False)
    feedback = models.TextField(_("feedback to the candidate"), blank=True)
    sequence = models.PositiveIntegerField(default=0, editable=False)
    opened_at = models.DateTimeField(editable=False)
    # Only where it was not finished on the day of the session.
    late_reason = models.TextField(blank=True, editable=False)
    late_at = models.DateTimeField(null=True, editable=False)
    replaces = models.OneToOneField(
        "self", null=True, on_delete=models.PROTECT, related_name="replaced_by", editable=False
    )
    reason = models.TextField(_("why it is corrected"), blank=True, editable=False)
    # Where the form wants the candidate's hand and there is none.
    unsigned_reason = models.CharField(_("why the candidate has not signed"), max_length=300, blank=True)
    submitted_at = models.DateTimeField(null=True, editable=False)
    # What was handed in, as it was then, sealed because it names items of the bank; the digest is of its words.
    facts = models.JSONField(default=dict, editable=False)
    sha256 = models.CharField(max_length=64, blank=True, editable=False)
    paper = models.ForeignKey(
        "documents.Paper", null=True, on_delete=models.PROTECT, related_name="+", editable=False
    )

    objects = RecordQuerySet.as_manager()

    class Meta:
        verbose_name = _("record of a test")
        verbose_name_plural = _("records of tests")
        ordering = ["seat", "instrument__form", "assessor", "number"]
        constraints = [
            models.UniqueConstraint(
                fields=["seat", "instrument", "assessor", "number"], name="records_of_an_assessor_are_counted"
            ),
            models.UniqueConstraint(
                fields=["seat", "instrument", "assessor"],
                condition=Q(state="OPEN"),
                name="an_assessor_keeps_one_record_of_a_form_at_a_time",
            ),
            models.CheckConstraint(
                condition=Q(replaces=None) | ~Q(reason=""), name="a_corrected_record_says_why"
            ),
            models.CheckConstraint(
                condition=Q(late_at=None, late_reason="") | Q(late_at__isnull=False) & ~Q(late_reason=""),
                name="a_record_finished_later_says_why",
            ),
            models.CheckConstraint(
                condition=Q(state="OPEN", submitted_at=None, sha256="", paper=None)
                | Q(state="SUBMITTED", submitted_at__isnull=False, paper__isnull=False) & ~Q(sha256=""),
                name="a_record_handed_in_is_whole",
            ),
        ]

    def __str__(self):
        return f"{self.printed_form} {self.assessment}"

    def get_absolute_url(self):
        return reverse("examinations:record", args=[self.pk])

    @property
    def assessment(self):
        return self.seat.plan.assessment

    @property
    def candidate(self):
        """Whom it is about."""
        return self.seat.candidate

    @property
    def form(self):
        return self.instrument.form

    @property
    def printed_form(self):
        return self.instrument.printed_form

    @property
    def is_open(self):
        return self.state == RecordState.OPEN

    @property
    def needs_candidate(self):
        """Whether the form has a place for the candidate's hand."""
        return self.form in SIGNED_BY_CANDIDATE

    @property
    def elements(self):
        """What the agreed plan tests by this form, in the order of the standard."""
        planned = self.seat.plan.methods.filter(instrument=self.instrument_id).values("element")
        return (
            Element.objects.filter(pk__in=planned)
            .select_related("unit")
            .order_by("unit__position", "position")
        )

    @property
    def source(self):
        """Its name in the matrix of evidence."""
        return f"record:{self.pk}"


class RecordLine(models.Model):
    """One item of the form as the assessor saw it answered or done; nobody's answer is not yet a no."""

    record = models.ForeignKey(Record, on_delete=models.PROTECT, related_name="lines")
    position = models.PositiveSmallIntegerField()
    item = models.ForeignKey("instruments.Item", on_delete=models.PROTECT, related_name="+")
    achieved = models.BooleanField(_("achieved"), null=True)
    # What the candidate said, in the assessor's words.
    summary = models.TextField(_("summary of the answer"), blank=True)
    question = models.TextField(_("follow-up question and its answer"), blank=True)
    remark = models.TextField(_("remark"), blank=True)
    seconds = models.PositiveIntegerField(_("seconds"), default=0)
    sequence = models.PositiveIntegerField(default=0, editable=False)
    saved_at = models.DateTimeField(null=True, editable=False)

    class Meta:
        verbose_name = _("line of a record")
        verbose_name_plural = _("lines of records")
        ordering = ["record", "position"]
        constraints = [
            models.UniqueConstraint(fields=["record", "item"], name="an_item_stands_once_in_a_record"),
            models.UniqueConstraint(fields=["record", "position"], name="a_place_of_a_record_has_one_item"),
        ]

    def __str__(self):
        return f"{self.record} #{self.position}"

    @property
    def is_question(self):
        """Asked aloud: it has an answer to be summed up."""
        return self.item.kind == ItemKind.QUESTION

    @property
    def clock(self):
        """The time that was stopped, 4.05."""
        return f"{self.seconds // 60}.{self.seconds % 60:02}"


class RecordPhoto(models.Model):
    """A picture taken while the record was kept; the browser names it, so that it comes in once."""

    record = models.ForeignKey(Record, on_delete=models.PROTECT, related_name="photos")
    # Empty where it is about the whole.
    line = models.ForeignKey(RecordLine, null=True, on_delete=models.PROTECT, related_name="photos")
    key = models.UUIDField(editable=False)
    upload = models.ForeignKey("documents.Upload", on_delete=models.PROTECT, related_name="+")
    taken_at = models.DateTimeField(editable=False)
    dropped_at = models.DateTimeField(null=True, editable=False)

    class Meta:
        verbose_name = _("photo of a record")
        verbose_name_plural = _("photos of records")
        ordering = ["record", "taken_at", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["record", "key"], name="a_photo_comes_into_a_record_once"),
        ]

    def __str__(self):
        return f"{self.record}: {self.upload}"


class RecordSignature(Hand):
    """A hand under a record: the assessor's own, and the candidate's, drawn before the assessor's eyes."""

    record = models.ForeignKey(Record, on_delete=models.PROTECT, related_name="signatures")
    signer = models.CharField(max_length=10, choices=Signer)
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    # At whose device somebody else signed; empty where one signed at one's own.
    seen_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+", editable=False
    )
    signed_at = models.DateTimeField(editable=False)

    class Meta:
        verbose_name = _("signature under a record")
        verbose_name_plural = _("signatures under records")
        ordering = ["record", "-signer"]
        constraints = [
            models.UniqueConstraint(fields=["record", "signer"], name="each_side_signs_a_record_once"),
            models.CheckConstraint(
                condition=~Q(typed_name="") | Q(drawn__isnull=False),
                name="a_signature_under_a_record_is_given",
            ),
            models.CheckConstraint(
                condition=Q(signer="ASSESSOR") | Q(drawn__isnull=False),
                name="a_candidate_signs_a_record_by_hand",
            ),
        ]

    def __str__(self):
        return f"{self.record}: {self.get_signer_display()}"


@dataclass(frozen=True)
class SaidLine:
    """What a browser says of one line: the whole of it, and the how-manieth saying this is."""

    position: int
    sequence: int
    achieved: bool | None = None
    summary: str = ""
    question: str = ""
    remark: str = ""
    seconds: int = 0


@dataclass(frozen=True)
class SaidHead:
    """What a browser says of the head of the form and of the feedback."""

    sequence: int
    feedback: str = ""
    particulars: dict = field(default_factory=dict)
