"""Forms about a test place and who keeps it (9.3.2)."""

from django import forms
from django.utils.translation import gettext_lazy as _

from accounts.models import Organisation, Role
from accounts.queries import people_holding
from accounts.states import OrganisationState
from foundation.look.fields import Choice, WrittenDateField
from foundation.workflow.versions import VersionedForm
from venues.models import Venue, VenueKind

HINTS = {
    VenueKind.WORKPLACE: _("Where the candidates work. Verified at each use."),
    VenueKind.TEMPORARY: _("Taken for one test. Verified at each use."),
    VenueKind.INDEPENDENT: _("Stands for itself. Verified for a period."),
}
FIELDS = ["kind", "name", "address", "city", "organisation", "seats"]


class VenueForm(forms.ModelForm):
    """A new test place."""

    kind = forms.ChoiceField(label=_("Kind"), choices=VenueKind, widget=Choice(hints=HINTS))
    organisation = forms.ModelChoiceField(
        label=_("Whose place it is"),
        queryset=Organisation.objects.none(),
        required=False,
        empty_label=_("Nobody's whom the LSP knows"),
    )
    seats = forms.IntegerField(
        label=_("Seats"), min_value=1, max_value=5000, help_text=_("So many people can be tested at a time.")
    )

    class Meta:
        model = Venue
        fields = FIELDS
        widgets = {"address": forms.Textarea(attrs={"rows": 2})}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["organisation"].queryset = Organisation.objects.filter(state=OrganisationState.CONFIRMED)


class VenueEditForm(VenueForm, VersionedForm):
    """A test place that is known already; `facts` is what was typed."""

    class Meta(VenueForm.Meta):
        pass

    @property
    def facts(self):
        """What was typed, without the version that its reader saw."""
        return {name: self.cleaned_data[name] for name in FIELDS}


class CloseForm(forms.Form):
    """From when on no test is held there, and why."""

    closed_on = WrittenDateField(label=_("Closed from"))
    reason = forms.CharField(label=_("Reason"), widget=forms.Textarea(attrs={"rows": 3}))


class OfficerForm(forms.Form):
    """Who keeps a place, from when to when."""

    person = forms.ModelChoiceField(
        label=_("Officer"),
        queryset=None,
        help_text=_("Whoever holds the role of a test-place officer. An administrator gives it."),
    )
    starts_on = WrittenDateField(label=_("From"))
    ends_on = WrittenDateField(label=_("Until"), required=False)

    def __init__(self, *args, venue, by, day, **kwargs):
        super().__init__(*args, **kwargs)
        serving = venue.officers.filter(ends_on=None).values("user")
        others = people_holding(Role.VENUE, on=day).exclude(pk=by.pk).exclude(pk__in=serving)
        self.fields["person"].queryset = others.order_by("full_name")


class EndOfficerForm(forms.Form):
    """The last day of a service."""

    ends_on = WrittenDateField(label=_("Last day"))
