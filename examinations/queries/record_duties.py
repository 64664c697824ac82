"""What waits for an assessor at a test and after it, and for a candidate who may name a third party (9.3)."""

from django.urls import reverse
from django.utils.translation import gettext as _

from assessments.states import AssessmentState
from foundation.workflow.todo import Todo

from .records import forms_to_begin, records_left_open
from .third_parties import named_in, waits_for_a_name


def record_todos(parts):
    """Candidates who are there and whose forms are not begun, and records that are not handed in."""
    if not parts.testing:
        return
    for record in records_left_open(parts.user).filter(seat__plan__assessment__state=AssessmentState.TESTING):
        verb = _("Hand in %(form)s of %(case)s") % {"form": record.printed_form, "case": record.assessment}
        yield _todo(verb, _("Begun and not handed in."), record.get_absolute_url(), clause="9.3.6")
    waiting = forms_to_begin(parts.user, parts.at)
    if waiting:
        why = _("%d forms of your candidates are not begun.") % waiting
        yield _todo(_("Record what your candidates show"), why, reverse("examinations:records"))


def third_party_todos(parts):
    """Whom a candidate has still to name, and whom an assessor has still to ask."""
    for assessment in parts.tested:
        if waits_for_a_name(assessment):
            yield todo_to_name(assessment)
    for third_party in named_in(parts.testing):
        verb = _("Send the link of FR.IA.10 for %s") % third_party.assessment
        yield _todo(verb, _("The candidate has named a third party."), third_party.get_absolute_url())


def todo_to_name(assessment):
    """The candidate says who may be asked."""
    url = reverse("examinations:name_third_party", args=[assessment.pk])
    return _todo(
        _("Name a third party"), _("Somebody who knows your work is asked by a link. You say who."), url
    )


def _todo(verb, why, url, *, clause="9.3.1"):
    return Todo(verb=verb, why=why, due_on=None, url=url, kind="test", clause=clause, icon="clipboard-check")
