"""What waits for an assessor at a test and after it, and for a candidate who may name a third party (9.3)."""

from django.urls import reverse
from django.utils.translation import gettext as _

from accounts.models import Role
from assessments.queries import assignments_of
from assessments.states import AssessmentState
from examinations.models import Record
from foundation.workflow.todo import Todo

from .records import recorded_forms, records_left_open, seats_to_record
from .third_parties import cases_to_name, named_in


def record_todos(user, *, at):
    """Candidates who are there and whose forms are not begun, and records that are not handed in."""
    if not user.holds(Role.ASSESSOR):
        return
    for record in records_left_open(user).filter(
        seat__plan__assessment__state=AssessmentState.TESTING,
        seat__plan__assessment__assignments__registration__user=user,
        seat__plan__assessment__assignments__ended_at=None,
    ):
        verb = _("Hand in %(form)s of %(case)s") % {"form": record.printed_form, "case": record.assessment}
        yield _todo(verb, _("Begun and not handed in."), record.get_absolute_url(), clause="9.3.6")
    waiting = sum(_to_begin(user, seat) for seat in seats_to_record(user, at) if seat.took_part)
    if waiting:
        why = _("%d forms of your candidates are not begun.") % waiting
        yield _todo(_("Record what your candidates show"), why, reverse("examinations:records"))


def _to_begin(user, seat):
    begun = set(Record.objects.kept_by(user).filter(seat=seat).values_list("instrument", flat=True))
    return sum(instrument.pk not in begun for instrument in recorded_forms(seat))


def third_party_todos(user, *, at):
    """Whom a candidate has still to name, and whom an assessor has still to ask."""
    for assessment in cases_to_name(user):
        yield todo_to_name(assessment)
    if not user.holds(Role.ASSESSOR):
        return
    mine = [each.assessment for each in assignments_of(user) if each.accepted_at]
    for third_party in named_in([one for one in mine if one.state == AssessmentState.TESTING]):
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
