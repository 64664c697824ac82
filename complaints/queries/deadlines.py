"""The deadlines of complaints: checked, heard, answered, carried out (ISO/IEC 17024 9.9).

No office sees all of them, since a complaint may be about the office: who is told, each complaint says by itself.
"""

from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from accounts.models import Role
from accounts.queries import people_holding
from complaints.models import Complaint, Hearing, Measure, Terms
from complaints.states import ComplaintState
from foundation.deadlines.kinds import Due, Kind, days_before
from foundation.workdays.queries import fixed_day

from .terms import answer_deadline, check_deadline, hearing_deadline

OPEN = (ComplaintState.HANDLING, ComplaintState.DRAFTED)


def unchecked(at):
    """Received, and neither admitted nor turned away."""
    waiting = Complaint.objects.filter(state=ComplaintState.RECEIVED)
    return waiting.prefetch_related("concerns").order_by("pk")


def _check_due(complaint, at):
    deadline = check_deadline(complaint, _kept())
    people = _apart(complaint, Role.SECRETARIAT, Role.HEAD, at=at)
    return deadline and Due(deadline, people, days_before(deadline, 1))


def _apart(complaint, *roles, at):
    """Who holds these roles and is not concerned by it: no reminder tells anybody of a complaint about them."""
    barred = {one.user_id for one in complaint.concerns.all() if one.lifted_at is None}
    found = people_holding(*roles, on=timezone.localdate(at))
    return tuple(person for person in found if person.pk not in {*barred, complaint.complainant_id})


def unanswered(at):
    """Admitted, and not answered yet."""
    waiting = Complaint.objects.filter(state__in=OPEN).select_related("handler")
    return waiting.prefetch_related("concerns").order_by("pk")


def _answer_due(complaint, at):
    deadline = answer_deadline(complaint, _kept())
    late_to = _apart(complaint, Role.HEAD, at=at)
    return deadline and Due(deadline, (complaint.handler,), days_before(deadline, 7, 3, 1), late_to=late_to)


def unheard(at):
    """Asked, and without an answer, while the complaint is looked into."""
    waiting = Hearing.objects.filter(statement=None, complaint__state=ComplaintState.HANDLING)
    return waiting.select_related("person", "complaint__handler").order_by("pk")


def _hearing_due(hearing, at):
    deadline = hearing_deadline(hearing, _kept())
    late_to = (hearing.complaint.handler,)
    return deadline and Due(deadline, (hearing.person,), days_before(deadline, 3, 1), late_to=late_to)


def unfinished(at):
    """Measures that are not carried out."""
    waiting = Measure.objects.filter(done=None)
    return waiting.select_related("responsible", "complaint__handler").order_by("pk")


def _measure_due(measure, at):
    deadline = fixed_day(measure.due_on, _("Set as a measure after complaint %s.") % measure.complaint.number)
    late_to = (measure.complaint.handler,)
    return Due(deadline, (measure.responsible,), days_before(deadline, 7, 1), late_to=late_to)


def _kept():
    return list(Terms.objects.all())


KINDS = (
    Kind(
        code="keluhan-masuk",
        label=gettext_lazy("A complaint is checked"),
        clause="",
        subjects=unchecked,
        due=_check_due,
        title=lambda complaint: _("Check complaint %s") % complaint.number,
        mine=lambda person: Q(pk__in=Complaint.objects.visible_to(person).values("pk")),
        offices=(),
        why=gettext_lazy("Whoever complained waits to hear whether it is admitted."),
    ),
    Kind(
        code="keluhan",
        label=gettext_lazy("Answer to a complaint"),
        clause="",
        subjects=unanswered,
        due=_answer_due,
        title=lambda complaint: _("Answer complaint %s") % complaint.number,
        mine=lambda person: Q(handler=person),
        offices=(),
        why=gettext_lazy("Whoever complained waits for an answer with its reasons."),
    ),
    Kind(
        code="keluhan-tanggapan",
        label=gettext_lazy("Answer to a question of the LSP"),
        clause="",
        subjects=unheard,
        due=_hearing_due,
        title=lambda hearing: _("Answer the question of the LSP"),
        mine=lambda person: Q(person=person),
        offices=(),
        why=gettext_lazy("After that the matter goes on without your answer."),
    ),
    Kind(
        code="keluhan-tindakan",
        label=gettext_lazy("Measure after a complaint"),
        clause="",
        subjects=unfinished,
        due=_measure_due,
        title=lambda measure: _("Carry out: %s") % measure.words[:80],
        mine=lambda person: Q(responsible=person),
        offices=(),
        why=gettext_lazy("The complaint stays open until it is done."),
    ),
)
