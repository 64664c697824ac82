"""The minutes of a plenary meeting, Berita Acara (9.4.5)."""

from dataclasses import asdict, dataclass
from typing import Literal

from django.utils import translation
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from assessments.queries import assessors_of
from decisions.models import MinutesSignature
from decisions.queries import decisions_of
from foundation.documents.papers import PaperKind, register
from foundation.documents.papers.facts import Facts, IssuingBody, PaperHead, Row, SchemeFacts, Signature
from foundation.look import writing
from foundation.look.numerals import in_words
from schemes.papers import body_facts

from .schemes import schemes_of

Outcome = Literal["K", "BK", "BACK"]  # competent, not yet competent, sent back to the assessor


@dataclass(frozen=True)
class Member:
    """A member of the technical team; the letter stands for them in the table of votes."""

    letter: str  # "A"
    name: str
    part: str  # "Ketua Tim Teknis", "Anggota"
    presence: str  # "hadir", "hadir daring", "tidak hadir"
    recusals: str  # "4, 17 (atasan langsung)"; "tidak ada; pernyataan ditandatangani"; "–"


@dataclass(frozen=True)
class Decided:
    """One candidate on the agenda, with the recommendation, the decision, and the file as it was decided."""

    name: str
    number: str  # candidate number
    employer: str
    recommendation: str  # "Kompeten, portofolio"
    assessor: str  # MET number
    outcome: Outcome
    verdict: str  # "Kompeten", "Belum kompeten", "Dikembalikan"
    votes: str  # "A, B, C setuju · D mundur"
    reason: str = ""
    dissent: str = ""
    documents: int = 0
    manifest: str = ""  # SHA-256 of the list of contents at the seal, 64 hex digits


@dataclass(frozen=True)
class Total:
    """How many had one outcome."""

    label: str
    count: int


@dataclass(frozen=True)
class MinutesFacts(Facts):
    """Berita Acara Rapat Pleno."""

    body: IssuingBody
    paper: PaperHead
    scheme: SchemeFacts
    opening: str  # "Pada hari ini, Selasa, tanggal …"
    facts: tuple[Row, ...]  # Waktu, Tempat, Dasar, Pemimpin · notulis
    members: tuple[Member, ...]
    quorum: str
    how: str
    candidates: tuple[Decided, ...]
    totals: tuple[Total, ...]
    conclusion: str
    signatures: tuple[Signature, ...]


register(PaperKind("minutes", "decisions/papers/minutes.html", ("minutes.css",)))


VERDICTS = {
    "COMPETENT": ("K", gettext_lazy("Competent")),
    "NOT_YET": ("BK", gettext_lazy("Not yet competent")),
    "SENT_BACK": ("BACK", gettext_lazy("Sent back")),
}


@translation.override("id")
def minutes_facts(meeting):
    """The minutes as they stand when the session closes, without signatures: what each member signs by its hash."""
    seats = list(meeting.seats.select_related("user"))
    decisions = decisions_of(meeting)
    scheme = schemes_of(decisions)
    return MinutesFacts(
        body=body_facts(),
        paper=PaperHead(
            number=meeting.number,
            subject=_("Plenary meeting %s") % scheme.title,
            date=writing.day(meeting.on),
            sample=any(decision.application.scheme_version.is_example for decision in decisions),
        ),
        scheme=scheme,
        opening=_opening(meeting),
        facts=_facts(meeting, seats),
        members=tuple(_member(seat, meeting) for seat in seats),
        quorum=_quorum(seats, decisions),
        how=_("The meeting examined %(count)d files. Letters in the column of votes refer to table 1.")
        % {"count": len(decisions)},
        candidates=tuple(_decided(decision) for decision in decisions),
        totals=tuple(
            Total(str(words), count)
            for outcome, (_mark, words) in VERDICTS.items()
            if (count := sum(decision.outcome == outcome for decision in decisions))
        ),
        conclusion=meeting.conclusion
        or _(
            "Candidates decided competent are put forward for the decree. Others receive a letter with the reasons."
        ),
        signatures=(),
    )


@translation.override("id")
def signed_minutes_facts(meeting):
    """The frozen facts with the signatures that were put under their hash."""
    signed = MinutesSignature.objects.filter(seat__meeting=meeting, annulled_at__isnull=True)
    rows = signed.select_related("seat__user").order_by("seat__letter")
    return meeting.minutes_facts | {"signatures": [asdict(signature_of(row)) for row in rows]}


def signature_of(row):
    """A member's hand, as minutes and addenda print it."""
    return Signature(
        name=row.seat.user.full_name,
        post=_part_of(row.seat),
        lines=(_("Signed electronically"), writing.moment(row.signed_at)),
    )


def _opening(meeting):
    day, month = date_format(meeting.on, "l"), date_format(meeting.on, "F")
    number, year = (in_words(value) for value in (meeting.on.day, meeting.on.year))
    return (
        f"Pada hari ini, {day}, tanggal {number} bulan {month} tahun {year}, Tim Teknis Pengambil Keputusan "
        f"Sertifikasi {body_facts().name} mengadakan rapat pleno untuk memverifikasi berkas sertifikasi dan "
        "menetapkan status kompetensi peserta."
    )


def _facts(meeting, seats):
    chair = next((seat for seat in seats if seat.is_chair), None)
    rows = [
        (_("Time"), f"{writing.weekday(meeting.on)}, {meeting.starts_at:%H.%M} WIB"),
        (_("Place"), meeting.place),
        (_("Basis"), " · ".join(filter(None, [_("Scheme, clauses 9.4.1–9.4.5"), meeting.basis]))),
        (_("Chair"), f"{chair.user.full_name} ({chair.letter})" if chair else ""),
    ]
    return tuple(Row(label, value) for label, value in rows)


def _member(seat, meeting):
    aside = seat.recusals.filter(item__meeting=meeting).select_related("item").order_by("item__position")
    return Member(
        letter=seat.letter,
        name=seat.user.full_name,
        part=_part_of(seat),
        presence=seat.get_presence_display() if seat.presence else _("absent"),
        recusals="; ".join(f"{recusal.item.position} ({recusal.reason})" for recusal in aside) or "–",
    )


def _part_of(seat):
    return _("Chair of the technical team") if seat.is_chair else _("Member")


def _quorum(seats, decisions):
    present = sum(bool(seat.presence) for seat in seats)
    voices = min(len(decision.item.votes.all()) for decision in decisions)
    quorum = max(decision.application.scheme_version.quorum for decision in decisions)
    return _(
        "Present: %(present)d of %(seats)d members; required: %(quorum)d members without a part in each item. "
        "Every item was decided by at least %(voices)d members. The quorum is reached for every item."
    ) % {"present": present, "seats": len(seats), "quorum": quorum, "voices": voices}


def _decided(decision):
    application, item = decision.application, decision.item
    mark, words = VERDICTS[decision.outcome]
    assessors = assessors_of(application.assessment)
    return Decided(
        name=application.particulars.full_name,
        number=application.candidate_number,
        employer=application.organisation.name,
        recommendation=item.recommendation.get_outcome_display(),
        assessor=", ".join(each.registration.met_number for each in assessors),
        outcome=mark,
        verdict=str(words),
        votes=_votes(item),
        reason=_reason(decision),
        dissent=" ".join(f"{vote.seat.letter}: {vote.dissent}" for vote in item.votes.all() if vote.dissent),
        documents=len(decision.manifest.rows),
        manifest=decision.manifest.sha256,
    )


def _reason(decision):
    """Why, and in which elements somebody is not yet competent."""
    words = [_("Differs from the recommendation:")] if decision.differs else []
    words += [decision.reason] if decision.reason else []
    named = "; ".join(f"{element.unit.code}, {element}" for element in decision.short_elements.all())
    words += [_("Not yet competent in: %s.") % named] if named else []
    return " ".join(words)


def _votes(item):
    """ "A, B: Competent · C: Not yet competent · D stands aside"."""
    by_outcome = {}
    for vote in item.votes.all():
        by_outcome.setdefault(vote.get_outcome_display(), []).append(vote.seat.letter)
    voices = [f"{', '.join(letters)}: {outcome}" for outcome, letters in by_outcome.items()]
    aside = [recusal.seat.letter for recusal in item.recusals.all()]
    return " · ".join([*voices, *([_("%s stand aside") % ", ".join(aside)] if aside else [])])
