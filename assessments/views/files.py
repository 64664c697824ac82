"""Files and papers of an assessment: served after the case was asked for, each opening in the trail (7.1.3)."""

from django.http import Http404
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_safe

from accounts.models import Role
from assessments.queries import current_plan
from foundation.documents.models import Upload
from foundation.documents.views import preview, serve
from foundation.workflow import clock

from .assessor import working
from .case import door


@require_safe
def file(request, pk, upload):
    """One file of the case, for its assessor."""
    return serve(request, _upload(request, pk, upload), at=clock.now(), inline=True)


@require_safe
def page(request, pk, upload, page):
    """A page of it as a picture."""
    return preview(request, _upload(request, pk, upload), page, at=clock.now())


def _upload(request, pk, upload):
    """Only what belongs to this case: evidence still offered, and the current documents."""
    case = working(request, pk).application
    mine = {*case.evidence.filter(removed_at__isnull=True).values_list("upload", flat=True)}
    mine |= {*case.attachments.current().values_list("upload", flat=True)}
    mine |= {*case.assessment.test_evidence.values_list("upload", flat=True)}
    return get_object_or_404(Upload.objects.filter(pk__in=mine), pk=upload)


@require_safe
def test_record(request, pk, evidence):
    """The paper of a record of the test, for the assessors of the case."""
    found = get_object_or_404(working(request, pk).test_evidence, pk=evidence, paper__isnull=False)
    return serve(request, found.paper, at=clock.now(), inline=True)


@require_safe
def letter(request, pk, assignment):
    """The letter of assignment, for the assessor it names and the secretariat."""
    assessment = door(request, pk)
    found = get_object_or_404(assessment.assignments.select_related("letter", "registration"), pk=assignment)
    if request.user.pk == assessment.application.applicant_id or found.letter is None:
        raise Http404
    return serve(request, found.letter, at=clock.now(), inline=True)


@require_safe
def paper(request, pk, kind):
    """FR.AK.01 for both sides; the records for the candidate once the decision is known, for others before."""
    assessment = door(request, pk)
    found = _papers(request, assessment).get(kind)
    if found is None:
        raise Http404
    return serve(request, found, at=clock.now(), inline=True)


def _papers(request, assessment):
    is_candidate = request.user.pk == assessment.application.applicant_id
    given = assessment.recommendations.order_by("number").select_related("paper", "record_paper")
    papers = {"ak01": getattr(current_plan(assessment), "paper", None)}
    # The later ones stand in the place of those before.
    for row in given.exclude(shown_at=None) if is_candidate else given:
        papers |= {kind: sheet for kind, sheet in (("ia08", row.paper), ("ak02", row.record_paper)) if sheet}
    if hasattr(assessment, "feedback") and (is_candidate or request.user.holds(Role.SECRETARIAT)):
        papers["ak03"] = assessment.feedback.paper
    return papers
