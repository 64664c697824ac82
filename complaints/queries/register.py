"""The register of complaints: how many, about what, with which outcome, how long (ISO/IEC 17024 9.9, 10.2)."""

from dataclasses import dataclass
from statistics import median

from django.utils import timezone

from complaints.models import About, Complaint, Outcome, Terms
from complaints.states import ComplaintState

from .terms import answer_deadline


@dataclass(frozen=True)
class Line:
    """One complaint of the register, without a name."""

    complaint: Complaint
    outcome: str = ""
    days: int | None = None
    in_time: bool | None = None


def years():
    """The years in which complaints came, the latest first."""
    return [day.year for day in Complaint.objects.datetimes("received_at", "year", order="DESC")]


def lines(year):
    """Every complaint of the year, the first one first: three queries, however many there are."""
    kept = list(Terms.objects.all())
    found = Complaint.objects.filter(received_at__year=year).order_by("pk")
    return [
        _line(one, kept) for one in found.prefetch_related("answers__ruling").select_related("sanction_case")
    ]


def _line(complaint, kept):
    if complaint.answered_at is None:
        return Line(complaint)
    signed = [one for one in complaint.answers.all() if hasattr(one, "ruling") and one.ruling.approves]
    deadline = answer_deadline(complaint, kept)
    return Line(
        complaint,
        outcome=signed[-1].get_outcome_display(),
        days=(timezone.localdate(complaint.answered_at) - timezone.localdate(complaint.received_at)).days,
        in_time=None if deadline is None else not deadline.has_passed(complaint.answered_at),
    )


@dataclass(frozen=True)
class Figures:
    """A year in figures."""

    received: int
    not_admitted: int
    open: int
    answered: int
    late: int
    days: float | None
    about: list
    outcomes: list


def figures(found):
    """The figures of these lines."""
    states = [line.complaint.state for line in found]
    answered = [line for line in found if line.days is not None]
    return Figures(
        received=len(found),
        not_admitted=states.count(ComplaintState.NOT_ADMITTED),
        open=sum(state in {"RECEIVED", "HANDLING", "DRAFTED"} for state in states),
        answered=len(answered),
        late=sum(line.in_time is False for line in answered),
        days=median(line.days for line in answered) if answered else None,
        about=[(kind.label, sum(line.complaint.about == kind for line in found)) for kind in About],
        outcomes=[(kind.label, sum(line.outcome == kind.label for line in answered)) for kind in Outcome],
    )
