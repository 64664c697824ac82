"""Form fields that take what people write: a date in words, an amount with dots, one of a few answers."""

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from . import writing


class WrittenDateInput(forms.DateInput):
    """A text field that shows 1 Juni 2025, in the language of the reader."""

    def format_value(self, value):
        """The date in words; what could not be read stays as it was typed."""
        return writing.day(value) if hasattr(value, "year") else value


class WrittenDateField(forms.DateField):
    """A date as people write it: 1 Juni 2025, 1 Jun 2025, 1/6/2025, 2025-06-01. Day first."""

    widget = WrittenDateInput
    default_error_messages = {"invalid": _("Write the date like 1 June 2025 or 1/6/2025.")}

    def to_python(self, value):
        """The date, None where nothing was written; ValidationError where it is no date."""
        if value in self.empty_values or hasattr(value, "year"):
            return super().to_python(value)
        found = writing.read_day(value)
        if found is None:
            raise ValidationError(self.error_messages["invalid"], code="invalid")
        return found


class MoneyField(forms.DecimalField):
    """An amount in whole rupiah: 500000, 500.000, Rp 500.000."""

    widget = forms.TextInput(attrs={"inputmode": "numeric"})
    default_error_messages = {"invalid": _("Write the amount in rupiah, like 500.000.")}

    def to_python(self, value):
        """The amount; ValidationError where it is none."""
        if value in self.empty_values or not isinstance(value, str):
            return super().to_python(value)
        found = writing.read_money(value)
        if found is None:
            raise ValidationError(self.error_messages["invalid"], code="invalid")
        return found

    def prepare_value(self, value):
        """500.000 for a number, what was typed for the rest."""
        return value if value in self.empty_values or isinstance(value, str) else writing.money(value)[3:]


class Choice(forms.RadioSelect):
    """Two to four answers, each a tile; `hints` stand below an answer, `stops` are red when chosen."""

    def __init__(self, attrs=None, choices=(), *, hints=None, stops=()):
        super().__init__(attrs, choices)
        self.hints = hints or {}
        self.stops = set(stops)

    def create_option(self, name, value, *args, **kwargs):
        """The answer with its hint and whether it is a stop."""
        option = super().create_option(name, value, *args, **kwargs)
        option["hint"] = self.hints.get(str(value), "")
        option["stop"] = str(value) in self.stops
        return option


class Drop(forms.ClearableFileInput):
    """An upload as a tile, camera and files side by side; `limits` say beforehand what is taken."""

    def __init__(self, attrs=None, *, camera=True, limits="", max_bytes=0):
        super().__init__(attrs)
        self.camera = camera
        self.limits = limits
        self.max_bytes = max_bytes
