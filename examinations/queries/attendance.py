"""What the attendance list of a session is made of, and the one that was printed last (9.3.2)."""

from foundation.documents.models import Paper
from instruments.models import Instrument

ATTENDANCE_LIST = "attendance-list"


def instruments_in(session):
    """The instruments by which the candidates of a session are tested, in the order of the forms."""
    planned = session.seats.live().values("plan__methods__instrument")
    return Instrument.objects.filter(pk__in=planned).order_by("form", "edition")


def last_attendance_list(session):
    """The list that was printed last; None before the first."""
    return Paper.objects.about(session).filter(kind=ATTENDANCE_LIST).order_by("-made_at").first()
