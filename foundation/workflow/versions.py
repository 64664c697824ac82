"""Two people edit the same record: the second is told, and sees both versions, before anything is lost."""

from django import forms
from django.db import models
from django.utils.translation import gettext as _

from .answers import NotAllowed, no


class Versioned(models.Model):
    """A record that counts its savings, so that a form knows whether it speaks of the latest."""

    version = models.PositiveIntegerField(default=1, editable=False)

    class Meta:
        abstract = True


class Stale(NotAllowed):
    """The form was opened on an older version than the one kept; `.record` is the one kept."""

    def __init__(self, record):
        super().__init__(no(_("Somebody else has saved this since you opened it. Compare, then save again.")))
        self.record = record


def require_version(record, seen):
    """Refuse an edit of an older version; otherwise count on. The record is locked, the action saves it."""
    if int(seen or 0) != record.version:
        raise Stale(record)
    record.version += 1


class VersionedForm(forms.ModelForm):
    """A model form that carries, hidden, the version its reader saw (`cleaned_data["version"]`)."""

    version = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["version"].initial = self.instance.version
        self.both_versions = []

    def show_both(self, kept):
        """Set what was typed beside what is kept now, and let the next saving be one that knows."""
        typed = self.cleaned_data
        self.both_versions = [
            (self.fields[name].label, typed.get(name), getattr(kept, name))
            for name in self.fields
            if name != "version" and hasattr(kept, name) and typed.get(name) != getattr(kept, name)
        ]
        self.data = self.data.copy()
        self.data[self.add_prefix("version")] = kept.version
