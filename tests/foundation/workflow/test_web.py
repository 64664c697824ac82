"""A refusal comes back to the screen and loses nothing of what was typed."""

import pytest
from django import forms
from django.contrib.messages import get_messages
from django.contrib.messages.storage.fallback import FallbackStorage

from foundation.workdays.models import Holiday
from foundation.workflow.answers import NotAllowed, no, require
from foundation.workflow.versions import Stale, VersionedForm, require_version
from foundation.workflow.web import refusals_noted, refusals_on, refusals_told, told


class ReasonForm(forms.Form):
    reason = forms.CharField()


def test_on_a_form_the_reason_stands_beside_what_was_typed():
    form = ReasonForm({"reason": "typed"})

    with refusals_on(form):
        require(no("Not today.", clause="9.4.2"))

    assert form.non_field_errors() == ["Not today. [9.4.2]"]
    assert form["reason"].value() == "typed"


def test_where_a_button_was_pressed_the_reason_is_a_message(rf):
    request = rf.post("/")
    request.session, request._messages = {}, None
    request._messages = FallbackStorage(request)

    with refusals_told(request):
        require(no("Not today."))

    assert [str(message) for message in get_messages(request)] == ["Not today."]


def test_whoever_asks_meanwhile_is_given_each_refusal_that_is_told_with_its_record():
    one, other = NotAllowed(no("Not today.", clause="9.4.2")), NotAllowed(no("Not you."))

    with refusals_noted() as noted:
        assert (told(one), told(other, about="a case")) == ("Not today. [9.4.2]", "Not you.")
    told(one)

    assert noted == [(one, None), (other, "a case")]


class Record:
    """Stands for a versioned record; the floors above have real ones."""

    def __init__(self, **facts):
        vars(self).update(facts)


def test_the_latest_version_may_be_saved_and_is_counted_on():
    record = Record(version=3)

    require_version(record, 3)

    assert record.version == 4


def test_an_older_version_is_refused_and_nothing_is_counted():
    record = Record(version=3)

    for seen in (2, None, 0, 4):
        with pytest.raises(Stale) as refusal:
            require_version(record, seen)
        assert refusal.value.record is record

    assert record.version == 3


def test_a_stale_form_shows_both_versions_and_may_then_be_saved_knowingly():
    form = HolidayEdit({"name": "Mine", "version": "1"}, instance=None)
    form.is_valid()

    with refusals_on(form):
        require_version(Record(version=2, name="Theirs"), form.cleaned_data["version"])

    assert form.both_versions == [("Nama", "Mine", "Theirs")]
    assert form["version"].value() == 2
    assert form["name"].value() == "Mine"


class HolidayEdit(VersionedForm):
    """A versioned form over fields alone: no table is needed to compare them."""

    name = forms.CharField(label="Nama")

    class Meta:
        model = Holiday
        fields = ()

    def __init__(self, *args, instance, **kwargs):
        forms.BaseForm.__init__(self, *args, **kwargs)
        self.both_versions = []

    def _post_clean(self):
        """Nothing to validate against."""
