"""Items, their choices and their keys: each sealed for its place; a key is found from nowhere but its own table."""

from dataclasses import dataclass

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from .codes import WITHOUT_ELEMENT, Difficulty, ItemKind
from .sealing import close, opened

LETTERS = "ABCDEF"


class ItemQuerySet(models.QuerySet):
    def in_use(self):
        """All but those that were taken out of use."""
        return self.filter(retired_at=None)

    def with_parts(self):
        """With what a page or a paper shows of them, in a fixed number of queries; never with keys."""
        return self.select_related("instrument", "element__unit", "criterion", "image").prefetch_related(
            "choices"
        )


class Sealed(models.Model):
    """Words in both languages that the database does not know. The row must have its place before it is written."""

    words_sealed = models.TextField(editable=False)

    class Meta:
        abstract = True

    def write(self, *, text_id, text_en=""):
        """Set the words; the caller saves."""
        self.words_sealed = close(self.place, {"id": text_id, "en": text_en})

    @property
    def words(self):
        """{"id": …, "en": …}, opened."""
        return opened(self.place, self.words_sealed)

    @property
    def text(self):
        """The words in the language of the reader; Indonesian where there are no English ones."""
        words = self.words
        return (words["en"] if (get_language() or "").startswith("en") else "") or words["id"]


class Item(Sealed):
    """A question, a task, or a thing to be observed, tied to the element that it tests (9.3.1)."""

    instrument = models.ForeignKey("instruments.Instrument", on_delete=models.CASCADE, related_name="items")
    # Stays the same over all editions: so an item is known again that somebody has seen.
    code = models.CharField(_("Code"), max_length=20)
    position = models.PositiveSmallIntegerField(_("Order"))
    element = models.ForeignKey(
        "schemes.Element", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    criterion = models.ForeignKey(
        "schemes.Criterion", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    kind = models.CharField(_("Kind"), max_length=12, choices=ItemKind)
    difficulty = models.PositiveSmallIntegerField(_("Difficulty"), choices=Difficulty, null=True, blank=True)
    points = models.PositiveSmallIntegerField(_("Points for it"), null=True, blank=True)
    minutes = models.PositiveSmallIntegerField(_("Time in minutes"), null=True, blank=True)
    image = models.ForeignKey(
        "documents.Upload", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    author = models.ForeignKey(
        settings.AUTH_USER_MODEL, editable=False, on_delete=models.PROTECT, related_name="+"
    )
    written_at = models.DateTimeField(editable=False)
    reviewer = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, editable=False, on_delete=models.PROTECT, related_name="+"
    )
    reviewed_at = models.DateTimeField(null=True, editable=False)
    replaces = models.ForeignKey(
        "self", null=True, editable=False, on_delete=models.PROTECT, related_name="+"
    )
    retired_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, editable=False, on_delete=models.PROTECT, related_name="+"
    )
    retired_at = models.DateTimeField(null=True, editable=False)
    retired_reason = models.CharField(max_length=300, blank=True, editable=False)

    objects = ItemQuerySet.as_manager()

    class Meta:
        verbose_name = _("item")
        verbose_name_plural = _("items")
        ordering = ["instrument", "position"]
        constraints = [
            models.UniqueConstraint(fields=["instrument", "code"], name="an_item_has_its_own_code"),
            models.UniqueConstraint(fields=["instrument", "position"], name="each_item_has_its_own_place"),
            models.CheckConstraint(
                condition=Q(element__isnull=False) | Q(kind__in=WITHOUT_ELEMENT),
                name="an_item_is_tied_to_an_element",
            ),
            models.CheckConstraint(
                condition=Q(criterion=None) | Q(element__isnull=False),
                name="a_criterion_comes_with_its_element",
            ),
            models.CheckConstraint(
                condition=Q(reviewer=None, reviewed_at=None)
                | Q(reviewer__isnull=False, reviewed_at__isnull=False),
                name="who_reviewed_an_item_and_when",
            ),
            models.CheckConstraint(
                condition=Q(reviewer=None) | ~Q(reviewer=F("author")),
                name="who_writes_an_item_does_not_review_it",
            ),
            models.CheckConstraint(
                condition=Q(retired_by=None, retired_at=None, retired_reason="")
                | Q(retired_by__isnull=False, retired_at__isnull=False) & ~Q(retired_reason=""),
                name="an_item_out_of_use_says_who_when_and_why",
            ),
            models.CheckConstraint(
                condition=(Q(points=None) | Q(points__gt=0)) & (Q(minutes=None) | Q(minutes__gt=0)),
                name="points_and_minutes_are_more_than_none",
            ),
        ]

    def __str__(self):
        return self.code

    def get_absolute_url(self):
        return reverse("instruments:item", args=[self.pk])

    @property
    def place(self):
        return f"Item:{self.instrument_id}:{self.code}"


class Choice(Sealed):
    """One of the answers to choose from. Which is right only the key knows."""

    item = models.ForeignKey(Item, on_delete=models.CASCADE, related_name="choices")
    letter = models.CharField(max_length=1)

    class Meta:
        verbose_name = _("choice")
        verbose_name_plural = _("choices")
        # By number: every paper reads its choices, and needs no order of banks for it.
        ordering = ["item_id", "letter"]
        constraints = [
            models.UniqueConstraint(fields=["item", "letter"], name="a_letter_stands_once_in_an_item"),
            models.CheckConstraint(condition=Q(letter__in=LETTERS), name="choices_are_a_to_f"),
        ]

    def __str__(self):
        return self.letter

    @property
    def place(self):
        return f"Choice:{self.item.instrument_id}:{self.item.code}:{self.letter}"


@dataclass(frozen=True)
class Key:
    """What is right, opened: the letter of the right choice, or the model answer, with how it is marked."""

    right: str = ""
    answer_id: str = ""
    answer_en: str = ""
    rubric_id: str = ""
    rubric_en: str = ""

    def __bool__(self):
        return bool(self.right or self.answer_id)

    @property
    def answer(self):
        """The model answer in the language of the reader."""
        return self._in_language("answer")

    @property
    def rubric(self):
        """How it is marked, in the language of the reader."""
        return self._in_language("rubric")

    def _in_language(self, name):
        english = getattr(self, f"{name}_en") if (get_language() or "").startswith("en") else ""
        return english or getattr(self, f"{name}_id")


class ItemKey(models.Model):
    """The key of an item, sealed. No item knows it: whoever fetches items fetches no keys (ISO/IEC 17024, 7.4)."""

    item = models.OneToOneField(Item, on_delete=models.CASCADE, related_name="+")
    sealed = models.TextField(editable=False)

    class Meta:
        verbose_name = _("key of an item")
        verbose_name_plural = _("keys of items")

    def __str__(self):
        return self.item.code

    def write(self, key):
        """Set the key; the caller saves."""
        self.sealed = close(self.place, vars(key))

    @property
    def key(self):
        """The `Key`, opened."""
        return Key(**opened(self.place, self.sealed))

    @property
    def place(self):
        return f"ItemKey:{self.item.instrument_id}:{self.item.code}"
