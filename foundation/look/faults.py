"""What the summary on top of a form lists: every fault, with the field it leads to."""

from typing import NamedTuple


class Fault(NamedTuple):
    """One line of the summary; without an id it is about the whole form."""

    label: str
    id: str
    words: str


def of(forms):
    """The faults of bound forms and formsets, in the order of the page."""
    return [fault for form in forms for fault in _of_one(form)]


def _of_one(form):
    if hasattr(form, "non_form_errors"):
        return [Fault("", "", words) for words in form.non_form_errors()] + of(form.forms)
    whole = [Fault("", "", words) for words in form.non_field_errors()]
    return whole + [_at(field, words) for field in form for words in field.errors]


def _at(field, words):
    if field.is_hidden:
        return Fault("", "", words)
    return Fault(field.label, field.id_for_label or field.auto_id, words)
