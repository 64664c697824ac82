"""FR.AK.05, the report of one assessor about one event: who was recommended for what, and how it went (9.3.6)."""

from dataclasses import dataclass

from django.utils import translation
from django.utils.translation import gettext as _

from accounts.queries import registration_of
from foundation.documents.papers import PaperKind, register
from foundation.documents.papers.facts import (
    Facts,
    FormHead,
    IssuingBody,
    PaperHead,
    Row,
    SchemeFacts,
    Signature,
    UnitFacts,
)
from foundation.look import writing
from schemes.papers import body_facts, scheme_facts, unit_facts

from .common import EDITION, assessor_hand


@dataclass(frozen=True)
class Reported:
    """A candidate of the event."""

    name: str
    number: str
    competent: bool
    remark: str  # code and title of the units that are not yet competent


@dataclass(frozen=True)
class ReportFacts(Facts):
    """FR.AK.05 Laporan Asesmen."""

    body: IssuingBody
    paper: PaperHead
    scheme: SchemeFacts
    form: FormHead
    units: tuple[UnitFacts, ...]
    candidates: tuple[Reported, ...]
    words: tuple[Row, ...]
    corrects: str
    signatures: tuple[Signature, ...]


register(PaperKind("ak05", "assessments/papers/ak05.html", ("form.css",)))


@translation.override("id")
def report_facts(report, *, at):
    """FR.AK.05 as it was sent; a correction says what it corrects (9.3.6)."""
    version = report.assessments.first().application.scheme_version
    registration = registration_of(report.assessor, on=report.held_on)
    number = f" ({registration.met_number})" if registration else ""
    return ReportFacts(
        body=body_facts(),
        paper=PaperHead(
            number=f"{writing.day(report.held_on)} #{report.number}",
            subject="FR.AK.05",
            date=writing.day(at),
            sample=version.is_example,
        ),
        scheme=scheme_facts(version),
        form=FormHead(
            code="FR.AK.05",
            title=_("Assessment report"),
            edition=EDITION,
            rows=(
                Row(_("Event"), report.title),
                Row(_("Place"), report.place),
                Row(_("Assessor"), f"{report.assessor.full_name}{number}"),
                Row(_("Date"), writing.day(report.held_on)),
            ),
        ),
        units=unit_facts(version),
        candidates=tuple(Reported(**row) for row in report.rows),
        words=(
            Row(_("What went badly and what went well"), _both(report)),
            Row(_("Results that candidates did not accept"), report.refusals),
            Row(_("Suggestions for improvement (assessors and staff)"), report.suggestions),
            Row(_("Notes"), report.note),
        ),
        corrects=report.reason,
        signatures=(assessor_hand(report.assessor, at),),
    )


def _both(report):
    words = {_("Negative"): report.negative, _("Positive"): report.positive}
    return "\n".join(f"{label}: {said}" for label, said in words.items() if said)
