"""The decree that sets the results of a meeting, Surat Keputusan (9.4.5)."""

from dataclasses import dataclass

from django.utils import translation
from django.utils.translation import gettext as _

from decisions.queries import decisions_of, set_aside_before
from foundation.documents.papers import PaperKind, register
from foundation.documents.papers.facts import Facts, IssuingBody, PaperHead, SchemeFacts, Signature
from foundation.look import writing
from schemes.models import TextKind
from schemes.papers import body_facts

from .schemes import schemes_of


@dataclass(frozen=True)
class Clause:
    """A marked sentence of a decree: ("a.", "bahwa …;") or ("KESATU", "Menetapkan …")."""

    mark: str
    text: str


@dataclass(frozen=True)
class Ground:
    """Menimbang, Mengingat, Memperhatikan."""

    title: str
    clauses: tuple[Clause, ...]


@dataclass(frozen=True)
class CompetentRow:
    """Annex A."""

    name: str
    number: str
    certificate: str
    ends_on: str


@dataclass(frozen=True)
class NotYetRow:
    """Annex B."""

    name: str
    number: str
    units: str  # the units not yet achieved


@dataclass(frozen=True)
class DecreeFacts(Facts):
    """Surat Keputusan penetapan hasil sertifikasi; `issuer` is the office in capitals ("KETUA LSP-P2 …")."""

    body: IssuingBody
    paper: PaperHead
    scheme: SchemeFacts
    issuer: str
    about: str  # "Penetapan Hasil Sertifikasi Kompetensi Skema …"
    grounds: tuple[Ground, ...]
    rulings: tuple[Clause, ...]
    competent: tuple[CompetentRow, ...]
    not_yet: tuple[NotYetRow, ...]
    signer: Signature
    copies: tuple[str, ...] = ()


register(PaperKind("decree", "decisions/papers/decree.html", ("decree.css",)))


@translation.override("id")
def decree_facts(meeting, *, number, grants, signatory, at):
    """Who is competent, with which certificate, and who is not yet: everything the minutes hold (9.4.5)."""
    decisions = decisions_of(meeting)
    version, scheme = decisions[0].application.scheme_version, schemes_of(decisions)
    body = body_facts()
    return DecreeFacts(
        body=body,
        paper=PaperHead(
            number=number,
            subject=_("Results of certification %s") % scheme.title,
            date=writing.day(at),
            sample=any(decision.application.scheme_version.is_example for decision in decisions),
        ),
        scheme=scheme,
        issuer=_issuer(signatory.post_id, body.name),
        about=_("Establishing the results of certification, scheme %s") % scheme.title,
        grounds=_grounds(meeting, decisions, version, scheme),
        rulings=_rulings(meeting, decisions),
        competent=tuple(
            CompetentRow(
                name=decision.application.particulars.full_name,
                number=decision.application.candidate_number,
                certificate=grants[decision.pk].number,
                ends_on=writing.day(grants[decision.pk].ends_on),
            )
            for decision in decisions
            if decision.outcome == "COMPETENT"
        ),
        not_yet=tuple(
            NotYetRow(
                name=decision.application.particulars.full_name,
                number=decision.application.candidate_number,
                units=", ".join(_short_units(decision)),
            )
            for decision in decisions
            if decision.outcome == "NOT_YET"
        ),
        signer=Signature(
            name=signatory.user.full_name,
            post=signatory.post_id,
            post_en=signatory.post_en,
            lines=(_("Signed electronically"), writing.moment(at)),
        ),
    )


def _issuer(post, body):
    """ "Ketua LSP" of "LSP-P2 …" is KETUA LSP-P2 …: nobody says LSP twice."""
    last = post.rsplit(" ", 1)[-1]
    return f"{post.removesuffix(last).strip() if body.startswith(last) else post} {body}".upper()


def _short_units(decision):
    """The units of the elements that the meeting named."""
    return dict.fromkeys(element.unit.code for element in decision.short_elements.all())


def _grounds(meeting, decisions, version, scheme):
    references = version.texts.filter(kind=TextKind.REFERENCE).order_by("position")
    return (
        Ground(
            _("Considering"),
            (
                Clause(
                    "a.",
                    _(
                        "that the technical team has verified the files and established the status of competence;"
                    ),
                ),
                Clause("b.", _("that the results are to be set by decree of the LSP;")),
            ),
        ),
        Ground(
            _("In view of"),
            tuple(Clause(f"{number}.", text.body_id) for number, text in enumerate(references, 1)),
        ),
        Ground(
            _("Having regard to"),
            (
                Clause(
                    "",
                    _("Minutes %(number)s of %(day)s")
                    % {"number": meeting.number, "day": writing.day(meeting.on)},
                ),
                Clause("", _("Scheme document %s") % scheme.document),
                *(Clause("", _superseded(earlier)) for earlier in set_aside_before(decisions)),
            ),
        ),
    )


def _superseded(earlier):
    words = _(
        "A ruling on appeal: the decision on %(name)s in decree %(number)s is decided anew, and superseded by this one"
    )
    return words % {
        "name": earlier.application.particulars.full_name,
        "number": earlier.item.meeting.decree.number,
    }


def _rulings(meeting, decisions):
    competent = sum(decision.outcome == "COMPETENT" for decision in decisions)
    not_yet = sum(decision.outcome == "NOT_YET" for decision in decisions)
    return (
        Clause("KESATU", _("The candidates in annex A (%d) are established as competent.") % competent),
        Clause("KEDUA", _("The candidates in annex B (%d) are established as not yet competent.") % not_yet),
        Clause(
            "KETIGA",
            _(
                "A certificate is issued to everyone in annex A; "
                "everyone in annex B is told the reasons and may appeal."
            ),
        ),
        Clause("KEEMPAT", _("This decree holds from the day on which it is signed.")),
    )
