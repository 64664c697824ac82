"""What the pages of the plenary room show: agenda, seats, voices, and how far the seal is (9.4.5)."""

from dataclasses import dataclass, field

from django.utils.translation import gettext as _

from accounts.models import Role
from accounts.queries import people_holding
from assessments.queries import sheets_of
from decisions.models import Decision, MinutesSignature
from decisions.states import MeetingState
from examinations.queries.doubts import cases_in_doubt

from .completeness import completeness, ready_for_agenda
from .items import block, decision_of


@dataclass(frozen=True)
class Line:
    """An item as the agenda lists it."""

    item: object
    decision: Decision | None
    in_block: bool
    my_vote: object = None
    stands_aside: bool = False
    is_in_doubt: bool = False


@dataclass(frozen=True)
class ReadyFile:
    """A case that waits for an agenda, and what its file lacks."""

    application: object
    missing: list


@dataclass(frozen=True)
class SeatLine:
    """A seat as one item shows it."""

    seat: object
    recusal: object = None
    vote: object = None


@dataclass(frozen=True)
class Room:
    """One item with everybody around it. Other members' votes show after one's own (embargo inside the team)."""

    lines: list
    quorum: int
    decision: Decision | None = None
    my_vote: object = None
    my_recusal: object = None
    my_answer: dict = field(default_factory=dict)

    @property
    def voices(self):
        """How many present members have a voice on this item."""
        return sum(bool(line.seat.presence) and not line.recusal for line in self.lines)

    @property
    def has_quorum(self):
        return self.voices >= self.quorum

    @property
    def shows_votes(self):
        """Whether the reader may see what the others voted."""
        return self.my_vote is not None or self.decision is not None


@dataclass(frozen=True)
class Step:
    """A step on the way to the seal."""

    name: str
    note: str
    is_done: bool


def agenda(meeting, user):
    """The agenda as this person sees it, in its order."""
    decided = {row.item_id: row for row in Decision.objects.live().filter(item__meeting=meeting)}
    together = set(block(meeting).values_list("pk", flat=True))
    doubted = cases_in_doubt()
    items = meeting.items.select_related(
        "application__particulars", "application__assessment", "recommendation"
    ).prefetch_related("votes__seat", "recusals__seat")
    return [
        Line(
            item,
            decided.get(item.pk),
            item.pk in together,
            my_vote=next((vote for vote in item.votes.all() if vote.seat.user_id == user.pk), None),
            stands_aside=any(recusal.seat.user_id == user.pk for recusal in item.recusals.all()),
            is_in_doubt=item.application_id in doubted,
        )
        for item in items
    ]


def room_of(item, user):
    """The room around one item, as this member sees it."""
    votes = {vote.seat_id: vote for vote in item.votes.all()}
    aside = {recusal.seat_id: recusal for recusal in item.recusals.all()}
    seats = list(item.meeting.seats.select_related("user"))
    mine = next(seat for seat in seats if seat.user_id == user.pk)
    vote = votes.get(mine.pk)
    return Room(
        lines=[SeatLine(seat, aside.get(seat.pk), votes.get(seat.pk)) for seat in seats],
        quorum=item.application.scheme_version.quorum,
        decision=decision_of(item),
        my_vote=vote,
        my_recusal=aside.get(mine.pk),
        my_answer={"outcome": vote.outcome, "dissent": vote.dissent} if vote else {},
    )


def ready_files():
    """Reported cases for the next agenda, with what each lacks (9.4.1)."""
    return [
        ReadyFile(case, [check for check in completeness(case) if not check.is_met])
        for case in ready_for_agenda()
    ]


def candidates_for_seats(meeting):
    """Members of the decision team on the day who have no seat yet."""
    seated = meeting.seats.values("user")
    return people_holding(Role.DECISION, on=meeting.on).exclude(pk__in=seated).order_by("full_name")


def files_of(application):
    """Everything with a file: the required documents, then the evidence."""
    documents = application.attachments.current().select_related("upload", "requirement")
    evidence = application.evidence.filter(removed_at__isnull=True).select_related("upload")
    return [*documents, *evidence]


def records_of(application):
    """Every paper of the assessment: agreement, checklists, what the test brought, records and reports (9.3.6)."""
    return sheets_of(application.assessment)


def seal_steps(meeting):
    """How far the meeting is on its way to the seal: each step only after the one before."""
    items = meeting.items.count()
    decided = Decision.objects.live().filter(item__meeting=meeting).count()
    present = meeting.seats.exclude(presence="").count()
    signed = MinutesSignature.objects.filter(seat__meeting=meeting, annulled_at__isnull=True).count()
    sealed = meeting.state == MeetingState.SEALED
    of = _("%(done)d of %(all)d")
    return [
        Step(_("All cases decided"), of % {"done": decided, "all": items}, bool(items) and decided == items),
        Step(_("Minutes"), of % {"done": signed, "all": present}, bool(signed) and signed == present),
        Step(_("Decree"), _("signed by the head of the LSP"), sealed),
        Step(_("Certificates issued"), _("results and letters are released together"), sealed),
    ]
