"""FR.AK.04, the appeal as it was lodged (9.9.2)."""

from dataclasses import dataclass

from django.utils import translation
from django.utils.translation import gettext as _

from assessments.queries import assessors_of, last_recommendation
from foundation.documents.papers import PaperKind, register
from foundation.documents.papers.facts import (
    Facts,
    FormHead,
    IssuingBody,
    PaperHead,
    Row,
    SchemeFacts,
    Signature,
)
from foundation.look import writing
from schemes.papers import body_facts, scheme_facts

EDITION = "2023"


@dataclass(frozen=True)
class Asked:
    """A question of the form with its answer."""

    question: str
    yes: bool


@dataclass(frozen=True)
class AppealFormFacts(Facts):
    """FR.AK.04 Banding Asesmen."""

    body: IssuingBody
    paper: PaperHead
    scheme: SchemeFacts
    form: FormHead
    questions: tuple[Asked, ...]
    rows: tuple[Row, ...]
    grounds: str
    signatures: tuple[Signature, ...]


register(PaperKind("ak04", "appeals/papers/ak04.html", ("form.css", "appeals.css")))


@translation.override("id")
def form_facts(appeal):
    """The form with the three questions, the grounds, and the hand of the appellant."""
    application = appeal.application
    name = application.particulars.full_name
    return AppealFormFacts(
        body=body_facts(),
        paper=PaperHead(
            number=appeal.number,
            subject="FR.AK.04",
            date=writing.day(appeal.lodged_at),
            sample=appeal.version.is_example,
        ),
        scheme=scheme_facts(appeal.version),
        form=FormHead(code="FR.AK.04", title=_("Appeal"), edition=EDITION, rows=_head(appeal, name)),
        questions=(
            Asked(_("Was the appeal procedure explained to you?"), appeal.explained),
            Asked(_("Did you talk the appeal over with the assessor?"), appeal.discussed),
            Asked(_("Would you like somebody to help you with the appeal?"), bool(appeal.helper)),
        ),
        rows=tuple(_rows(appeal)),
        grounds=appeal.grounds,
        signatures=(
            Signature(
                name=name,
                post=_("Appellant"),
                lines=(_("Signed electronically"), writing.moment(appeal.lodged_at)),
            ),
        ),
    )


def _head(appeal, name):
    assessment = appeal.application.assessment
    assessors = [each.registration.user.full_name for each in assessors_of(assessment)]
    return (
        Row(_("Candidate"), name),
        Row(_("Assessor"), "; ".join(assessors)),
        Row(_("Date of assessment"), writing.day(last_recommendation(assessment).given_at)),
        Row(_("Date of the decision"), writing.day(_decided_at(appeal))),
    )


def _decided_at(appeal):
    return appeal.decision.released_at if appeal.decision_id else appeal.proposal.settled_at


def _rows(appeal):
    yield Row(_("Decision that is appealed"), what(appeal))
    yield Row(_("Appeal against"), appeal.get_about_display())
    if appeal.helper:
        yield Row(_("Who helps"), appeal.helper)
    names = ", ".join(
        kept.upload.name for kept in appeal.files.filter(statement=None).select_related("upload")
    )
    yield Row(_("Attachments"), names or "–")


def what(appeal):
    """What is appealed, with the number of the paper that carries it."""
    if appeal.decision_id:
        decree = appeal.decision.item.meeting.decree.number
        return f"{appeal.decision.get_outcome_display()}, {decree}"
    return f"{appeal.proposal.get_measure_display()}, {appeal.proposal.paper.number}"
