"""The review of one application: the file on the left, the items on the right, one verdict after the other (9.1.5)."""

from django.db.models import Prefetch, prefetch_related_objects
from django.http import Http404
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from applications.forms.employers import SettleForm
from applications.forms.review import ItemForm, RefuseForm, ReleaseForm, TakeOverForm, as_given
from applications.models import Application, EmployerReport, ReviewItem
from applications.queries.eligibility import eligibility_of
from applications.queries.employers import open_report
from applications.queries.items import open_return
from applications.queries.review import files_for, files_of, hints_for, kind_of, lines_of
from applications.queries.summary import summary_of
from applications.rules.employers import employer_is_settled, fee_fits
from applications.rules.outcomes import (
    can_reopen,
    is_acceptable,
    is_refusable,
    is_returnable,
)
from applications.rules.review import can_release, can_review, can_take
from applications.states import ApplicationState
from foundation.documents.models import Paper, Upload
from foundation.documents.queries import viewer
from foundation.documents.views import preview, serve
from foundation.look.writing import moment
from foundation.workflow import clock

END = "akhir"
# The rules of a review ask for these again and again; the page reads them once.
READ_TOGETHER = (
    "employments",
    "trainings",
    "attachments",
    Prefetch("review_items", ReviewItem.objects.select_related("reason")),
    Prefetch("employer_reports", EmployerReport.objects.select_related("organisation", "before", "proof")),
)
STEP_OF = {
    "particulars": ("personal", "work"),
    "education": ("experience",),
    "job": ("experience",),
    "training": ("training",),
}


def door(request, pk):
    """A case that was sent and is not one's own: the office's side of it."""
    cases = Application.objects.visible_to(request.user).exclude(applicant=request.user)
    return get_object_or_404(
        cases.filter(submitted_at__isnull=False).select_related(
            "applicant",
            "particulars",
            "education",
            "organisation",
            "invoice",
            "reviewer",
            "closed_by",
            "scheme_version__scheme",
        ),
        pk=pk,
    )


@require_safe
def review(request, pk):
    """The case with one item open; without one asked for, the first that waits."""
    return show(request, door(request, pk))


def show(request, application, *, form=None, key=None, **forms):
    """The page, with a form that was refused put back in its place."""
    on = clock.today()
    prefetch_related_objects([application], *READ_TOGETHER)
    lines = lines_of(application, on=on)
    asked = key or request.GET.get("butir", "")
    here = next((line for line in lines if line.item.key == asked), None)
    if here is None and asked != END:
        here = next((line for line in lines if line.is_open), None)
    can = can_review(request.user, application, on=on)
    context = {
        "application": application,
        "lines": lines,
        "judged": sum(not line.is_open for line in lines),
        "all_judged": not any(line.is_open for line in lines),
        "here": here,
        "can_review": can,
        "form": form or (here and can and _item_form(application, here)),
        "found": eligibility_of(application, on=on),
        "back": open_return(application) if application.state == ApplicationState.RETURNED else None,
        "clause_page": application.scheme_version.public_url,
        **_beside(request, application, here),
        **_standing(request, application, on=on),
        **({} if here else _endings(request, application, can, forms, on=on)),
        "over_form": forms.get("over_form") or TakeOverForm(prefix="over"),
    }
    return render(request, "applications/review/review.html", context)


def _item_form(application, line):
    return ItemForm(application=application, key=line.item.key, initial=as_given(application, line))


def _beside(request, application, here):
    """The file to read the item by, the others of the case, and what the form says."""
    key = here.item.key if here else ""
    every = files_of(application)
    mine = files_for(key, every) if here else []
    wanted = request.GET.get("berkas", "")
    chosen = next((file for file in every if str(file[0].pk) == wanted), None) or next(
        iter(mine or every), None
    )
    groups = [group for group in summary_of(application) if group.step in STEP_OF.get(kind_of(key), ())]
    return {
        "file": chosen and _viewed(application, chosen),
        "chosen": chosen and str(chosen[0].pk),
        "files": [{"pk": str(upload.pk), "title": title} for upload, title, _requirement in every],
        "opened": _("Opening this file is recorded: %(who)s, %(when)s.")
        % {"who": request.user, "when": moment(clock.now())},
        "groups": groups,
        "hints": hints_for(application, key, mine) if here else [],
        "ratings": application.ratings.select_related("element").prefetch_related("links__evidence")
        if key == "apl02"
        else [],
        "consent": application.acknowledgements.filter(kind="CONSENT").last() if key == "consent" else None,
    }


def _viewed(application, file):
    upload, title, requirement = file
    where = [application.pk, upload.pk]
    return viewer(
        upload,
        title=title,
        page_url=lambda number: reverse("applications:review_page", args=[*where, number]),
        file_url=reverse("applications:review_file", args=where),
    ) | {"flag_url": reverse("applications:shut_away", args=where) if requirement is None else ""}


def _standing(request, application, *, on):
    """Who has the case, and what of employer and fee stands in the way."""
    is_mine = application.reviewer_id == request.user.pk
    is_waiting = application.state == ApplicationState.SUBMITTED
    return {
        "is_mine": is_mine,
        "can_take": can_take(request.user, application, on=on) if is_waiting and not is_mine else None,
        "can_reopen": can_reopen(request.user, application, on=on)
        if application.state == ApplicationState.LAPSED
        else None,
        "employer": employer_is_settled(application),
        "report": open_report(application),
        "fee": fee_fits(application),
        "papers": Paper.objects.about(application).standing(),
    }


def _endings(request, application, can, forms, *, on):
    """The three endings, with the reason where one is not possible yet; `can` is the answer of `can_review`."""
    version = application.scheme_version
    words = {"reason": version.reasons.filter(kind="REFUSAL").first(), "remark": "–"}
    return {
        "can_accept": can and is_acceptable(application, on=on),
        "can_return": can and is_returnable(application, on=on),
        "can_refuse": can and is_refusable(request.user, application, **words, on=on),
        "release_form": can_release(request.user, application, on=on)
        and (forms.get("release_form") or ReleaseForm(prefix="release")),
        "refuse_form": forms.get("refuse_form") or RefuseForm(version=version, prefix="refuse"),
        "fee_form": forms.get("fee_form")
        or SettleForm(prefix="fee", version=version, initial={"organisation": application.organisation_id}),
    }


@require_safe
def file(request, pk, upload):
    """One file of the case; the opening is in the trail (7.1.3)."""
    return serve(request, _upload(request, pk, upload), at=clock.now(), inline=True)


@require_safe
def page(request, pk, upload, page):
    """A page of it as a picture."""
    return preview(request, _upload(request, pk, upload), page, at=clock.now())


@require_safe
def paper(request, pk, paper):
    """APL-01 and APL-02 as they were printed."""
    kept = get_object_or_404(Paper.objects.about(door(request, pk)), pk=paper)
    return serve(request, kept, at=clock.now(), inline=True)


def _upload(request, pk, upload):
    """Only what belongs to this case, also what was replaced."""
    case = door(request, pk)
    mine = {
        *case.attachments.values_list("upload", flat=True),
        *case.evidence.values_list("upload", flat=True),
        *case.employer_reports.exclude(proof=None).values_list("proof", flat=True),
    }
    if upload not in mine:
        raise Http404
    return Upload.objects.get(pk=upload)
