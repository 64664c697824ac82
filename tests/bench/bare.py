"""The same pages as a Django project has them on its first day: the same rows of the same tables, one plain view each,
Django's own middleware, a template of a few lines. What the portal costs is told beside these.
"""

from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.db.models import OuterRef, Subquery
from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.template.backends.django import DjangoTemplates
from django.urls import path
from django.utils import timezone

from applications.models import Application, Return, ReviewItem
from applications.queries.queue import IN_HAND, counts
from applications.queries.timeline import WORDS
from assessments.models import Assessment
from certificates.models import Certificate
from foundation.documents.models import Paper
from foundation.journal.models import Entry

MIDDLEWARE = [
    "tests.bench.bare.routed",
    "django.middleware.security.SecurityMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
]
TEMPLATES = DjangoTemplates(
    {
        "NAME": "bare",
        "DIRS": ["tests/bench/templates"],
        "APP_DIRS": False,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
            ]
        },
    }
)


def routed(get_response):
    """Leads to the addresses of this file, beside the portal in one process."""

    def middleware(request):
        request.urlconf = __name__
        return get_response(request)

    return middleware


def page(request, name, **context):
    return HttpResponse(TEMPLATES.get_template(f"bare/{name}.html").render(context, request))


@login_required
def queue(request):
    returns = Return.objects.filter(application=OuterRef("pk"), answered_at__isnull=True)
    rows = (
        Application.objects.filter(state__in=IN_HAND)
        .exclude(applicant=request.user)
        .select_related("particulars", "organisation", "reviewer", "invoice")
        .annotate(due_on=Subquery(returns.values("due_on")[:1]))
        .order_by("submitted_at", "pk")
    )
    listed = Paginator(rows, 25).get_page(request.GET.get("page"))
    verdicts = {}
    for item in ReviewItem.objects.filter(application__in=[case.pk for case in listed]):
        verdicts.setdefault(item.application_id, []).append(item.verdict)
    for case in listed:
        case.accepted = verdicts.get(case.pk, []).count("ACCEPTED")
        case.sent_back = verdicts.get(case.pk, []).count("RETURNED")
    numbers = counts(request.user, at=timezone.now())
    return page(request, "queue", page=listed, numbers=numbers)


@login_required
def case(request, pk):
    found = Application.objects.select_related("scheme_version__scheme", "organisation", "invoice")
    application = get_object_or_404(found.filter(applicant=request.user), pk=pk)
    happenings = Entry.objects.filter(
        subject=Application._meta.label, subject_id=str(pk), verb__in=list(WORDS)
    )
    return page(
        request,
        "case",
        application=application,
        happenings=happenings.order_by("-at"),
        papers=Paper.objects.about(application).standing(),
        letters=application.messages.filter(held_at=None).count(),
        assessment=Assessment.objects.filter(application=application).first(),
        certificate=Certificate.objects.filter(application=application).first(),
    )


@login_required
def review(request, pk):
    found = Application.objects.select_related(
        "applicant", "particulars", "education", "organisation", "invoice", "reviewer", "scheme_version"
    )
    application = get_object_or_404(found, pk=pk)
    return page(
        request,
        "review",
        application=application,
        jobs=application.employments.all(),
        trainings=application.trainings.all(),
        verdicts=application.review_items.select_related("reason"),
        attachments=application.attachments.current().select_related("requirement", "upload"),
        pieces=application.evidence.current().select_related("upload"),
        involved=application.involvements.select_related("user"),
    )


@login_required
def assessment(request, pk):
    found = Assessment.objects.select_related(
        "application__particulars", "application__organisation", "application__scheme_version"
    )
    assessment = get_object_or_404(found, pk=pk)
    plan = assessment.plans.last()
    return page(
        request,
        "assessment",
        assessment=assessment,
        case=assessment.application,
        assignments=assessment.assignments.select_related("registration__user", "letter"),
        plan=plan,
        agreements=plan.agreements.select_related("user"),
        recommendation=assessment.recommendations.last(),
    )


def verification(request, token):
    found = get_object_or_404(Certificate.objects.select_related("scheme_version"), token=token)
    units = found.scheme_version.units.all()
    return page(request, "verification", found=found, units=units, now=timezone.localtime())


urlpatterns = [
    path("permohonan/antrean/", queue, name="queue"),
    path("permohonan/<int:pk>/", case, name="case"),
    path("permohonan/<int:pk>/telaah/", review, name="review"),
    path("asesmen/<int:pk>/", assessment, name="assessment"),
    path("periksa/<str:token>/", verification, name="verification"),
    path("akun/keluar/", page, name="logout"),
]
