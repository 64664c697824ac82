"""A step's form:

it knows which saving its reader saw, and can be shown as it was left, without speaking of faults yet.
"""

from django import forms
from django.forms.utils import ErrorDict, ErrorList
from django.http import QueryDict

# What is said at once when a field is left: the rest waits for the button (LOOK, pattern 3).
SPEAKING = ("birth_on", "started_on", "ended_on", "completed_on", "made_on")


class StepForm(forms.Form):
    """A form that carries, hidden, the version of the step that its reader saw."""

    version = forms.IntegerField(widget=forms.HiddenInput, min_value=1)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.both_versions = []

    @property
    def seen(self):
        """The version that was sent along; 0 where it is missing, which is no version."""
        return self.cleaned_data.get("version") or 0

    @property
    def facts(self):
        """What was typed, without what only the form needs."""
        return {name: value for name, value in self.cleaned_data.items() if name != "version"}


def bound(typed):
    """What was typed before, as data for a form."""
    data = QueryDict(mutable=True)
    for name, values in typed.items():
        data.setlist(name, values)
    return data


def as_typed(data):
    """What was posted, as it is kept in a draft: every field's values, in order."""
    return {name: data.getlist(name) for name in data}


def at_version(data, version):
    """The same data, for a form that now knows of this version."""
    data = data.copy()
    data["version"] = str(version)
    return data


def quiet(form):
    """Show what was typed, and say nothing of its faults yet; for a form or a formset."""
    if hasattr(form, "forms"):
        for each in form.forms:
            quiet(each)
        form._errors, form._non_form_errors = [], ErrorList()  # noqa: SLF001 - Django has no other way to hold errors back
    else:
        form._errors = ErrorDict()  # noqa: SLF001 - as above
        form.cleaned_data = {}
    return form


def speaking_faults(forms_shown):
    """The faults that are said while somebody still types: impossible dates, by the id of their field."""
    faults = {}
    for form in _each(forms_shown):
        for name, words in form.errors.items():
            if name in SPEAKING and form[name].value():
                faults[form[name].auto_id] = [str(word) for word in words]
    return faults


def _each(forms_shown):
    for form in forms_shown:
        if hasattr(form, "forms"):
            yield from (each for each in form.forms if each.has_changed())
        else:
            yield form
