"""What every paper of an assessment says at its top."""

from django.utils import timezone
from django.utils.translation import gettext as _

from assessments.queries import assessors_of
from foundation.documents.papers.facts import FormHead, PaperHead, Row, Signature
from foundation.look import writing

EDITION = "2023"


def head_of(application, number, subject, at):
    """Number, subject and date of a paper; marked where the scheme is an example."""
    sample = application.scheme_version.is_example
    return PaperHead(number=number, subject=subject, date=writing.day(timezone.localtime(at)), sample=sample)


def form_of(code, title, assessment, at):
    """The head of a form: who is assessed, by whom, when."""
    rows = (
        Row(_("Candidate"), assessment.application.particulars.full_name),
        Row(_("Assessor"), "; ".join(named(each) for each in assessors_of(assessment))),
        Row(_("Date"), writing.day(at)),
    )
    return FormHead(code=code, title=title, edition=EDITION, rows=rows)


def named(assignment):
    """An assessor by name and registration."""
    return f"{assignment.registration.user.full_name} ({assignment.registration.met_number})"


def hand(name, post, at):
    """A signature given in the portal, with its moment."""
    return Signature(name=name, post=post, lines=(_("Signed electronically"), writing.moment(at)))
