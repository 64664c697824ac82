"""Forms about a version: its settings, its next edition, its approval (head, 1-5)."""

from django import forms
from django.utils.translation import gettext_lazy as _

from foundation.look.fields import Drop, WrittenDateField
from foundation.workflow.versions import VersionedForm
from schemes.models import SchemeText, SchemeVersion
from schemes.models.settings import GROUPS, check_falling_numbers, names_of

LARGEST_DEFINITION = 512 * 1024
DOCUMENT_FACTS = [
    "revision",
    "document_year",
    "copy_number",
    "distribution",
    "document_set_by",
    "document_set_on",
    "document_approved_by",
    "document_approved_on",
    "title_id",
    "title_en",
    "packaging",
    "kkni_level",
    "kbli",
    "kbji",
]


class NumbersField(forms.CharField):
    """Whole numbers with commas between them: 60, 30, 7."""

    default_validators = [check_falling_numbers]

    def prepare_value(self, value):
        return ", ".join(map(str, value)) if isinstance(value, list) else value

    def to_python(self, value):
        parts = [part.strip() for part in (value or "").split(",") if part.strip()]
        return [int(part) if part.isdecimal() else part for part in parts]


class VersionForm(VersionedForm):
    """Document facts and every setting, under their headings (`form.sections`)."""

    document_set_on = WrittenDateField(label=_("Set on, as printed"), required=False)
    document_approved_on = WrittenDateField(label=_("Approved on, as printed"), required=False)
    handover_reminder_days = NumbersField(required=False)
    surveillance_reminder_days = NumbersField(required=False)
    renewal_reminder_months = NumbersField(required=False)

    class Meta:
        model = SchemeVersion
        fields = [*DOCUMENT_FACTS, *(name for _heading, group in GROUPS for name in names_of(group))]

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        for name in ("handover_reminder_days", "surveillance_reminder_days", "renewal_reminder_months"):
            self.fields[name].label = self.instance._meta.get_field(name).verbose_name
            self.fields[name].help_text = _("From large to small, with commas: 60, 30, 7.")

    @property
    def sections(self):
        """(heading, fields) as the page shows them."""
        groups = [
            (_("The document"), DOCUMENT_FACTS),
            *((heading, names_of(group)) for heading, group in GROUPS),
        ]
        return [(heading, [self[name] for name in names]) for heading, names in groups]

    @property
    def changes(self):
        """What was typed, but for the version of the row that its reader saw."""
        return {name: value for name, value in self.cleaned_data.items() if name != "version"}


class TextForm(forms.ModelForm):
    class Meta:
        model = SchemeText
        fields = ["heading_id", "body_id", "heading_en", "body_en"]


class DefinitionForm(forms.Form):
    file = forms.FileField(
        label=_("Definition"),
        widget=Drop(
            attrs={"accept": ".toml", "max_bytes": LARGEST_DEFINITION},
            camera=False,
            limits=_("A TOML file of up to 512 kB."),
        ),
    )


class CopyForm(forms.Form):
    document_number = forms.CharField(label=_("Document number"), max_length=60)
    revision = forms.CharField(label=_("Revision"), max_length=10)
    document_year = forms.IntegerField(label=_("Year of the document"), min_value=1990, max_value=2200)

    def clean_document_number(self):
        number = self.cleaned_data["document_number"]
        if SchemeVersion.objects.filter(document_number=number).exists():
            raise forms.ValidationError(_("This document number is taken. Every version has its own."))
        return number


class ApprovalForm(forms.Form):
    in_force_from = WrittenDateField(
        label=_("In force from"),
        help_text=_("Today or a later day. The version before it ends with the day before."),
    )


class SendBackForm(forms.Form):
    reason = forms.CharField(
        label=_("Reason"),
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("The committee reads it in a letter."),
    )
