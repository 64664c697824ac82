"""The deadlines of sanctions: an answer, a warning, the end of a suspension, a return (9.5, 9.8.4)."""

from django.db.models import Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from foundation.deadlines.kinds import Due, Kind, days_after, days_before
from foundation.workdays.queries import after_days, fixed_day
from sanctions.models import Measure, Outcome, Proposal, SanctionCase, WarningLetter
from sanctions.states import CaseState

from .duties import awaited


def unanswered(at):
    """Cases whose holder was asked and has said nothing."""
    waiting = SanctionCase.objects.filter(state=CaseState.HEARING, statements=None)
    return waiting.select_related("certificate__holder", "certificate__scheme_version").order_by("pk")


def _answer_due(case, at):
    deadline = after_days(timezone.localdate(case.asked_at), case.version.hearing_due_days)
    return Due(deadline, (case.certificate.holder,), days_before(deadline, 7, 3, 1))


def unjudged(at):
    """Warnings of open cases of which nobody has said yet whether they were heeded."""
    waiting = WarningLetter.objects.filter(outcome=None, case__closed_at=None)
    return waiting.select_related("case__certificate__holder").order_by("pk")


def _warning_due(warning, at):
    words = _("Written in warning %s.") % warning.number
    deadline = fixed_day(warning.comply_by, words)
    return Due(deadline, (warning.case.certificate.holder,), days_before(deadline, 7, 1))


def suspensions(at):
    """Suspensions in force whose certificate has not ended meanwhile: lifted or withdrawn by their last day."""
    carried = Proposal.objects.filter(measure=Measure.SUSPEND, outcome=Outcome.CARRIED)
    running = carried.filter(
        case__state__in=[CaseState.SUSPENDED, CaseState.PROPOSED],
        case__certificate__valid_until__gte=timezone.localdate(at),
    )
    return running.select_related("case__certificate__holder").order_by("pk")


def _suspension_due(proposal, at):
    deadline = fixed_day(proposal.ends_on, _("Set with the suspension, case %s.") % proposal.case.number)
    return Due(deadline, (), days_before(deadline, 30, 14, 3), offices_act=True)


def _return_due(request, at):
    asked_on = timezone.localdate(request.asked_at)
    deadline = after_days(asked_on, (request.due_on - asked_on).days)
    steps = (*days_before(deadline, 7, 1), *days_after(deadline.due_on, 14, 28))
    return Due(deadline, (request.case.certificate.holder,), steps)


def page_of(case, person):
    """The holder's own page, or the office's."""
    own = person.pk == case.certificate.holder_id
    return reverse("sanctions:mine" if own else "sanctions:case", args=[case.pk])


KINDS = (
    Kind(
        code="tanggapan",
        label=gettext_lazy("Answer of a holder"),
        clause="9.5.1",
        subjects=unanswered,
        due=_answer_due,
        title=lambda case: _("Answer in case %s") % case.number,
        mine=lambda person: Q(certificate__holder=person),
        page=page_of,
        why=gettext_lazy("After that the case goes on without an answer."),
    ),
    Kind(
        code="peringatan",
        label=gettext_lazy("Warning"),
        clause="9.5.2",
        subjects=unjudged,
        due=_warning_due,
        title=lambda warning: _("Do what warning %s asks for") % warning.number,
        mine=lambda person: Q(case__certificate__holder=person),
        page=lambda warning, person: page_of(warning.case, person),
        why=gettext_lazy(
            "A warning about misuse that goes unheeded leads to the withdrawal of the certificate."
        ),
    ),
    Kind(
        code="akhir-pembekuan",
        label=gettext_lazy("End of a suspension"),
        clause="9.5.1",
        subjects=suspensions,
        due=_suspension_due,
        title=lambda proposal: _("Decide on the suspension of certificate %s") % proposal.case.certificate,
        mine=lambda person: Q(pk=None),
        page=lambda proposal, person: page_of(proposal.case, person),
        why=gettext_lazy("It is lifted where its condition is fulfilled, and does not lift itself."),
    ),
    Kind(
        code="pengembalian-sertifikat",
        label=gettext_lazy("Return of a certificate"),
        clause="9.8.4",
        subjects=lambda at: awaited().select_related("case__certificate__holder").order_by("pk"),
        due=_return_due,
        title=lambda request: _("Give certificate %s back") % request.case.certificate,
        mine=lambda person: Q(case__certificate__holder=person),
        page=lambda request, person: page_of(request.case, person),
        why=gettext_lazy("The public sees its state in any case."),
    ),
)
