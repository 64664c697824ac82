"""Three questions to a stranger: education, experience, training; nothing of it is kept (6.1)."""

from django import forms
from django.utils.translation import gettext_lazy as _

from foundation.look.fields import Choice, WrittenDateField
from schemes.queries import Span, span_of

MOST_JOBS = 20


class EligibilityForm(forms.Form):
    education = forms.ChoiceField(label=_("Highest education"), widget=forms.RadioSelect)
    years = forms.IntegerField(label=_("Years"), min_value=0, max_value=60, required=False, initial=0)
    months = forms.IntegerField(label=_("Months"), min_value=0, max_value=11, required=False, initial=0)
    training = forms.TypedChoiceField(
        label=_("Training certificate that the scheme asks for"),
        choices=[("1", _("I have it")), ("0", _("Not yet"))],
        coerce=lambda value: value == "1",
        widget=Choice,
    )
    optional = set()

    def __init__(self, *args, version, **kwargs):
        super().__init__(*args, **kwargs)
        levels = version.education_levels.order_by("-rank", "code")
        self.fields["education"].choices = [(level.code, level.label) for level in levels]
        for name in ("years", "months"):
            self.fields[name].widget.attrs |= {"inputmode": "numeric"}

    @property
    def is_answered(self):
        """Whether education and training were answered: before that there is nothing to say."""
        return bool(self.data.get("education") and self.data.get("training"))

    def span(self, *, on):
        """The experience as one period that goes on today."""
        years, months = self.cleaned_data["years"] or 0, self.cleaned_data["months"] or 0
        return span_of(years=years, months=months, on=on)


class JobForm(forms.Form):
    """One period of work with its dates; an empty end means that it goes on."""

    started_on = WrittenDateField(label=_("Start"), required=False)
    ended_on = WrittenDateField(label=_("End, empty if it goes on"), required=False)
    optional = set()

    def __init__(self, *args, on=None, **kwargs):
        super().__init__(*args, **kwargs)
        self.on = on

    def clean(self):
        start, end = self.cleaned_data.get("started_on"), self.cleaned_data.get("ended_on")
        if end and not start and "started_on" not in self.errors:
            self.add_error("started_on", _("When did this work start?"))
        for name, day in (("started_on", start), ("ended_on", end)):
            if day and day > self.on:
                self.add_error(name, _("This day has not come yet."))
        if start and end and end < start:
            self.add_error("ended_on", _("The end lies before the start."))
        return self.cleaned_data

    @property
    def span(self):
        """The period, or None for a row that was left empty."""
        start = self.cleaned_data.get("started_on")
        return Span(start, self.cleaned_data.get("ended_on")) if start else None


class JobsFormSet(forms.BaseFormSet):
    @property
    def is_used(self):
        """Whether somebody wrote dates, good ones or bad ones."""
        return self.is_bound and (not self.is_valid() or bool(self.spans))

    @property
    def spans(self):
        """Every period that was filled in and not taken away."""
        kept = [form for form in self.forms if form not in self.deleted_forms]
        return [form.span for form in kept if form.span]


def jobs_formset(data, *, on):
    """The dated periods in these answers; none where the address does not speak of them."""
    kind = forms.formset_factory(
        JobForm, formset=JobsFormSet, extra=1, max_num=MOST_JOBS, absolute_max=MOST_JOBS, can_delete=True
    )
    bound = data if data and "jobs-TOTAL_FORMS" in data else None
    return kind(bound, prefix="jobs", form_kwargs={"on": on})
