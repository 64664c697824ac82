"""FR.IA.10, what a third party confirms (9.3.1)."""

from dataclasses import dataclass

from django.utils import translation
from django.utils.translation import gettext as _

from assessments.papers.common import form_of, hand, head_of
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

from .common import Maker, instrument_row, made_by, title_of
from .sealing import opened


@dataclass(frozen=True)
class Confirmed:
    """A question with yes or no."""

    number: int
    text: str
    is_yes: bool


@dataclass(frozen=True)
class Told:
    """A question that is answered in words."""

    text: str
    words: str


@dataclass(frozen=True)
class ThirdPartyFacts(Facts):
    """FR.IA.10 Verifikasi Pihak Ketiga. Nothing in it has a default: somebody said it."""

    body: IssuingBody
    paper: PaperHead
    scheme: SchemeFacts
    form: FormHead
    sitting: tuple[Row, ...]
    person: tuple[Row, ...]
    instructions: str
    yes_no: tuple[Confirmed, ...]
    open: tuple[Told, ...]
    asked: str  # how and when the person was asked
    made: tuple[Maker, ...]
    signatures: tuple[Signature, ...]


register(PaperKind("ia10", "examinations/papers/ia10.html", ("form.css", "record.css"), dress=opened("ia10")))


@translation.override("id")
def third_party_facts(third_party, *, at):
    """The form as it was answered now."""
    assessment, instrument = third_party.assessment, third_party.instrument
    application = assessment.application
    answers = list(third_party.answers.select_related("item"))
    return ThirdPartyFacts(
        body=body_facts(),
        paper=head_of(application, application.candidate_number, instrument.printed_form, at),
        scheme=scheme_facts(application.scheme_version),
        form=form_of(
            instrument.printed_form,
            title_of(instrument.form),
            assessment,
            at,
            edition=instrument.form_edition,
        ),
        sitting=(
            instrument_row(instrument),
            Row(
                _("Elements"),
                "; ".join(f"{element.unit.code} {element.title_id}" for element in third_party.elements),
            ),
        ),
        person=tuple(_person(third_party)),
        instructions=instrument.instructions_id,
        yes_no=tuple(
            Confirmed(one.position, one.item.words["id"], one.is_yes)
            for one in answers
            if one.is_yes is not None
        ),
        open=tuple(Told(one.item.words["id"], one.words) for one in answers if one.is_yes is None),
        asked=_asked(third_party),
        made=made_by(instrument),
        signatures=(hand(third_party.signed_as, _("Third party"), at),),
    )


def _person(third_party):
    told = third_party.particulars
    labels = {
        "name": _("Name of the supervisor"),
        "position": _("Position"),
        "workplace": _("Workplace"),
        "address": _("Address"),
        "phone": _("Telephone"),
    }
    return [Row(label, told.get(key, "")) for key, label in labels.items()]


def _asked(third_party):
    words = {
        "email": third_party.email,
        "moment": writing.moment(third_party.asked_at),
        "assessor": third_party.asked_by.full_name,
    }
    return _("Asked by %(assessor)s through a personal link to %(email)s on %(moment)s.") % words


@translation.override("id")
def third_party_evidence(third_party):
    """Labels and values for whoever judges the answer as evidence."""
    said = [one.is_yes for one in third_party.answers.all() if one.is_yes is not None]
    return {
        _("Third party"): f"{third_party.particulars['name']}, {third_party.particulars.get('position', '')}",
        _("Answered with yes"): _("%(yes)d of %(count)d") % {"yes": sum(said), "count": len(said)},
    }
