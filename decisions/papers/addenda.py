"""The addendum to minutes, Adendum Berita Acara: both readings side by side (9.4.5)."""

from dataclasses import asdict, dataclass

from django.utils import translation
from django.utils.translation import gettext as _

from foundation.documents.papers import PaperKind, register
from foundation.documents.papers.facts import Facts, IssuingBody, PaperHead, Row, Signature
from foundation.look import writing
from schemes.papers import body_facts

from .minutes import signature_of


@dataclass(frozen=True)
class AddendumFacts(Facts):
    """Adendum Berita Acara Rapat Pleno."""

    body: IssuingBody
    paper: PaperHead
    ordinal: int
    minutes: str  # the number of the minutes
    facts: tuple[Row, ...]  # Berita Acara, Rapat, Bagian
    reads: str
    corrected: str
    reason: str
    minutes_sha256: str  # the hash under which the minutes were signed
    signatures: tuple[Signature, ...]


register(PaperKind("addendum", "decisions/papers/addendum.html", ("minutes.css",)))


@translation.override("id")
def addendum_facts(addendum):
    """The addendum as it is put up for signature: what each member signs by its hash."""
    meeting = addendum.meeting
    return AddendumFacts(
        body=body_facts(),
        paper=PaperHead(
            number=addendum.number,
            subject=_("Addendum to minutes %s") % meeting.number,
            date=writing.day(addendum.put_up_at),
            sample=meeting.minutes_facts["paper"]["sample"],
        ),
        ordinal=addendum.ordinal,
        minutes=meeting.number,
        facts=(
            Row(_("Plenary meeting"), f"{writing.weekday(meeting.on)}, {meeting.place}"),
            Row(_("Basis"), _("Scheme, clause 9.4.5")),
            Row(_("Passage"), addendum.place),
        ),
        reads=addendum.reads,
        corrected=addendum.corrected,
        reason=addendum.reason,
        minutes_sha256=meeting.minutes_sha256,
        signatures=(),
    )


@translation.override("id")
def signed_addendum_facts(addendum):
    """The frozen facts with the signatures that were put under their hash."""
    signed = addendum.signatures.select_related("seat__user").order_by("seat__letter")
    return addendum.facts | {"signatures": [asdict(signature_of(row)) for row in signed]}
