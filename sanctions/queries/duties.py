"""What waits about sanctions for whom: the holder, the office, those who decide (9.5, 9.8.4)."""

from django.db.models import Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.models import Role
from applications.rules.independence import Act, may_act
from foundation.workflow.todo import Todo
from sanctions.models import Ground, Measure, Proposal, ReturnRequest, SanctionCase, WarningLetter
from sanctions.states import CaseState


def todo(user, *, at):
    """What waits about sanctions: answer, read, give back; ask the holder; decide."""
    on = timezone.localdate(at)
    return [*_as_holder(user), *_as_office(user, on=on), *_as_decider(user, on=on)]


def _as_holder(user):
    for case in SanctionCase.objects.of_holder(user).filter(state=CaseState.HEARING, statements=None):
        words = {"verb": _("Answer what is reported about you"), "button": _("Answer"), "icon": "message-2"}
        yield _of_holder(case, case.answer_due_on, clause="9.5.1", **words)
    unread = WarningLetter.objects.filter(case__certificate__holder=user, delivery=None)
    for warning in unread.filter(case__closed_at=None).select_related("case__certificate"):
        words = {"verb": _("Read your warning"), "button": _("Read"), "icon": "alert-triangle"}
        yield _of_holder(warning.case, warning.comply_by, clause="9.5.2", **words)
    for request in awaited().filter(case__certificate__holder=user):
        words = {"verb": _("Give your certificate back"), "button": _("Read"), "icon": "certificate"}
        yield _of_holder(request.case, request.due_on, clause="9.8.4", **words)


def awaited():
    """Certificates that were asked back and have not come, while they are not given back by the LSP itself."""
    waiting = ReturnRequest.objects.filter(came_back=None).exclude(case__state=CaseState.LIFTED)
    return waiting.select_related("case__certificate")


def _of_holder(case, due_on, **words):
    return Todo(
        why=_("Certificate %s") % case.certificate.number,
        due_on=due_on,
        url=reverse("sanctions:mine", args=[case.pk]),
        kind="sanction",
        **words,
    )


def _as_office(user, *, on):
    if not user.holds(Role.SECRETARIAT, on=on):
        return
    open_ones = SanctionCase.objects.visible_to(user).exclude(reporter=user).select_related("certificate")
    for case in open_ones.filter(state=CaseState.REPORTED):
        why = _("A holder is reported. Ask the holder, or close the case with a reason.")
        yield _of_office(case, _("Look into case %s"), why)
    heard = Q(statements__isnull=False) | Q(answer_due_on__lt=on)
    for case in open_ones.filter(heard, state=CaseState.HEARING).distinct():
        why = _("The holder has been heard. Warn, propose a measure, or close the case with a reason.")
        yield _of_office(case, _("Take case %s further"), why)
    unjudged = WarningLetter.objects.filter(outcome=None, comply_by__lt=on).values("case")
    for case in open_ones.filter(state=CaseState.WARNED, pk__in=unjudged):
        yield _of_office(
            case, _("Say what became of the warning: case %s"), _("The day to comply by has passed.")
        )


def _of_office(case, verb, why):
    return Todo(
        verb=verb % case.number,
        why=why,
        due_on=None,
        url=case.get_absolute_url(),
        kind="sanction",
        clause="9.5.1",
        icon="gavel",
        button=_("Open"),
    )


def _as_decider(user, *, on):
    for proposal in waiting_for(user, on=on):
        yield Todo(
            verb=_("Decide on case %s") % proposal.case.number,
            why=proposal.get_measure_display(),
            due_on=None,
            url=proposal.case.get_absolute_url(),
            kind="decide",
            clause="9.5.1",
            icon="gavel",
            button=_("Decide"),
        )


def waiting_for(user, *, on):
    """Open proposals that this person may have a voice in and has not spoken on; ground d asks the team, too."""
    if not user.holds(Role.HEAD, Role.DECISION, on=on):
        return []
    found = Proposal.objects.filter(outcome="").exclude(proposed_by=user).exclude(rulings__ruled_by=user)
    if not user.holds(Role.HEAD, on=on):
        found = found.filter(ground=Ground.D).exclude(measure=Measure.LIFT)
    found = found.select_related("case__certificate__application__applicant")
    return [one for one in found if may_act(user, one.case.certificate.application, Act.SANCTION, on=on)]
