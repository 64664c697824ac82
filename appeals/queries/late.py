"""Against what the head could still let an appeal in: whose days are over without one (9.9.1)."""

from dataclasses import dataclass

from django.db.models import Q

from appeals.models import Appeal
from decisions.models import Decision
from decisions.queries import reopenable
from foundation.workdays.queries import Calendar, reckoning_by

from .subjects import application_of, filing_deadline, holding_measures, known_at

AT_MOST = 30


@dataclass(frozen=True)
class Late:
    """Somebody's decision whose days to appeal are over."""

    subject: object
    name: str
    what: str
    known_at: object
    deadline: object

    @property
    def is_decision(self):
        """Whether it is a decision of a meeting, and not a measure."""
        return isinstance(self.subject, Decision)


def late_subjects(*, at, words=""):
    """The latest first; by a part of the name or the number, where words are given."""
    found = [*_decisions(words), *_measures(words)]
    with reckoning_by(Calendar.kept()):
        rows = [_row(subject) for subject in found if filing_deadline(subject).has_passed(at)]
    return sorted(rows, key=lambda row: row.known_at, reverse=True)[:AT_MOST]


def _row(subject):
    application = application_of(subject)
    what = subject.get_outcome_display() if isinstance(subject, Decision) else subject.get_measure_display()
    return Late(subject, application.particulars.full_name, what, known_at(subject), filing_deadline(subject))


def _decisions(words):
    taken = Appeal.objects.standing().exclude(decision=None).values("decision")
    found = reopenable().filter(late_leave=None).exclude(pk__in=taken).filter(_named("application", words))
    return found.select_related("application__scheme_version", "application__particulars").order_by(
        "-released_at"
    )[:AT_MOST]


def _measures(words):
    taken = Appeal.objects.standing().exclude(proposal=None).values("proposal")
    found = holding_measures().filter(late_leave=None).exclude(pk__in=taken)
    found = found.filter(_named("case__certificate__application", words))
    return found.select_related(
        "case__certificate__scheme_version", "case__certificate__application__particulars"
    ).order_by("-settled_at")[:AT_MOST]


def _named(application, words):
    words = words.strip()
    if not words:
        return Q()
    return Q(**{f"{application}__particulars__full_name__icontains": words}) | Q(
        **{f"{application}__candidate_number__icontains": words}
    )
