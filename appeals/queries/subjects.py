"""What can be appealed, by whom, and until when (7.1.4, 9.9.1)."""

from django.db.models import Exists, OuterRef
from django.utils import timezone

from appeals.models import Appeal, Remedy
from decisions.models import Decision, Outcome
from decisions.queries import NOT_FOR_THEM, reopenable
from foundation.workdays.queries import add_workdays
from sanctions.models import Measure, Proposal
from sanctions.models import Outcome as Settled
from sanctions.states import CaseState

TAKEN = (Measure.SUSPEND, Measure.WITHDRAW)


def decisions_of(user):
    """The decisions of meetings on this person that say not yet competent or send back, once they are known."""
    return Decision.objects.released().filter(application__applicant=user, outcome__in=NOT_FOR_THEM)


def measures_of(user):
    """The suspensions and withdrawals of this person's certificates."""
    return measures().filter(case__certificate__holder=user)


def measures():
    """Every suspension and withdrawal that was decided."""
    return Proposal.objects.filter(outcome=Settled.CARRIED, measure__in=TAKEN)


def holding_measures():
    """Those that hold: nothing was decided after them in their case, and they were not lifted."""
    later = measures().filter(case=OuterRef("case"), pk__gt=OuterRef("pk"))
    return measures().filter(~Exists(later)).exclude(case__state=CaseState.LIFTED)


def holds(subject):
    """Whether what was decided still stands, so that there is something to appeal against."""
    found = reopenable() if isinstance(subject, Decision) else holding_measures()
    return found.filter(pk=subject.pk).exists()


def remedies_for(subject):
    """What can follow from an appeal that is upheld; what was only sent back needs no other assessors."""
    if not isinstance(subject, Decision):
        return (Remedy.GIVE_BACK,)
    return (Remedy.PLENARY,) if subject.outcome == Outcome.SENT_BACK else (Remedy.PLENARY, Remedy.ASSESSMENT)


def is_appealable(subject):
    """Whether it is of a kind against which one appeals."""
    return isinstance(subject, Decision) or subject.measure in TAKEN


def where(subject):
    """How appeals and leaves name what is appealed: `{"decision": …}` or `{"proposal": …}`."""
    return {"decision" if isinstance(subject, Decision) else "proposal": subject}


def application_of(subject):
    """The case in which it was decided."""
    return subject.application if isinstance(subject, Decision) else subject.case.certificate.application


def version_of(subject):
    """The scheme version whose terms hold."""
    return subject.application.scheme_version if isinstance(subject, Decision) else subject.case.version


def appellant_of(subject):
    """The only person who can appeal."""
    return subject.application.applicant if isinstance(subject, Decision) else subject.case.certificate.holder


def known_at(subject):
    """When it was made known."""
    return subject.released_at if isinstance(subject, Decision) else subject.settled_at


def leave_for(subject):
    """The head's leave to appeal late; None without."""
    return getattr(subject, "late_leave", None)


def filing_deadline(subject):
    """Until when it can be appealed: working days from the day it was made known, or from the head's leave."""
    leave, version = leave_for(subject), version_of(subject)
    return add_workdays(
        timezone.localdate(leave.given_at if leave else known_at(subject)),
        version.appeal_filing_workdays,
        joint_leave_counts=version.joint_leave_counts,
    )


def appeal_against(subject):
    """The appeal that is open or was ruled on; None where there is room for one."""
    return Appeal.objects.standing().filter(**where(subject)).first()


def ruling_deadline(appeal):
    """Until when it is ruled on: working days from its receipt, which is not counted (9.9.5)."""
    version = appeal.version
    return add_workdays(
        timezone.localdate(appeal.lodged_at),
        version.appeal_decision_workdays,
        joint_leave_counts=version.joint_leave_counts,
    )
