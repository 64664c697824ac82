"""Forms about equipment, its checks and what is doubted of it (9.3.3)."""

from django import forms
from django.utils.translation import gettext_lazy as _

from foundation.look.fields import Choice, Drop, WrittenDateField
from foundation.workflow.versions import VersionedForm
from venues.models import CheckKind, Equipment

HOLDS, FAILED = "yes", "no"
FIELDS = ["name", "maker", "serial", "needs"]
NEEDS = {
    CheckKind.VERIFICATION: _("Somebody looks whether it works."),
    CheckKind.CALIBRATION: _("It measures: a laboratory compares it with a standard."),
}


class EquipmentForm(forms.ModelForm):
    """A new piece of equipment."""

    needs = forms.ChoiceField(label=_("What it needs"), choices=CheckKind, widget=Choice(hints=NEEDS))

    class Meta:
        model = Equipment
        fields = FIELDS


class EquipmentEditForm(EquipmentForm, VersionedForm):
    """A piece that is known already; `facts` is what was typed. What it needs is asked of the office alone."""

    class Meta(EquipmentForm.Meta):
        pass

    def __init__(self, *args, sets_needs, **kwargs):
        super().__init__(*args, **kwargs)
        if not sets_needs:
            del self.fields["needs"]

    @property
    def facts(self):
        """What was typed, without the version that its reader saw."""
        return {name: getattr(self.instance, name) for name in FIELDS}


class CheckForm(forms.Form):
    """A verification or calibration that was done, and its certificate."""

    kind = forms.ChoiceField(label=_("Kind"), choices=CheckKind, widget=Choice())
    passed = forms.ChoiceField(
        label=_("What came of it"),
        choices=[(HOLDS, _("It is in order")), (FAILED, _("It fell through"))],
        widget=Choice(stops={FAILED}),
    )
    done_on = WrittenDateField(label=_("Done on"))
    due_on = WrittenDateField(
        label=_("Last day of use"),
        required=False,
        help_text=_("From the certificate. Not where it fell through."),
    )
    done_by = forms.CharField(
        label=_("Done by"), max_length=150, help_text=_("The laboratory, or the person with their office.")
    )
    number = forms.CharField(label=_("Number of the certificate"), max_length=80, required=False)
    remark = forms.CharField(label=_("Remark"), required=False, widget=forms.Textarea(attrs={"rows": 2}))
    file = forms.FileField(
        label=_("Certificate"),
        required=False,
        widget=Drop(limits=_("PDF, JPG or PNG, up to 5 MB."), max_bytes=5_000_000),
    )

    def clean_passed(self):
        """Whether it holds."""
        return self.cleaned_data["passed"] == HOLDS


class RetireForm(forms.Form):
    """From when on no test uses it, and why."""

    retired_on = WrittenDateField(label=_("Out of use from"))
    reason = forms.CharField(label=_("Reason"), widget=forms.Textarea(attrs={"rows": 3}))


class DoubtForm(forms.Form):
    """On which days it was not in order, and how that was found."""

    from_on = WrittenDateField(label=_("From"))
    until_on = WrittenDateField(label=_("Until"))
    reason = forms.CharField(
        label=_("What was found"),
        help_text=_("Whoever settles the results of those days reads it."),
        widget=forms.Textarea(attrs={"rows": 3}),
    )
