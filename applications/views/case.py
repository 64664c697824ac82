"""The home of a case, the list of one's applications, and their papers (LOOK, pattern 2)."""

from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from applications.models import Application
from applications.queries.items import last_verdicts, returned_items
from applications.queries.story import story_of
from applications.queries.thread import unread
from applications.queries.timeline import openings_of, timeline_of
from applications.rules.completeness import gaps
from applications.states import ApplicationState
from foundation.documents.models import Paper
from foundation.documents.views import serve
from foundation.workflow import clock
from schemes.queries import versions_in_force

from .wizard import STEPS, own_application

FORMS = ("apl01", "apl02")
STEP_OF = {
    "particulars": "personal",
    "education": "experience",
    "job": "experience",
    "training": "training",
    "document": "documents",
    "apl02": "elements",
    "consent": "send",
}


@require_safe
def home(request):
    """One's applications and the schemes that are open; whoever has exactly one application is led to it."""
    at = clock.now()
    mine = list(
        Application.objects.filter(applicant=request.user).select_related("scheme_version", "invoice")
    )
    if len(mine) == 1 and "semua" not in request.GET:
        return redirect(mine[0])
    taken = {application.scheme_id for application in mine if application.is_open}
    versions = [version for version in versions_in_force(clock.today()) if version.scheme_id not in taken]
    cases = [{"application": application, "story": story_of(application, at=at)} for application in mine]
    return render(request, "applications/home.html", {"cases": cases, "versions": versions})


@require_safe
def case(request, pk):
    """Where the case stands, what to do now, what has happened. Staff are led to the review."""
    application = get_object_or_404(
        Application.objects.visible_to(request.user)
        .select_related("applicant", "scheme_version__scheme", "organisation", "invoice")
        .prefetch_related("review_items__reason"),
        pk=pk,
    )
    if application.applicant_id != request.user.pk:
        return redirect("applications:review", pk=application.pk)
    # One person: what was read about whoever asks is not read again about the applicant.
    application.applicant = request.user
    context = {
        "application": application,
        "story": story_of(application, at=clock.now()),
        "happenings": timeline_of(application),
        "papers": _forms_of(application).standing(),
        "verdicts": _verdicts(application),
        "unread": unread(application, request.user),
        "clause_page": application.scheme_version.public_url,
    }
    return render(request, "applications/case.html", context)


@require_safe
def resume(request, pk):
    """To the first step that still wants something."""
    application = own_application(request, pk)
    if application.state != ApplicationState.DRAFT:
        return redirect(application)
    missing = {gap.step for gap in gaps(application, on=clock.today())}
    return redirect(
        f"applications:{next((step for step in STEPS if step in missing), 'send')}", pk=application.pk
    )


@require_safe
def mend(request, pk, key):
    """To the page on which a returned item is mended."""
    application = own_application(request, pk)
    if key not in returned_items(application):
        return redirect(application)
    kind, _colon, record = key.partition(":")
    page = redirect(f"applications:{STEP_OF[kind]}", pk=application.pk)
    if kind == "document":
        page["Location"] += f"#document-{record}"
    return page


@require_safe
def openings(request, pk):
    """Who opened the files of this case (7.1.3)."""
    application = own_application(request, pk)
    context = {"application": application, "openings": openings_of(application)}
    return render(request, "applications/openings.html", context)


@require_safe
def paper(request, pk, paper):
    """APL-01 and APL-02 as they were printed."""
    application = own_application(request, pk)
    kept = get_object_or_404(_forms_of(application), pk=paper)
    return serve(request, kept, at=clock.now(), inline=True)


def _forms_of(application):
    """Papers of this floor only: others about the case have doors of their own (a certificate is handed over first)."""
    return Paper.objects.about(application).filter(kind__in=FORMS)


def _verdicts(application):
    """How many of the items were accepted, where the review has begun and something was returned."""
    if application.state != ApplicationState.RETURNED:
        return ""
    verdicts = last_verdicts(application).values()
    accepted = sum(verdict.verdict == "ACCEPTED" for verdict in verdicts)
    return _("%(accepted)d of %(all)d items are accepted.") % {"accepted": accepted, "all": len(verdicts)}
