"""What every paper of an assessment says at its top."""

from django.utils import timezone
from django.utils.translation import gettext as _

from assessments.queries import lead_of
from foundation.documents.papers.facts import FormHead, PaperHead, Row, Signature
from foundation.look import writing

EDITION = "2023"


def head_of(application, number, subject, at):
    """Number, subject and date of a paper; marked where the scheme is an example."""
    sample = application.scheme_version.is_example
    return PaperHead(number=number, subject=subject, date=writing.day(timezone.localtime(at)), sample=sample)


def form_of(code, title, assessment, at):
    """The head of a form: who is assessed, by whom, when."""
    lead = lead_of(assessment)
    rows = (
        Row(_("Candidate"), assessment.application.particulars.full_name),
        Row(_("Assessor"), f"{lead.registration.user.full_name} ({lead.registration.met_number})"),
        Row(_("Date"), writing.day(at)),
    )
    return FormHead(code=code, title=title, edition=EDITION, rows=rows)


def hand(name, post, at):
    """A signature given in the portal, with its moment."""
    return Signature(name=name, post=post, lines=(_("Signed electronically"), writing.moment(at)))
