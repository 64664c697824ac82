"""The attendance list as it is laid out in the room before a session: names, and places for hands (9.3.2)."""

from dataclasses import dataclass

from django.utils import translation
from django.utils.translation import gettext as _

from examinations.queries.attendance import instruments_in
from examinations.queries.sessions import assessors_in, live_seats
from foundation.documents.papers import PaperKind, register
from foundation.documents.papers.facts import Facts, IssuingBody, PaperHead, Row, SchemeFacts
from foundation.look import writing
from schemes.papers import body_facts, scheme_facts


@dataclass(frozen=True)
class Expected:
    """Somebody with a seat, and what is done for them, never why."""

    seat: str
    name: str
    number: str  # of the candidate
    measures: str = ""  # "Tambahan waktu 25 persen"; empty where nothing was agreed


@dataclass(frozen=True)
class AttendanceFacts(Facts):
    """Daftar hadir uji kompetensi, to be signed by hand."""

    body: IssuingBody
    paper: PaperHead
    scheme: SchemeFacts
    sitting: tuple[Row, ...]
    seats: tuple[Expected, ...]
    invigilator: str


register(
    PaperKind("attendance-list", "examinations/papers/attendance_list.html", ("letter.css", "minutes.css"))
)


@translation.override("id")
def attendance_facts(session, *, at):
    """Whoever has a seat now."""
    version = session.scheme_version
    return AttendanceFacts(
        body=body_facts(),
        paper=PaperHead(
            number="",
            subject=_("Attendance list of %s") % writing.day(session.begins_at),
            date=writing.day(at),
            sample=version.is_example,
        ),
        scheme=scheme_facts(version),
        sitting=_sitting(session),
        seats=tuple(_expected(seat) for seat in live_seats(session)),
        invigilator=session.invigilator.full_name,
    )


def _sitting(session):
    venue, hours = session.venue, (writing.clock(session.begins_at), writing.clock(session.ends_at))
    assessors = [f"{each.user.full_name} ({each.met_number})" for each in assessors_in(session)]
    instruments = [
        _("%(instrument)s, edition %(edition)s")
        % {"instrument": f"{one.printed_form} {one.title_id}", "edition": one.edition}
        for one in instruments_in(session)
    ]
    return (
        Row(_("Test place"), venue.name),
        Row(_("Address"), f"{venue.address}, {venue.city}"),
        Row(_("Day"), f"{writing.weekday(session.begins_at)}, {' – '.join(hours)}"),
        Row(_("Instruments"), "; ".join(instruments)),
        Row(_("Assessors"), "; ".join(assessors)),
        Row(_("Invigilator"), session.invigilator.full_name),
    )


def _expected(seat):
    return Expected(
        seat=str(seat.number),
        name=seat.name,
        number=seat.application.candidate_number,
        measures="; ".join(seat.plan.measures),
    )
