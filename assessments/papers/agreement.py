"""FR.AK.01, the agreement of both sides on plan and confidentiality (9.2.3, 9.2.4)."""

from dataclasses import dataclass

from django.utils import translation
from django.utils.translation import gettext as _

from assessments.models import Method
from foundation.documents.papers import PaperKind, register
from foundation.documents.papers.facts import (
    Facts,
    FormHead,
    IssuingBody,
    PaperHead,
    Row,
    SchemeFacts,
    Signature,
    Tick,
    UnitFacts,
)
from foundation.look import writing
from schemes.papers import body_facts, scheme_facts, unit_facts

from .common import agreed_hands, form_of, head_of, post_of


@dataclass(frozen=True)
class AgreementFacts(Facts):
    """FR.AK.01 Persetujuan Asesmen dan Kerahasiaan (9.2.3, 9.2.4)."""

    body: IssuingBody
    paper: PaperHead
    scheme: SchemeFacts
    form: FormHead
    opening: str
    units: tuple[UnitFacts, ...]
    evidence: tuple[Tick, ...]  # what will be collected
    sitting: tuple[Row, ...]  # Hari, tanggal; Waktu; TUK
    plan: tuple[Row, ...]  # the plan in short: approach, methods; may be empty
    statements: tuple[Row, ...]  # who states what: ("Asesi", "…")
    signatures: tuple[Signature, ...]


register(PaperKind("ak01", "assessments/papers/ak01.html", ("form.css",)))


@translation.override("id")
def agreement_facts(plan, *, at):
    """FR.AK.01 with both hands (9.2.4)."""
    application = plan.assessment.application
    version = application.scheme_version
    return AgreementFacts(
        body=body_facts(),
        paper=head_of(application, application.candidate_number, "FR.AK.01", at),
        scheme=scheme_facts(version),
        form=form_of("FR.AK.01", _("Agreement on assessment and confidentiality"), plan.assessment, at),
        opening=_(
            "This agreement makes sure that the candidate has been told in detail "
            "about plan and process of the assessment."
        ),
        units=unit_facts(version),
        evidence=tuple(Tick(str(label), value in plan.methods) for value, label in Method.choices),
        sitting=(
            Row(_("Day, date"), writing.weekday(plan.on)),
            Row(_("Time"), f"{plan.starts_at:%H.%M}–{plan.ends_at:%H.%M} WIB"),
            Row(_("Test place"), plan.place),
        ),
        plan=(
            Row(_("Where the candidate comes from"), plan.get_potential_display()),
            Row(_("Approach"), plan.approach),
        ),
        statements=tuple(Row(post_of(row["speaker"]), row["id"]) for row in plan.statements),
        signatures=agreed_hands(plan.agreements),
    )
