"""Made-up words for the page of components; nothing of it is read or kept."""

from datetime import timedelta

from django import forms
from django.utils.translation import gettext_lazy as _

from foundation.look.fields import Choice, Drop, MoneyField, WrittenDateField
from foundation.workdays.queries import add_workdays
from foundation.workflow.answers import no
from foundation.workflow.todo import Todo


class SampleForm(forms.Form):
    """One field of each kind."""

    name = forms.CharField(label=_("Full name"), help_text=_("As on the diploma."))
    phone = forms.CharField(label=_("Phone"), required=False)
    level = forms.ChoiceField(label=_("Education"), choices=[("D3", "D3"), ("S1", "S1")])
    started_on = WrittenDateField(label=_("Started on"))
    amount = MoneyField(label=_("Amount"))
    judgement = forms.ChoiceField(
        label=_("Your judgement of this element"),
        choices=[("K", _("Competent")), ("BK", _("Not yet competent"))],
        widget=Choice(hints={"K": _("I can do it, and have the evidence.")}, stops={"BK"}),
    )
    languages = forms.MultipleChoiceField(
        label=_("Letters in"),
        choices=[("id", "Bahasa Indonesia"), ("en", "English")],
        widget=forms.CheckboxSelectMultiple,
    )
    remark = forms.CharField(label=_("Remark"), widget=forms.Textarea(attrs={"rows": 2}), required=False)
    file = forms.FileField(
        label=_("Diploma"), widget=Drop(limits=_("PDF, JPG or PNG, up to 5 MB."), max_bytes=5_000_000)
    )
    photo = forms.FileField(label=_("Photograph 3×4"), help_text=_("Red background."), required=False)
    drawn = forms.FileField(required=False)
    typed = forms.CharField(label=_("Your full name"), required=False)
    agreed = forms.BooleanField(label=_("I have read the explanation and understand it."))

    @property
    def plain_fields(self):
        """The fields that crispy draws; the photograph and the signature have pieces of their own."""
        return [field for field in self if field.name not in {"photo", "drawn", "typed"}]


def everything(form, *, at):
    """What the page shows."""
    today = at.date()
    return {
        "form": form,
        "today": today,
        "at": at,
        "deadline": add_workdays(today, 10),
        "soon": today + timedelta(days=2),
        "late": today - timedelta(days=3),
        "refused": no(_("Element 1.3 has not been judged yet."), clause="9.1.3"),
        "todos": _todos(today),
        "nothing": [],
        "stops": _stops(),
        "happenings": [{"at": at, "words": _("You sent the application.")}],
        "steps": _steps(),
        "file": {"name": "Ijazah D3.pdf", "pages": [], "external_url": ""},
        "saved_at": at,
        "order": "-due",
        "rows": _rows(today),
    }


def _todos(today):
    return [
        Todo(
            _("Upload the diploma again"),
            _("The second page cannot be read."),
            today + timedelta(days=5),
            "#",
            "upload",
            "9.1.5",
            "camera",
            _("Upload the diploma"),
        ),
        Todo(
            _("Pay the fee"),
            _("Upload the slip afterwards."),
            today + timedelta(days=14),
            "#",
            "payment",
            "8.4",
            "receipt",
        ),
    ]


def _rows(today):
    return [
        {"name": name, "number": number, "state": _("Under review"), "due_on": today + timedelta(days=days)}
        for name, number, days in (
            ("Ratna Wulandari", "PMH-2026-0147", -3),
            ("Bayu Saputra", "PMH-2026-0152", 10),
        )
    ]


def _stops():
    return [
        {"name": _("Application"), "state": "done", "note": "16 Nov 2026"},
        {"name": _("Review"), "state": "now", "note": _("2 things wait for you")},
        {"name": _("Assessment"), "state": "next", "note": ""},
        {"name": _("Competency test"), "state": "next", "note": _("only where needed")},
        {"name": _("Decision"), "state": "next", "note": ""},
        {"name": _("Certificate"), "state": "next", "note": ""},
    ]


def _steps():
    states = [("done", False), ("fault", True), ("half", False), ("", False)]
    names = [_("Personal data"), _("Education and experience"), _("Documents"), _("Check and send")]
    return [
        {"name": name, "url": "#", "state": state, "is_current": current}
        for name, (state, current) in zip(names, states, strict=True)
    ]
