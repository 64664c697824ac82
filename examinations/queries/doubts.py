"""Results that were measured with equipment found lapsed afterwards, and what became of each (9.3.3)."""

from dataclasses import dataclass

from django.db.models import Exists, F, OuterRef
from django.utils.translation import gettext as _

from assessments.models import Assessment, Assignment, TestEvidence
from assessments.states import AssessmentState
from examinations.models import TOOK_PART, Disposition, Seat
from venues.models import EquipmentDoubt


@dataclass(frozen=True)
class Flag:
    """A result in doubt: whose, about which equipment, and how it was settled (None: not yet)."""

    doubt: EquipmentDoubt
    seat: Seat
    disposition: Disposition | None = None

    @property
    def is_open(self):
        """Nobody has settled it."""
        return self.disposition is None


def flags(*, assessment=None, doubt=None, session=None):
    """Every `Flag`, narrowed to one case, one doubt or one session; doubts that were dropped flag nothing."""
    seats = _doubted()
    if doubt is not None:
        seats = seats.filter(doubt=doubt.pk)
    if assessment is not None:
        seats = seats.filter(plan__assessment=assessment)
    if session is not None:
        seats = seats.filter(session=session)
    return _flags(seats)


def open_flags(*, assessment=None):
    """Those that nobody has settled, of one case or of all."""
    seats = _doubted().exclude(
        Exists(Disposition.objects.filter(seat=OuterRef("pk"), doubt=OuterRef("doubt")))
    )
    return _flags(seats if assessment is None else seats.filter(plan__assessment=assessment))


def _doubted():
    """A row for every doubt about every seat (`.doubt`): equipment of the session, on one of the days in doubt."""
    seats = Seat.objects.live().filter(presence__in=TOOK_PART, identified_at__isnull=False)
    return seats.filter(
        session__equipment__doubts__isnull=False,
        session__equipment__doubts__dropped_at__isnull=True,
        session__begins_at__date__gte=F("session__equipment__doubts__from_on"),
        session__begins_at__date__lte=F("session__equipment__doubts__until_on"),
    ).annotate(doubt=F("session__equipment__doubts"))


def _flags(seats):
    found = list(seats.with_candidate().order_by("-session__equipment__doubts__from_on", "-doubt", "number"))
    if not found:
        return []
    doubts = EquipmentDoubt.objects.select_related("equipment__venue").in_bulk({seat.doubt for seat in found})
    settled = {
        (row.doubt_id, row.seat_id): row
        for row in Disposition.objects.filter(doubt__in=doubts).select_related("settled_by")
    }
    return [Flag(doubts[seat.doubt], seat, settled.get((seat.doubt, seat.pk))) for seat in found]


def cases_in_doubt():
    """For an agenda: the applications of which a result is in doubt and not settled."""
    return {flag.seat.plan.assessment.application_id for flag in open_flags()}


def unsettled(application):
    """For the meeting: what is still in doubt in this case, in words; empty where nothing is."""
    assessment = Assessment.objects.filter(application=application).first()
    if assessment is None:
        return ""
    names = dict.fromkeys(str(flag.doubt.equipment) for flag in open_flags(assessment=assessment))
    if not names:
        return ""
    return _("Results are in doubt and not settled: %s.") % ", ".join(names)


def evidence_of(seat):
    """What the matrix holds from this seat, as far as it counts."""
    sources = [f"written:{pk}" for pk in seat.written_papers.values_list("pk", flat=True)]
    sources += [f"record:{pk}" for pk in seat.records.values_list("pk", flat=True)]
    evidence = TestEvidence.objects.current().filter(assessment=seat.plan.assessment_id, source__in=sources)
    return list(evidence.select_related("assessment__application"))


def doubts_to_settle(*, leading=None):
    """Open flags of cases that are still to be decided; those of the cases that one leads, where a person is given."""
    found = [
        flag
        for flag in open_flags()
        if flag.seat.plan.assessment.state in (AssessmentState.TESTING, AssessmentState.REPORTED)
    ]
    if leading is None or not found:
        return found
    cases = set(_led_by(leading).values_list("assessment", flat=True))
    return [flag for flag in found if flag.seat.plan.assessment_id in cases]


def leads(user, seat):
    """Whether this person is the lead assessor of the case."""
    return _led_by(user).filter(assessment=seat.plan.assessment_id).exists()


def _led_by(user):
    return Assignment.objects.live().filter(is_lead=True, registration__user=user)


def awaited(assessment):
    """For the report of the assessor: results in doubt that nobody has settled (9.3.3)."""
    for flag in open_flags(assessment=assessment):
        yield _("%s is in doubt, and whether the result stands is not settled") % flag.doubt.equipment
