"""The report of a day at a test place, with its attendance list (9.3.2, 9.3.3, 9.3.6)."""

from dataclasses import dataclass

from django.utils import timezone, translation
from django.utils.translation import gettext as _

from assessments.queries import lead_of
from examinations.models import ArrivalWay, Presence
from examinations.queries.sessions import assessors_in, live_seats
from foundation.documents.papers import PaperKind, register
from foundation.documents.papers.facts import Facts, IssuingBody, PaperHead, Row, SchemeFacts, Signature
from foundation.look import writing
from schemes.papers import body_facts, scheme_facts
from venues.queries import deciding_check

HAND = "hand.png"


@dataclass(frozen=True)
class Attended:
    """A line of the attendance list."""

    seat: str
    name: str
    number: str  # of the candidate
    assessor: str
    presence: str  # "Hadir, 08.52 WIB"
    identity: str  # who compared the face, and when
    hand: str  # how the list was signed
    picture: str = ""
    note: str = ""


@dataclass(frozen=True)
class Happened:
    """An incident."""

    at: str
    kind: str
    about: str
    words: str


@dataclass(frozen=True)
class Used:
    """A piece of equipment that the session used."""

    name: str
    serial: str
    check: str


@dataclass(frozen=True)
class SessionReportFacts(Facts):
    """Berita acara uji kompetensi, with the attendance list."""

    body: IssuingBody
    paper: PaperHead
    scheme: SchemeFacts
    opening: str
    sitting: tuple[Row, ...]
    sum: str  # "3 peserta: 2 hadir, 1 tidak hadir"
    attendance: tuple[Attended, ...]
    incidents: tuple[Happened, ...]
    equipment: tuple[Used, ...]
    summary: str
    signer: Signature


register(
    PaperKind("session-report", "examinations/papers/session_report.html", ("letter.css", "minutes.css"))
)


@translation.override("id")
def report_facts(session, *, summary, hand, number, at):
    """Everything as it stands when the invigilator signs."""
    seats = list(live_seats(session))
    version = session.scheme_version
    return SessionReportFacts(
        body=body_facts(),
        paper=PaperHead(
            number=number,
            subject=_("Competency test of %s") % writing.day(session.begins_at),
            date=writing.day(at),
            sample=version.is_example,
        ),
        scheme=scheme_facts(version),
        opening=_("On %(day)s a competency test was held by clauses 9.3.1 to 9.3.3 of the scheme.")
        % {"day": writing.weekday(session.begins_at)},
        sitting=_sitting(session),
        sum=_sum(seats),
        attendance=tuple(_attended(seat) for seat in seats),
        incidents=tuple(_happened(incident) for incident in session.incidents.select_related("seat")),
        equipment=tuple(_used(piece, session.on) for piece in session.equipment.all()),
        summary=summary,
        signer=_signer(session, hand, at),
    )


def report_things(session, hand):
    """The pictures in it: the drawn signatures of candidates and invigilator."""
    things = {
        _picture(seat): seat.arrival.drawn
        for seat in live_seats(session)
        if hasattr(seat, "arrival") and seat.arrival.drawn
    }
    return things | ({HAND: hand["drawn"]} if hand["drawn"] else {})


def _sitting(session):
    venue = session.venue
    assessors = [f"{each.user.full_name} ({each.met_number})" for each in assessors_in(session)]
    return (
        Row(_("Test place"), venue.name),
        Row(_("Kind"), venue.get_kind_display()),
        Row(_("Address"), f"{venue.address}, {venue.city}"),
        Row(_("Planned"), f"{writing.clock(session.begins_at)} – {writing.clock(session.ends_at)}"),
        Row(_("Took place"), f"{writing.clock(session.started_at)} – {writing.clock(session.closed_at)}"),
        Row(_("Verified until"), writing.day(session.verification.valid_until)),
        Row(_("Assessors"), "; ".join(assessors)),
        Row(_("Invigilator"), session.invigilator.full_name),
    )


def _sum(seats):
    counts = [
        f"{sum(seat.presence == value for seat in seats)} {label.lower()}"
        for value, label in Presence.choices
        if any(seat.presence == value for seat in seats)
    ]
    return _("%(count)d candidates: %(counts)s.") % {"count": len(seats), "counts": ", ".join(counts)}


def _attended(seat):
    arrival = getattr(seat, "arrival", None)
    lead = lead_of(seat.plan.assessment)
    return Attended(
        seat=str(seat.number),
        name=seat.name,
        number=seat.application.candidate_number,
        assessor=lead.registration.user.full_name if lead else "",
        presence=_presence(seat),
        identity=_("%(who)s, %(when)s")
        % {"who": seat.identified_by, "when": writing.clock(seat.identified_at)}
        if seat.identified_at
        else "",
        hand=_hand_of(arrival),
        picture=_picture(seat) if arrival and arrival.drawn else "",
        note=_note(seat),
    )


def _presence(seat):
    if seat.arrived_at is None:
        return seat.get_presence_display()
    return f"{seat.get_presence_display()}, {writing.clock(seat.arrived_at)}"


def _hand_of(arrival):
    if arrival is None:
        return ""
    if arrival.way == ArrivalWay.QR:
        return _("Code of the candidate's account, %s") % writing.clock(arrival.seen_at)
    return arrival.typed_name


def _note(seat):
    notes = []
    if seat.admitted is not None:
        words = (
            _("%(minutes)d minutes late, let in by %(who)s: %(reason)s")
            if seat.admitted
            else _("%(minutes)d minutes late, not let in by %(who)s: %(reason)s")
        )
        notes.append(
            words
            % {
                "minutes": seat.minutes_late,
                "who": seat.admitted_by,
                "reason": seat.admission_reason.rstrip("."),
            }
        )
    elif seat.minutes_late:
        notes.append(_("%d minutes after the beginning") % seat.minutes_late)
    if seat.left_at:
        notes.append(_("left at %s") % writing.clock(seat.left_at))
    return "; ".join(notes)


def _happened(incident):
    return Happened(
        at=writing.clock(incident.happened_at),
        kind=incident.get_kind_display(),
        about=_("seat %d") % incident.seat.number if incident.seat else "",
        words=incident.description,
    )


def _used(piece, on):
    check = deciding_check(piece, on)
    words = ""
    if check and check.due_on:
        words = _("%(kind)s %(number)s, until %(day)s") % {
            "kind": check.get_kind_display(),
            "number": check.number,
            "day": writing.day(check.due_on),
        }
    return Used(name=" ".join(filter(None, (piece.name, piece.maker))), serial=piece.serial, check=words)


def _signer(session, hand, at):
    return Signature(
        name=session.invigilator.full_name,
        post=_("Invigilator"),
        lines=(_("Signed electronically"), writing.moment(timezone.localtime(at))),
        picture=HAND if hand["drawn"] else "",
    )


def _picture(seat):
    return f"hand-{seat.number}.png"
