"""An item as its author types it, and a table of items: first looked at, then kept (9.3.1)."""

from django import forms
from django.utils.translation import gettext_lazy as _

from foundation.documents.models import Slot
from foundation.documents.rules.slots import MEGABYTE
from foundation.look.fields import Drop
from foundation.look.tables import LARGEST_TABLE
from instruments.models import KINDS, WITHOUT_ELEMENT, Difficulty, ItemKind, Key
from instruments.models.items import LETTERS
from instruments.queries import ItemContent
from schemes.models import Criterion, Element

LARGEST_PICTURE = 5 * MEGABYTE
SLOT = Slot.DOCUMENT


class ByUnit(forms.ModelChoiceField):
    def label_from_instance(self, record):
        return f"{record.unit.code} · {record}"


class OfElement(forms.ModelChoiceField):
    def label_from_instance(self, record):
        return f"{record.element.unit.code} · {record}"


class ItemForm(forms.Form):
    """The fields that this kind of item has; `content` is what the item says now."""

    element = ByUnit(label=_("Element"), queryset=Element.objects.none())
    criterion = OfElement(label=_("Performance criterion"), queryset=Criterion.objects.none(), required=False)
    kind = forms.ChoiceField(label=_("Kind"))
    text_id = forms.CharField(
        label=_("What the item says"), max_length=4000, widget=forms.Textarea(attrs={"rows": 4})
    )
    text_en = forms.CharField(
        label=_("What it says, in English"),
        max_length=4000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 4}),
    )
    difficulty = forms.TypedChoiceField(label=_("Difficulty"), coerce=int, empty_value=None)
    points = forms.IntegerField(label=_("Points for it"), min_value=1, max_value=1000, required=False)
    minutes = forms.IntegerField(label=_("Time in minutes"), min_value=1, max_value=1000, required=False)

    def __init__(self, *args, instrument, content=None, **kwargs):
        self.instrument, self.content = instrument, content
        super().__init__(*args, **kwargs, initial=_initial(content) if content else {})
        version = instrument.scheme_version
        elements = Element.objects.filter(unit__version=version).select_related("unit")
        criteria = Criterion.objects.filter(element__unit__version=version).select_related("element__unit")
        kinds = KINDS[instrument.form]
        self.fields["element"].queryset = elements.order_by("unit__position", "position")
        self.fields["element"].required = kinds[0] not in WITHOUT_ELEMENT
        self.fields["criterion"].queryset = criteria.order_by(
            "element__unit__position", "element__position", "position"
        )
        self._give_difficulty(instrument.is_written)
        self.fields["kind"].choices = [(kind.value, kind.label) for kind in kinds]
        if len(kinds) == 1:
            del self.fields["kind"]
        self.fields |= _choice_fields() if kinds[0] == ItemKind.CHOICE else _answer_fields(kinds)

    @property
    def groups(self):
        """The fields as they stand together, two in a row."""
        first = (
            ["element", "criterion", "kind"],
            ["text_id", "text_en"],
            ["difficulty", "points", "minutes", "right"],
        )
        named = {name for group in first for name in group}
        rest = [name for name in self.fields if name not in named]
        return [[self[name] for name in group if name in self.fields] for group in (*first, rest)]

    def _give_difficulty(self, needed):
        self.fields["difficulty"].choices = [("", "–"), *Difficulty.choices]
        self.fields["difficulty"].required = needed

    @property
    def typed(self):
        """The `ItemContent` that was typed."""
        given = self.cleaned_data
        names = ("text_id", "text_en", "element", "criterion", "difficulty", "points", "minutes")
        choices = {
            letter: (given.get(f"choice_{letter}", ""), given.get(f"choice_{letter}_en", ""))
            for letter in LETTERS
            if given.get(f"choice_{letter}")
        }
        answers = {name: given.get(name, "") for name in ("answer_id", "answer_en", "rubric_id", "rubric_en")}
        kind = given.get("kind") or KINDS[self.instrument.form][0]
        key = Key(right=given.get("right", ""), **answers)
        return ItemContent(kind=kind, choices=choices, key=key, **{name: given[name] for name in names})


class TableForm(forms.Form):
    file = forms.FileField(
        label=_("Table of items"),
        widget=Drop(
            attrs={"accept": ".xlsx,.csv", "max_bytes": LARGEST_TABLE},
            camera=False,
            limits=_("XLSX or CSV, up to 1 MB and 2,000 rows."),
        ),
    )


class KeepForm(forms.Form):
    """What was looked at, once more and sealed: so that just that is kept, and no key stands open in a page."""

    table = forms.CharField(widget=forms.HiddenInput)


class PictureForm(forms.Form):
    file = forms.FileField(
        label=_("Picture"),
        widget=Drop(
            attrs={"accept": "image/jpeg,image/png", "max_bytes": LARGEST_PICTURE},
            limits=_("JPEG or PNG, up to 5 MB."),
        ),
    )


def _initial(content):
    given = {
        "element": content.element,
        "criterion": content.criterion,
        "kind": content.kind,
        "text_id": content.text_id,
        "text_en": content.text_en,
        "difficulty": content.difficulty,
        "points": content.points,
        "minutes": content.minutes,
    }
    for letter, (text, english) in content.choices.items():
        given |= {f"choice_{letter}": text, f"choice_{letter}_en": english}
    return given | vars(content.key)


def _choice_fields():
    fields = {}
    for letter in LETTERS:
        words, english = _("Answer %(letter)s"), _("Answer %(letter)s in English")
        fields[f"choice_{letter}"] = forms.CharField(
            label=words % {"letter": letter}, max_length=600, required=letter in "AB"
        )
        fields[f"choice_{letter}_en"] = forms.CharField(
            label=english % {"letter": letter}, max_length=600, required=False
        )
    choices = [("", "–"), *((letter, letter) for letter in LETTERS)]
    return fields | {"right": forms.ChoiceField(label=_("Key: the right answer"), choices=choices)}


def _answer_fields(kinds):
    """A model answer; where a third party answers for the person there is none."""
    if kinds[0] in WITHOUT_ELEMENT:
        return {}
    expected = kinds[0] in (ItemKind.OBSERVATION, ItemKind.TASK)
    label, english = (
        (_("Benchmark: what is expected"), _("Benchmark in English"))
        if expected
        else (_("Model answer"), _("Model answer in English"))
    )
    fields = {"answer_id": (label, not expected), "answer_en": (english, False)}
    if not expected:
        fields |= {
            "rubric_id": (_("How it is marked"), False),
            "rubric_en": (_("How it is marked, in English"), False),
        }
    return {
        name: forms.CharField(
            label=label, required=needed, max_length=4000, widget=forms.Textarea(attrs={"rows": 3})
        )
        for name, (label, needed) in fields.items()
    }
