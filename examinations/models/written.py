"""The written paper of one candidate: what was drawn, when it was written, and every answer as it came (9.3.1)."""

import datetime as dt
from dataclasses import dataclass

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from examinations.states import PAPER_MOVES, PaperState
from instruments.models import FormCode, ItemKind

GRACE = dt.timedelta(seconds=5)
"""What was sent before the end may be on its way for so long (E3)."""


class WrittenPaperQuerySet(models.QuerySet):
    """The doors to written papers."""

    def of_candidate(self, user):
        """A person's own; nobody else's exist for them (7.1.3)."""
        return self.filter(seat__plan__assessment__application__applicant=user)

    def with_candidate(self):
        """With its clock and the number of whose it is, and no more: for what is asked every few seconds."""
        of_whom = "seat__plan__assessment__application"
        clock = ("state", "deadline_at", "given_back_seconds")
        return self.select_related(of_whom).only("instrument", *clock, f"{of_whom}__applicant")

    def with_case(self):
        """With all that names whose it is and what it is."""
        return self.select_related(
            "seat__session__venue",
            "seat__plan__assessment__application__applicant",
            "seat__plan__assessment__application__scheme_version",
            "seat__plan__assessment__application__particulars",
            "instrument",
        )


class WrittenPaper(models.Model):
    """Drawn by lot for one seat and one form; the minutes are those of the blueprint as it was then.

    `deadline_at` is written once, with the start. What an outage cost is added in `given_back_seconds`, so
    that both can be read for ever (E3, E5).
    """

    MOVES = PAPER_MOVES

    seat = models.ForeignKey("examinations.Seat", on_delete=models.PROTECT, related_name="written_papers")
    instrument = models.ForeignKey("instruments.Instrument", on_delete=models.PROTECT, related_name="+")
    # With it anybody can draw the same paper again.
    seed = models.CharField(max_length=64, editable=False)
    minutes = models.PositiveSmallIntegerField(_("minutes"), editable=False)
    extra_percent = models.PositiveSmallIntegerField(_("extra time in percent"), default=0, editable=False)
    one_per_page = models.BooleanField(default=True, editable=False)
    pass_percent = models.PositiveSmallIntegerField(null=True, editable=False)
    state = models.CharField(
        _("state"), max_length=10, choices=PaperState, default=PaperState.DRAWN, editable=False
    )
    drawn_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    drawn_at = models.DateTimeField(editable=False)
    started_at = models.DateTimeField(null=True, editable=False)
    deadline_at = models.DateTimeField(null=True, editable=False)
    given_back_seconds = models.PositiveIntegerField(default=0, editable=False)
    # By the candidate's own hand, or by the clock at the end.
    closed_at = models.DateTimeField(null=True, editable=False)
    closed_by_clock = models.BooleanField(default=False, editable=False)
    last_seen_at = models.DateTimeField(null=True, editable=False)
    void_reason = models.TextField(blank=True, editable=False)
    marked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+", editable=False
    )
    marked_at = models.DateTimeField(null=True, editable=False)
    feedback = models.TextField(_("feedback to the candidate"), blank=True, editable=False)
    sheet = models.ForeignKey(
        "documents.Paper", null=True, on_delete=models.PROTECT, related_name="+", editable=False
    )

    objects = WrittenPaperQuerySet.as_manager()

    class Meta:
        verbose_name = _("written paper")
        verbose_name_plural = _("written papers")
        ordering = ["seat_id", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["seat", "instrument"], name="a_seat_has_one_paper_of_an_instrument"
            ),
            models.CheckConstraint(condition=Q(minutes__gt=0), name="a_written_paper_takes_time"),
            models.CheckConstraint(
                condition=Q(started_at=None, deadline_at=None)
                | Q(started_at__isnull=False, deadline_at__gt=F("started_at")),
                name="who_starts_a_paper_has_a_deadline",
            ),
            models.CheckConstraint(
                condition=Q(state__in=["DRAWN", "VOID"]) | Q(started_at__isnull=False),
                name="a_paper_that_is_written_was_started",
            ),
            models.CheckConstraint(
                condition=~Q(state__in=["HANDED_IN", "MARKED"]) | Q(closed_at__isnull=False),
                name="a_paper_handed_in_has_its_hour",
            ),
            models.CheckConstraint(
                condition=Q(state="MARKED", marked_by__isnull=False, marked_at__isnull=False)
                | ~Q(state="MARKED") & Q(marked_by=None, marked_at=None),
                name="who_marked_a_paper_and_when",
            ),
            models.CheckConstraint(
                condition=~Q(state="VOID") | ~Q(void_reason=""), name="a_paper_not_written_says_why"
            ),
        ]

    def __str__(self):
        return f"{self.printed_form} {self.code}"

    def get_absolute_url(self):
        return reverse("examinations:written", args=[self.pk])

    @property
    def assessment(self):
        return self.seat.plan.assessment

    @property
    def candidate(self):
        """Whose paper it is."""
        return self.seat.candidate

    @property
    def candidate_id(self):
        """The number of whose paper it is; the person need not be read for it."""
        return self.assessment.application.applicant_id

    @property
    def code(self):
        """What it is called where no name is to be read: told by the seed, and telling nothing of the person."""
        return f"{self.seed[:4]}-{self.seed[4:8]}".upper()

    @property
    def form(self):
        return self.instrument.form

    @property
    def printed_form(self):
        return FormCode(self.form).printed

    @property
    def seconds_allowed(self):
        """The minutes of the blueprint and what the agreed adjustments add, to the full second upwards."""
        return -(-self.minutes * 60 * (100 + self.extra_percent) // 100)

    @property
    def ends_at(self):
        """When it closes: the deadline, and what was given back since."""
        if self.deadline_at is None:
            return None
        return self.deadline_at + dt.timedelta(seconds=self.given_back_seconds)

    def remaining(self, at):
        """Seconds that are left, by the clock of the server; none before the start and after the end."""
        if self.state != PaperState.RUNNING:
            return 0
        return max(0, int((self.ends_at - at).total_seconds()))

    def is_writing(self, at):
        """Whether it is being written at that moment: known without anybody having closed it (E9)."""
        return self.state == PaperState.RUNNING and at < self.ends_at

    def is_over(self, at):
        """Whether its time is up though nobody has closed it yet, grace included."""
        return self.state == PaperState.RUNNING and at >= self.ends_at + GRACE

    @property
    def is_closed(self):
        return self.state in (PaperState.HANDED_IN, PaperState.MARKED)


class PaperItem(models.Model):
    """One place of a paper: which item stands there, and its choices in the order of this paper, as drawn."""

    paper = models.ForeignKey(WrittenPaper, on_delete=models.PROTECT, related_name="items")
    position = models.PositiveSmallIntegerField()
    item = models.ForeignKey("instruments.Item", on_delete=models.PROTECT, related_name="+")
    # Letters of the bank in the order in which this person sees them: the first is their A.
    choice_order = models.JSONField(default=list, editable=False)
    was_seen = models.BooleanField(default=False, editable=False)
    # Empty until it is marked.
    achieved = models.BooleanField(null=True, editable=False)

    class Meta:
        verbose_name = _("item of a written paper")
        verbose_name_plural = _("items of written papers")
        # By number: the name alone would bring the order of papers, seats and sessions into every saving.
        ordering = ["paper_id", "position"]
        constraints = [
            models.UniqueConstraint(fields=["paper", "position"], name="a_place_of_a_paper_has_one_item"),
            models.UniqueConstraint(fields=["paper", "item"], name="an_item_stands_once_in_a_paper"),
            models.CheckConstraint(
                condition=Q(position__gt=0), name="places_of_a_paper_are_counted_from_one"
            ),
        ]

    def __str__(self):
        return f"{self.paper} #{self.position}"

    @property
    def is_choice(self):
        return self.item.kind == ItemKind.CHOICE

    def letter_of(self, seen):
        """The letter of the bank behind the one that this person saw; empty for none and for nonsense."""
        place = ord(seen) - ord("A") if len(seen) == 1 else -1
        return self.choice_order[place] if 0 <= place < len(self.choice_order) else ""

    def seen_as(self, letter):
        """How this person saw the choice with that letter of the bank."""
        return chr(ord("A") + self.choice_order.index(letter)) if letter in self.choice_order else ""


@dataclass(frozen=True)
class Given:
    """What a browser says of one item: the whole of it, and the how-manieth saying this is."""

    position: int
    sequence: int
    choice: str = ""
    text: str = ""
    is_flagged: bool = False


class AnswerStanding(models.TextChoices):
    """Whether an answer counts: only the first two are marked (E3)."""

    IN_TIME = "IN_TIME", _("In time")
    GRACE = "GRACE", _("Within the grace for the network")
    LATE = "LATE", _("After the end, kept and not marked")


class WrittenAnswer(models.Model):
    """The whole of an item as the candidate left it then: added, never changed; the last by number counts (E4)."""

    paper_item = models.ForeignKey(PaperItem, on_delete=models.PROTECT, related_name="answers")
    sequence = models.PositiveIntegerField(editable=False)
    choice = models.CharField(max_length=1, blank=True, editable=False)
    text = models.TextField(blank=True, editable=False)
    # The candidate wants to look at it again.
    is_flagged = models.BooleanField(default=False, editable=False)
    standing = models.CharField(max_length=7, choices=AnswerStanding, editable=False)
    saved_at = models.DateTimeField(editable=False)

    class Meta:
        verbose_name = _("answer")
        verbose_name_plural = _("answers")
        ordering = ["paper_item_id", "sequence"]
        constraints = [
            models.UniqueConstraint(fields=["paper_item", "sequence"], name="answers_to_an_item_are_counted"),
            models.CheckConstraint(condition=Q(sequence__gt=0), name="answers_are_counted_from_one"),
        ]

    def __str__(self):
        return f"{self.paper_item}: {self.sequence}"

    @property
    def is_answered(self):
        """Whether it says anything; blanks alone are kept as they came, and say nothing."""
        return bool(self.choice or self.text.strip())
