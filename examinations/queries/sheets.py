"""The papers of a test beside its records: each agreed plan, and the report of each day on which it was held (9.4.1).

FR.AK.07 is not among them: why something was adjusted is for the candidate and the assessors alone.
"""

from django.utils.translation import gettext as _

from assessments.queries import Sheet
from examinations.models import Seat, WrittenPaper
from foundation.look import writing

from .written_marks import questions_of


def sheets(assessment):
    """For the floor below: plans and day reports in their order, also of sessions in which something went wrong."""
    for plan in (
        assessment.test_plans.exclude(agreed_at=None).select_related("mapa01", "mapa02").order_by("number")
    ):
        yield Sheet("FR.MAPA.01", plan.mapa01, f"#{plan.number}")
        yield Sheet("FR.MAPA.02", plan.mapa02, f"#{plan.number}")
    for paper in WrittenPaper.objects.filter(seat__plan__assessment=assessment, marked_at__isnull=False):
        yield Sheet(f"{paper.printed_form}A", questions_of(paper), paper.code)
    held = Seat.objects.live().filter(plan__assessment=assessment, session__report__isnull=False)
    for seat in held.select_related("session__report__paper").order_by("session__begins_at"):
        yield Sheet(
            _("Report of the session"), seat.session.report.paper, writing.day(seat.session.begins_at)
        )
