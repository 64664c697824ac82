"""FR.AK.07, the checklist of reasonable adjustments (9.2, 9.3).

Its facts tell of health, age and religion: in the row of the paper they lie sealed, and the press alone opens them.
"""

from dataclasses import dataclass

from django.utils import translation
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from assessments.models import Potential
from assessments.papers.common import agreed_hands, form_of, head_of
from assessments.queries import current_plan
from examinations.models import OPTIONS, Characteristic, Fit
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
)
from schemes.papers import body_facts, scheme_facts

from .plans import YesNo, ticks_of
from .sealing import opened, sealed

KIND = "ak07"
RESULTS = {
    "benchmark": gettext_lazy("Benchmark"),
    "methods": gettext_lazy("Assessment methods"),
    "instruments": gettext_lazy("Assessment instruments"),
}


@dataclass(frozen=True)
class Found:
    """One of the eight characteristics: yes or no, what was ticked, what was noted."""

    number: str
    label: str
    answer: bool
    options: tuple[Tick, ...]
    note: str


@dataclass(frozen=True)
class AdjustmentFacts(Facts):
    """FR.AK.07 Ceklis Penyesuaian yang Wajar dan Beralasan."""

    body: IssuingBody
    paper: PaperHead
    scheme: SchemeFacts
    form: FormHead
    potential: tuple[Tick, ...]
    found: tuple[Found, ...]
    fits: tuple[YesNo, ...]
    results: tuple[Row, ...]
    measures: tuple[str, ...]
    answer: str
    signatures: tuple[Signature, ...]


register(PaperKind(KIND, "examinations/papers/ak07.html", ("form.css", "plan.css"), dress=opened(KIND)))


def sealed_facts(adjustments, *, at):
    """FR.AK.07 as its row keeps it."""
    return sealed(KIND, adjustment_facts(adjustments, at=at))


@translation.override("id")
def adjustment_facts(adjustments, *, at):
    """FR.AK.07 as both have signed it."""
    application = adjustments.assessment.application
    findings, plan = adjustments.opened(), current_plan(adjustments.assessment)
    title = _("Checklist of reasonable adjustments")
    return AdjustmentFacts(
        body=body_facts(),
        paper=head_of(application, application.candidate_number, "FR.AK.07", at),
        scheme=scheme_facts(application.scheme_version),
        form=form_of("FR.AK.07", title, adjustments.assessment, at),
        potential=ticks_of(Potential, {plan.potential} if plan else set()),
        found=tuple(_found(item, findings["characteristics"][item.value]) for item in Characteristic),
        fits=tuple(YesNo(str(item.label), findings["fits"][item.value]) for item in Fit),
        results=tuple(Row(str(label), findings["results"].get(key, "")) for key, label in RESULTS.items()),
        measures=tuple(adjustments.measures_read),
        answer=findings["answer"],
        signatures=agreed_hands(adjustments.agreements),
    )


def _found(item, given):
    ticked = set(given.get("options", ()))
    return Found(
        number=item.value,
        label=str(item.label),
        answer=given["answer"],
        options=tuple(Tick(str(label), key in ticked) for key, label in OPTIONS[item]),
        note=given.get("note", ""),
    )
