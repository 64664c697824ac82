"""The minutes of a ruling, Berita Acara Putusan Banding: frozen when written, sealed with the last hand (9.9.6)."""

from dataclasses import asdict, dataclass

from django.utils import translation
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from appeals.models import Remedy
from appeals.queries.subjects import ruling_deadline
from foundation.documents.papers import PaperKind, register
from foundation.documents.papers.facts import Facts, IssuingBody, PaperHead, Row, SchemeFacts, Signature
from foundation.look import writing
from schemes.papers import body_facts, scheme_facts

from .form import what


@dataclass(frozen=True)
class Member:
    """A member of the team, and why they are independent."""

    name: str
    part: str
    independence: str
    voice: str


@dataclass(frozen=True)
class Said:
    """What one side said, and when."""

    side: str
    words: str
    when: str


@dataclass(frozen=True)
class AppealMinutesFacts(Facts):
    """Berita Acara Putusan Banding."""

    body: IssuingBody
    paper: PaperHead
    scheme: SchemeFacts
    appeal: str
    facts: tuple[Row, ...]
    members: tuple[Member, ...]
    grounds: str
    statements: tuple[Said, ...]
    hearing: str
    upheld: bool
    verdict: str
    follows: str
    reasons: str
    manifest: str
    signatures: tuple[Signature, ...]


register(PaperKind("appeal-minutes", "appeals/papers/minutes.html", ("minutes.css", "appeals.css")))

FOLLOWS = {
    Remedy.PLENARY: gettext_lazy(
        "A new plenary meeting decides, with members who had no part in the first decision. "
        "Until then the first decision stands; it stays on file."
    ),
    Remedy.ASSESSMENT: gettext_lazy(
        "Other assessors assess anew, then a new plenary meeting decides with other members. "
        "Until then the first decision stands; it stays on file."
    ),
    Remedy.GIVE_BACK: gettext_lazy("The certificate holds again. The measure stays on file."),
    "": gettext_lazy("The decision stands and is final. There is no further appeal."),
}


@translation.override("id")
def ruling_facts(ruling):
    """The minutes without signatures: what each member signs by its hash."""
    hearing = ruling.hearing
    appeal = hearing.appeal
    return AppealMinutesFacts(
        body=body_facts(),
        paper=PaperHead(
            number=ruling.number,
            subject=_("Ruling on appeal %s") % appeal.number,
            date=writing.day(ruling.written_at),
            sample=appeal.version.is_example,
        ),
        scheme=scheme_facts(appeal.version),
        appeal=appeal.number,
        facts=tuple(_facts(appeal, hearing)),
        members=tuple(_member(seat, hearing) for seat in appeal.live_seats),
        grounds=appeal.grounds,
        statements=tuple(_said(appeal)),
        hearing=hearing.words,
        upheld=ruling.upheld,
        verdict=_("The appeal is upheld.") if ruling.upheld else _("The appeal is rejected."),
        follows=str(FOLLOWS[ruling.remedy]),
        reasons=ruling.reasons,
        manifest=appeal.decision.manifest.sha256 if appeal.decision_id else "",
        signatures=(),
    )


@translation.override("id")
def signed_ruling_facts(ruling):
    """The frozen facts with the hands that were put under their hash."""
    signed = ruling.signatures.select_related("seat__user").order_by("signed_at", "pk")
    return ruling.facts | {"signatures": [asdict(_hand(row)) for row in signed]}


def _hand(row):
    return Signature(
        name=row.seat.user.full_name,
        post=_part_of(row.seat),
        lines=(_("Signed electronically"), writing.moment(row.signed_at)),
    )


def _part_of(seat):
    return _("Chair of the appeal team") if seat.is_chair else _("Member")


def _facts(appeal, hearing):
    yield Row(_("Appellant"), appeal.application.particulars.full_name)
    yield Row(_("Decision that is appealed"), what(appeal))
    yield Row(_("Appeal against"), appeal.get_about_display())
    yield Row(_("Received"), writing.moment(appeal.lodged_at))
    yield Row(_("To be ruled on by"), f"{writing.day(ruling_deadline(appeal).due_on)} [9.9.5]")
    yield Row(_("Hearing"), f"{writing.weekday(hearing.on)}, {hearing.starts_at:%H.%M} WIB, {hearing.place}")
    yield Row(_("Present"), _came(hearing))


def _came(hearing):
    sides = ((_("Appellant"), hearing.appellant_came), (_("LSP"), hearing.lsp_came))
    return "; ".join(f"{side}: {_('present') if came else _('called, stayed away')}" for side, came in sides)


def _member(seat, hearing):
    voice = seat.voices.get(hearing=hearing)
    independence = _("No part in the case by the portal's record; declared on %s.")
    return Member(
        name=seat.user.full_name,
        part=f"{_part_of(seat)}{_(', appointed by the head from outside') if seat.is_outsider else ''}",
        independence=independence % writing.day(seat.declared_at),
        voice=_("upholds") if voice.upholds else _("rejects"),
    )


def _said(appeal):
    for one in appeal.statements.order_by("pk"):
        yield Said(one.get_side_display(), one.words, writing.moment(one.said_at))
