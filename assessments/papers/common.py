"""What every paper of an assessment says at its top."""

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from accounts.queries import registration_of
from assessments.models import Signer
from assessments.queries import assessors_of, current_plan
from foundation.documents.papers.facts import FormHead, PaperHead, Row, Signature
from foundation.look import writing

EDITION = "2023"


def head_of(application, number, subject, at):
    """Number, subject and date of a paper; marked where the scheme is an example."""
    sample = application.scheme_version.is_example
    return PaperHead(number=number, subject=subject, date=writing.day(timezone.localtime(at)), sample=sample)


def form_of(code, title, assessment, at, *, place="", begun=None, edition=""):
    """The head of a form: where, by whom, who is assessed, and when; `begun` where the form asks for two days.

    Without a `place` it is the one that both agreed on in FR.AK.01.
    """
    plan = current_plan(assessment)
    rows = (
        Row(_("Test place"), place or (plan.place if plan else "")),
        Row(_("Assessor"), "; ".join(named(each) for each in assessors_of(assessment))),
        Row(post_of(Signer.CANDIDATE), assessment.application.particulars.full_name),
        Row(_("Date"), _days(begun, at)),
    )
    return FormHead(
        code=code, title=title, edition=edition or EDITION, rows=tuple(row for row in rows if row.value)
    )


def _days(begun, at):
    if begun is None or begun > timezone.localdate(at):
        return writing.day(at)
    return _("begun %(begun)s, ended %(ended)s") % {"begun": writing.day(begun), "ended": writing.day(at)}


def begun_on(assessment):
    """The day that the plan names for its beginning; None without one."""
    plan = current_plan(assessment)
    return plan and plan.on


def named(assignment):
    """An assessor by name and registration."""
    return f"{assignment.registration.user.full_name} ({assignment.registration.met_number})"


def hand(name, post, at):
    """A signature given in the portal, with its moment."""
    return Signature(name=name, post=post, lines=(_("Signed electronically"), writing.moment(at)))


def post_of(signer):
    """What BNSP's forms call each side."""
    return pgettext("BNSP form", "Candidate") if signer == Signer.CANDIDATE else _("Assessor")


def candidate_hand(name, at):
    """The candidate's signature given in the portal."""
    return hand(name, post_of(Signer.CANDIDATE), at)


def assessor_hand(user, at, post=""):
    """An assessor's signature, with the registration number that the forms ask for."""
    registration = registration_of(user, on=timezone.localdate(at))
    return hand(
        user.full_name,
        ", ".join(filter(None, [post or _("Assessor"), registration and registration.met_number])),
        at,
    )


def agreed_hands(agreements):
    """Both hands under what both agreed on, the assessor's first."""
    return tuple(
        candidate_hand(one.user.full_name, one.signed_at)
        if one.signer == Signer.CANDIDATE
        else assessor_hand(one.user, one.signed_at)
        for one in agreements.select_related("user").order_by("signer")
    )
