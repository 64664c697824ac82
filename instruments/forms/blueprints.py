"""A blueprint as a table: each element, so many items of each difficulty (9.3.1)."""

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from instruments.models import Blueprint, Difficulty

MOST = 50
ANY = 0


class BlueprintForm(forms.ModelForm):
    """`elements` are those of the version; `there` says how many items the bank has: {(element, difficulty): n}."""

    class Meta:
        model = Blueprint
        fields = ["minutes", "pass_percent", "one_per_page", "shuffles_items", "shuffles_choices"]
        help_texts = {
            "pass_percent": _(
                "Leave it empty where the scheme lays none down: the assessor judges the answers."
            ),
        }

    def __init__(self, *args, elements, there=(), rows=(), **kwargs):
        super().__init__(*args, **kwargs)
        self.elements, self.there = list(elements), dict(there)
        kept = {(row.element_id, row.difficulty or ANY): row.number for row in rows}
        for element in self.elements:
            for difficulty in (ANY, *Difficulty.values):
                self.fields[_name(element, difficulty)] = forms.IntegerField(
                    label=self._label(element, difficulty),
                    min_value=0,
                    max_value=MOST,
                    required=False,
                    initial=kept.get((element.pk, difficulty)),
                    widget=forms.NumberInput(
                        attrs={"class": "form-control lsp-number", "min": 0, "max": MOST}
                    ),
                )

    @property
    def settings(self):
        """What holds for the whole paper."""
        return {name: self.cleaned_data[name] for name in self._meta.fields}

    @property
    def rows(self):
        """(element, difficulty or None, number), of which there is at least one."""
        return [
            (element, difficulty or None, number)
            for element in self.elements
            for difficulty in (ANY, *Difficulty.values)
            if (number := self.cleaned_data.get(_name(element, difficulty)))
        ]

    @property
    def grid(self):
        """Each element with its fields, the word above each, and how many items the bank has for it."""
        for element in self.elements:
            cells = [
                (self[_name(element, difficulty)], head, self.there.get((element.pk, difficulty), 0))
                for difficulty, head in zip((ANY, *Difficulty.values), self.heads, strict=True)
            ]
            yield element, cells

    @property
    def heads(self):
        """The words above the columns of numbers."""
        return [_("Any difficulty"), *Difficulty.labels]

    @property
    def facts(self):
        """The fields that stand above the table."""
        return [self[name] for name in self._meta.fields]

    def clean(self):
        """Refuse a blueprint that draws nothing."""
        cleaned = super().clean()
        if not self.errors and not self.rows:
            raise ValidationError(_("Say of one element at least how many items are drawn."))
        return cleaned

    def _label(self, element, difficulty):
        word = Difficulty(difficulty).label if difficulty else _("Any difficulty")
        return f"{element.unit.code} {element.number}: {word}"


def _name(element, difficulty):
    return f"number-{element.pk}-{difficulty}"
