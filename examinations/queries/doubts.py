"""Results that were measured with equipment found lapsed afterwards, and what became of each (9.3.3)."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from assessments.models import Assessment, TestEvidence
from assessments.states import AssessmentState
from examinations.models import TOOK_PART, Disposition, Seat
from venues.models import EquipmentDoubt

from .sessions import day_of


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
    doubts = EquipmentDoubt.objects.standing().select_related("equipment__venue")
    if doubt is not None:
        doubts = doubts.filter(pk=doubt.pk)
    seats = Seat.objects.live().filter(presence__in=TOOK_PART, identified_at__isnull=False)
    if assessment is not None:
        seats = seats.filter(plan__assessment=assessment)
    if session is not None:
        seats = seats.filter(session=session)
    return _flags(doubts, seats) if seats.exists() else []


def _flags(doubts, seats):
    found = [
        (one, seat)
        for one in doubts
        for seat in seats.filter(
            session__equipment=one.equipment_id,
            session__begins_at__range=(day_of(one.from_on)[0], day_of(one.until_on)[1]),
        ).with_candidate()
    ]
    settled = {
        (row.doubt_id, row.seat_id): row
        for row in Disposition.objects.filter(doubt__in=[one for one, _seat in found]).select_related(
            "settled_by"
        )
    }
    return [Flag(one, seat, settled.get((one.pk, seat.pk))) for one, seat in found]


def open_flags(**where):
    """Those that nobody has settled."""
    return [flag for flag in flags(**where) if flag.is_open]


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
    if leading is None:
        return found
    return [flag for flag in found if leads(leading, flag.seat)]


def leads(user, seat):
    """Whether this person is the lead assessor of the case."""
    leads = seat.plan.assessment.assignments.live().filter(is_lead=True, registration__user=user)
    return leads.exists()


def awaited(assessment):
    """For the report of the assessor: results in doubt that nobody has settled (9.3.3)."""
    for flag in open_flags(assessment=assessment):
        yield _("%s is in doubt, and whether the result stands is not settled") % flag.doubt.equipment
