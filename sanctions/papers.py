"""The letters on paper to a holder: warning, suspension, withdrawal, lifting (9.5.1, 9.5.2, 9.8.4)."""

from dataclasses import dataclass

from django.utils import translation
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from accounts.models import Role
from foundation.documents.papers import PaperKind, register
from foundation.documents.papers.facts import Facts, IssuingBody, PaperHead, Row, Signature
from foundation.look import writing
from sanctions.models import Measure
from schemes.papers import body_facts


@dataclass(frozen=True)
class SanctionLetterFacts(Facts):
    """A letter to one holder: what is said, the facts in rows, what is to be done, and by whom it is signed."""

    body: IssuingBody
    paper: PaperHead
    name: str
    certificate: str  # "70209 … 0000123 2026 · Pengelolaan Data Pelanggan"
    opening: tuple[str, ...]
    rows: tuple[Row, ...]
    duties: tuple[str, ...]
    closing: str
    signer: Signature


register(PaperKind("sanction-letter", "sanctions/papers/letter.html", ("letter.css",)))


@translation.override("id")
def warning_facts(case, *, position, number, words, comply_by, by, at):
    """A warning: what the holder has to do, until when, and what follows otherwise (9.5.2)."""
    ordinal = {"position": position}
    return _facts(
        case,
        subject=_("Warning %(position)d") % ordinal,
        number=number,
        opening=(
            _(
                "Something was reported about you as the holder of a certificate. You could answer, and it was weighed."
            ),
            _("This is warning %(position)d.") % ordinal,
        ),
        rows=(
            Row(_("Case"), case.number),
            Row(_("Ground"), f"{case.get_ground_display()} [9.5.1]"),
            Row(_("What you have to do"), words),
            Row(_("To comply by"), writing.day(comply_by)),
        ),
        duties=(),
        closing=_(
            "Where a warning about misuse goes unheeded, the certificate is withdrawn. [9.5.2] "
            "Tell us on your page when you have done what is asked."
        ),
        by=by,
        at=at,
    )


STOP = gettext_lazy(
    "Stop using the certificate, its number, and every statement that refers to the LSP. [9.8.4]"
)
GIVE_BACK = gettext_lazy("Give the printed certificate and card back by %s. [9.8.4]")
SUBJECTS = {
    Measure.SUSPEND: gettext_lazy("Suspension of the certificate"),
    Measure.WITHDRAW: gettext_lazy("Withdrawal of the certificate"),
    Measure.LIFT: gettext_lazy("End of the suspension"),
}
OPENINGS = {
    Measure.SUSPEND: gettext_lazy(
        "Your certificate is suspended since %s. It does not hold while it is suspended."
    ),
    Measure.WITHDRAW: gettext_lazy("Your certificate is withdrawn since %s and does not hold any more."),
    Measure.LIFT: gettext_lazy(
        "The suspension of your certificate ended on %s. The certificate holds again."
    ),
}


@translation.override("id")
def decision_facts(proposal, *, number, return_by, by, at):
    """What was decided about a certificate, why, and what the holder has to do now (9.5.1, 9.8.4)."""
    case, day = proposal.case, writing.day(at)
    return _facts(
        case,
        subject=str(SUBJECTS[proposal.measure]),
        number=number,
        opening=(OPENINGS[proposal.measure] % day,),
        rows=tuple(_rows(proposal)),
        duties=_duties(proposal, return_by),
        closing=_(
            "Anyone who checks the certificate sees its state, and not the ground. "
            "You can appeal against this decision. [9.9.1]"
        ),
        by=by,
        at=at,
    )


def _duties(proposal, return_by):
    if proposal.measure == Measure.LIFT:
        return ()
    return (str(STOP), GIVE_BACK % writing.day(return_by)) if return_by else (str(STOP),)


def _rows(proposal):
    case = proposal.case
    yield Row(_("Case"), case.number)
    if proposal.measure != Measure.LIFT:
        yield Row(_("Ground"), f"{proposal.get_ground_display()} [9.5.1]")
    yield Row(_("Reasons"), proposal.words)
    if proposal.measure == Measure.SUSPEND:
        yield Row(_("Suspended until"), writing.day(proposal.ends_on))
        yield Row(_("Condition for lifting it"), proposal.condition)


def _facts(case, *, subject, number, by, at, **words):
    version = case.version
    return SanctionLetterFacts(
        body=body_facts(),
        paper=PaperHead(number=number, subject=subject, date=writing.day(at), sample=version.is_example),
        name=case.certificate.holder_name,
        certificate=f"{case.certificate.number} · {version.title_id}",
        signer=Signature(
            name=by.full_name,
            post=_("Head of the LSP") if by.holds(Role.HEAD) else _("Secretariat"),
            lines=(_("Signed electronically"), writing.moment(at)),
        ),
        **words,
    )
