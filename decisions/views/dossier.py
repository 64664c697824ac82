"""The file of a case, for members who decide on it; closed to whoever stands aside (9.4.1, 9.4.2)."""

from django.http import Http404
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.views.decorators.http import require_safe

from applications.rules.independence import Act, may_act
from assessments.queries import assessors_of, standing
from assessments.queries.ways import notes_of
from decisions.queries import addenda_about, completeness, files_of, records_of
from foundation.documents.models import Upload
from foundation.documents.queries import viewer
from foundation.documents.views import preview, serve
from foundation.workflow import clock

from .room import place


def opened(request, pk, item):
    """The item, if its file is open to this member: not where they stand aside or had a part."""
    case = place(request, pk, item)
    aside = case.recusals.filter(seat__user=request.user).exists()
    if aside or not may_act(request.user, case.application, Act.DECIDE, on=clock.today()):
        raise Http404
    return case


@require_safe
def dossier(request, pk, item):
    """What was handed in, how it was judged, and what is recommended."""
    case = opened(request, pk, item)
    application = case.application
    files = files_of(application)
    page = {
        "meeting": case.meeting,
        "item": case,
        "case": application,
        "checks": completeness(application),
        "notes": notes_of(application.assessment, request.user),
        "addenda": addenda_about(application),
        "files": files,
        "file": _shown(request, case, files),
        "standing": standing(application.assessment),
        "units": case.recommendation.units.select_related("unit").prefetch_related(
            "short_elements", "reasons__element"
        ),
        "assessors": assessors_of(application.assessment),
        "records": records_of(application),
    }
    return render(request, "decisions/dossier.html", page)


def _shown(request, item, files):
    """The file that stands beside the judgements: the one asked for (`?buka=`), else the first evidence."""
    wanted = request.GET.get("buka", "")
    evidence = [row for row in files if hasattr(row, "title")]
    row = next((row for row in files if str(row.upload_id) == wanted), None) or next(
        iter(evidence or files), None
    )
    if row is None:
        return None
    where = [item.meeting_id, item.pk, row.upload_id]
    return viewer(
        row.upload,
        title=str(row),
        page_url=lambda number: reverse("decisions:dossier_page", args=[*where, number]),
        file_url=reverse("decisions:dossier_file", args=where),
    ) | {"upload_id": row.upload_id}


@require_safe
def record(request, pk, item, paper):
    """A paper of the assessment: agreement, checklists, records and reports."""
    case = opened(request, pk, item)
    mine = {str(row.paper.pk): row.paper for row in records_of(case.application)}
    if str(paper) not in mine:
        raise Http404
    return serve(request, mine[str(paper)], at=clock.now(), inline=True)


@require_safe
def file(request, pk, item, upload):
    """One file of the case."""
    return serve(request, _upload(request, pk, item, upload), at=clock.now(), inline=True)


@require_safe
def page(request, pk, item, upload, page):
    """A page of it as a picture."""
    return preview(request, _upload(request, pk, item, upload), page, at=clock.now())


def _upload(request, pk, item, upload):
    """Only what belongs to this case: the file of another does not exist here."""
    case = opened(request, pk, item)
    mine = [row.upload_id for row in files_of(case.application)]
    mine += case.application.assessment.test_evidence.exclude(upload=None).values_list("upload", flat=True)
    return get_object_or_404(Upload.objects.filter(pk__in=mine), pk=upload)
