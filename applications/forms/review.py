"""What a reviewer types: the verdict on an item, the reasons of an ending, the filters of the queue."""

from django import forms
from django.utils.translation import gettext_lazy as _

from accounts.models import OrganisationKind
from applications.models import Verdict
from applications.queries.photo import claims_of
from applications.queries.review import (
    Finding,
    kind_of,
    named_person,
    person_with_address,
    record_of,
    suggested_people,
)
from foundation.look.fields import Choice
from schemes.models import ReasonKind, Scheme
from schemes.queries import reasons_for

NONE_OF_OURS, ANOTHER = "none", "other"


class ItemForm(forms.Form):
    """Accept or return one item; what has to be found out with it depends on the kind of item."""

    verdict = forms.ChoiceField(
        label=_("Verdict"),
        choices=[(Verdict.ACCEPTED, _("Accept")), (Verdict.RETURNED, _("Return"))],
        widget=Choice(stops=[Verdict.RETURNED]),
    )
    in_field = forms.ChoiceField(
        label=_("Is this work in the field of the scheme?"),
        help_text=_("Work outside the field is not counted as experience."),
        choices=[("yes", _("Yes")), ("no", _("No"))],
        widget=Choice(),
        required=False,
    )
    level = forms.ChoiceField(
        label=_("Level on the diploma"),
        help_text=_("Experience is reckoned by what the diploma shows."),
        required=False,
    )
    affirmed = forms.MultipleChoiceField(
        label=_("Decide with your own eyes"),
        help_text=_(
            "The portal only measures. Tick what you see; where something is not so, return the photo."
        ),
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )
    person = forms.ChoiceField(widget=forms.RadioSelect, required=False)
    address = forms.EmailField(label=_("E-mail of that person"), required=False)
    reason = forms.ModelChoiceField(
        label=_("Reason, if returned"), queryset=None, required=False, empty_label=_("Choose a reason")
    )
    remark = forms.CharField(
        label=_("What the applicant should do"),
        help_text=_("The applicant reads this sentence as it is. Only this item is opened again."),
        widget=forms.Textarea(attrs={"rows": 3}),
        required=False,
        max_length=1000,
    )
    optional = {"address"}

    def __init__(self, *args, application, key, **kwargs):
        super().__init__(*args, **kwargs)
        self.application, self.key = application, key
        self.fields["reason"].queryset = reasons_for(application.scheme_version, ReasonKind.RETURN)
        kind = kind_of(key)
        if kind != "job":
            del self.fields["in_field"]
        if kind == "education":
            self.fields["level"].choices = [("", _("Choose"))] + [
                (level.code, level.label) for level in application.scheme_version.education_levels.all()
            ]
        else:
            del self.fields["level"]
        self._ask_what_is_seen(claims_of(application, key))
        self._ask_who(named_person(application, key))

    def _ask_what_is_seen(self, claims):
        """What no machine decides about a photo: each is affirmed, or the photo goes back."""
        self.fields["affirmed"].choices = claims.items()
        if not claims:
            del self.fields["affirmed"]

    def _ask_who(self, name):
        """Who is the superior or trainer named: somebody suggested, somebody else of ours, or nobody of ours."""
        if not name:
            del self.fields["person"], self.fields["address"]
            return
        suggested = suggested_people(self.application, self.key)
        field = self.fields["person"]
        field.label = _("Who is %s?") % name
        field.help_text = _("Superiors and trainers have no voice about this applicant [9.4.2].")
        field.choices = [
            *((str(user.pk), f"{user.full_name} ({user.email})") for user in suggested),
            (ANOTHER, _("Another user of the portal, by e-mail")),
            (NONE_OF_OURS, _("Nobody with an account here")),
        ]
        self.suggested = {str(user.pk): user for user in suggested}

    def clean(self):
        """What belongs to the verdict, beside its field."""
        data = super().clean()
        verdict = data.get("verdict")
        if verdict == Verdict.RETURNED and not data.get("reason") and "reason" not in self.errors:
            self.add_error("reason", _("Choose the reason: the applicant has to know what to do."))
        if verdict == Verdict.ACCEPTED:
            for name in ("in_field", "level", "person"):
                if name in self.fields and not data.get(name) and name not in self.errors:
                    self.add_error(name, _("Answer this, too: it decides what follows."))
            self._wants_all_affirmed(data)
        data["finding"] = self._finding(data)
        return data

    def _wants_all_affirmed(self, data):
        field = self.fields.get("affirmed")
        if field and len(data.get("affirmed", ())) < len(field.choices):
            self.add_error("affirmed", _("Tick all of it to accept the photo, or return the photo."))

    def _finding(self, data):
        in_field = {"yes": True, "no": False}.get(data.get("in_field", ""))
        person, matched = data.get("person", ""), None
        if person == ANOTHER:
            matched = person_with_address(data.get("address") or "")
            if matched is None:
                self.add_error("address", _("Nobody with this address has an account here."))
        elif person and person != NONE_OF_OURS:
            matched = self.suggested[person]
        return Finding(
            in_field,
            data.get("level", ""),
            frozenset(data.get("affirmed", ())),
            matched,
            is_matched=bool(person),
        )

    def judged(self):
        """The words of the form as `judge_item` takes them."""
        return {name: self.cleaned_data[name] for name in ("verdict", "finding", "reason", "remark")}


def as_given(application, line):
    """What the fields of an item begin with: what was found, never a verdict."""
    found, kind = record_of(application, line.item.key), kind_of(line.item.key)
    if kind == "job" and found.in_field is not None:
        return {"in_field": "yes" if found.in_field else "no"}
    if kind == "education":
        return {"level": application.education.verified_level}
    return {}


class TakeOverForm(forms.Form):
    """Why one takes a colleague's case; the colleague reads it."""

    reason = forms.CharField(label=_("Reason"), max_length=300)


class ReleaseForm(forms.Form):
    """Why one gives a case back, where that is a tie to the applicant."""

    tie = forms.CharField(
        label=_("What ties you to the applicant, if anything does"),
        help_text=_("Family, same unit, trainer, a dispute. Then you have no further part in this case."),
        max_length=300,
        required=False,
    )


class RefuseForm(forms.Form):
    """Why the application cannot be accepted."""

    reason = forms.ModelChoiceField(label=_("Reason"), queryset=None, empty_label=_("Choose a reason"))
    remark = forms.CharField(
        label=_("What it means here"),
        help_text=_("The applicant reads this sentence as it is."),
        widget=forms.Textarea(attrs={"rows": 3}),
        max_length=1000,
    )

    def __init__(self, *args, version, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["reason"].queryset = reasons_for(version, ReasonKind.REFUSAL)


class QueueForm(forms.Form):
    """The filters of the queue, as they stand in the address."""

    optional = set()
    cari = forms.CharField(required=False, max_length=100)
    keadaan = forms.CharField(required=False, max_length=20)
    dipegang = forms.ChoiceField(
        required=False, choices=[("saya", _("Mine")), ("belum", _("Taken by nobody"))]
    )
    organisasi = forms.ChoiceField(required=False, choices=OrganisationKind.choices)
    skema = forms.ModelChoiceField(required=False, queryset=Scheme.objects.all(), to_field_name="code")
    bayar = forms.ChoiceField(required=False, choices=[("lunas", _("Paid")), ("belum", _("Not paid"))])
    lama = forms.IntegerField(required=False, min_value=1, max_value=3650)
