"""The same pages as a Django project has them on its first day: the same rows, the same facts, the same rules asked;
one plain view each, Django's own middleware, a short template. What the portal costs is told beside these.

What a page shows is what its users need (who waits, what is due, may this person act); how it is shown is plain: no
navigation by role, no icons, no look.
"""

import datetime as dt
from collections import defaultdict

from django import forms
from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.db.models import Count, OuterRef, Q, Subquery
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404
from django.template.backends.django import DjangoTemplates
from django.urls import path
from django.utils import timezone

from accounts.models import CertificationBody, Organisation, Role
from applications.models import Application, MessageSeen, Return, ReviewItem, Verdict
from applications.queries.eligibility import eligibility_of
from applications.queries.items import items_of
from applications.queries.queue import IN_HAND
from applications.queries.timeline import WORDS
from applications.rules.review import can_review
from assessments.models import Assessment, Objection
from assessments.rules import can_stop
from certificates.models import Certificate, OutcomeLetter
from certificates.papers import drawn_rosette
from foundation.documents.models import Paper
from foundation.journal.models import Entry
from foundation.notices.models import Notice
from foundation.workdays.models import Holiday
from foundation.workdays.queries import workdays_until
from foundation.workflow.limits import too_often
from schemes.models import Scheme

MIDDLEWARE = [
    "tests.bench.bare.routed",
    "django.middleware.security.SecurityMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
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
                "tests.bench.bare.frame",
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


def frame(request):
    """What stands on every page: the body's own facts, and how many letters a person has not read."""
    found = {"body": CertificationBody.objects.first()}
    if request.user.is_authenticated:
        found["unread"] = Notice.objects.filter(to=request.user, read_at=None).count()
    return found


def office_only(view):
    """For whoever is of the secretariat today."""

    @login_required
    def guarded(request, **names):
        if not request.user.holds(Role.SECRETARIAT):
            raise Http404
        return view(request, **names)

    return guarded


@office_only
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
    verdicts, holidays, today = defaultdict(list), defaultdict(list), timezone.localdate()
    for item in ReviewItem.objects.filter(application__in=[case.pk for case in listed]):
        verdicts[item.application_id].append(item.verdict)
    for holiday in Holiday.objects.filter(day__year__gte=today.year - 1):
        holidays[holiday.day].append(holiday)
    for case in listed:
        case.accepted = verdicts[case.pk].count("ACCEPTED")
        case.sent_back = verdicts[case.pk].count("RETURNED")
        case.age = (today - timezone.localdate(case.submitted_at)).days
        case.left = workdays_until(today, case.due_on, holidays=holidays) if case.due_on else None
    return page(
        request,
        "queue",
        page=listed,
        numbers=_numbers(request.user),
        states=Application._meta.get_field("state").choices,
        kinds=Organisation._meta.get_field("kind").choices,
        schemes=Scheme.objects.all(),
    )


def _numbers(user):
    waiting = Q(state="SUBMITTED")
    week_ago = timezone.now() - dt.timedelta(days=7)
    return (
        Application.objects.filter(state__in=IN_HAND)
        .exclude(applicant=user)
        .aggregate(
            all=Count("pk"),
            untaken=Count("pk", filter=waiting & Q(reviewer=None)),
            mine=Count("pk", filter=Q(reviewer=user)),
            late=Count("pk", filter=waiting & Q(submitted_at__lte=week_ago)),
            partner_unpaid=Count("pk", filter=Q(organisation__kind="PARTNER") & ~Q(invoice__state="PAID")),
            returned=Count("pk", filter=Q(state="RETURNED")),
        )
    )


@login_required
def case(request, pk):
    found = Application.objects.select_related("scheme_version", "organisation", "invoice")
    application = get_object_or_404(found.filter(applicant=request.user), pk=pk)
    certificate = Certificate.objects.filter(application=application).select_related("agreement").first()
    letter = OutcomeLetter.objects.filter(decision__application=application).first()
    subjects = [record for record in (application, application.invoice, certificate, letter) if record]
    told = Q()
    for record in subjects:
        told |= Q(subject=record._meta.label, subject_id=str(record.pk))
    happenings = Entry.objects.filter(told, verb__in=list(WORDS)).order_by("-at")
    seen = MessageSeen.objects.filter(application=application, user=request.user).first()
    letters = application.messages.filter(held_at=None, pk__gt=seen.last_id if seen else 0)
    return page(
        request,
        "case",
        application=application,
        happenings=[(entry.at, WORDS[entry.verb]) for entry in happenings],
        papers=Paper.objects.about(application).standing(),
        returned=application.review_items.filter(verdict="RETURNED", answered_at=None),
        awaited=application.quarantines.open(),
        letters=letters.exclude(author=request.user).count(),
        assessment=Assessment.objects.filter(application=application).prefetch_related("plans").first(),
        certificate=certificate,
        letter=letter,
    )


class VerdictForm(forms.Form):
    verdict = forms.ChoiceField(choices=Verdict.choices, widget=forms.RadioSelect)
    reason = forms.ModelChoiceField(queryset=None, required=False)
    remark = forms.CharField(widget=forms.Textarea, required=False)

    def __init__(self, *args, version, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["reason"].queryset = version.reasons.filter(kind="RETURN")


@office_only
def review(request, pk):
    found = Application.objects.select_related(
        "applicant", "particulars", "education", "organisation", "invoice", "reviewer", "scheme_version"
    ).prefetch_related("employments", "trainings", "review_items__reason")
    application, today = get_object_or_404(found, pk=pk), timezone.localdate()
    verdicts = {item.key: item for item in application.review_items.all()}
    items = items_of(application, on=today)
    attachments = application.attachments.current().select_related("requirement", "upload")
    shown = attachments[0].upload
    return page(
        request,
        "review",
        application=application,
        items=[(item, verdicts.get(item.key)) for item in items],
        here=next((item for item in items if item.key not in verdicts), None),
        attachments=attachments,
        pieces=application.evidence.current().select_related("upload"),
        shown=shown,
        pages=shown.previews.all(),
        found=eligibility_of(application, on=today),
        can_review=can_review(request.user, application, on=today),
        form=VerdictForm(version=application.scheme_version),
    )


@office_only
def assessment(request, pk):
    found = Assessment.objects.select_related(
        "application__particulars", "application__organisation", "application__scheme_version"
    )
    assessment = get_object_or_404(found, pk=pk)
    plan, case = assessment.plans.first(), assessment.application
    return page(
        request,
        "assessment",
        assessment=assessment,
        case=case,
        assignments=assessment.assignments.select_related("registration__user", "letter"),
        plan=plan,
        agreements=plan.agreements.select_related("user"),
        objection=Objection.objects.filter(assessment=assessment).first(),
        recommendation=assessment.recommendations.last(),
        can_stop=can_stop(request.user, case, on=timezone.localdate()),
    )


class LookUpForm(forms.Form):
    number = forms.CharField(max_length=80)
    on = forms.DateField(required=False)


def verification(request, token):
    if too_often("bare", request.META["REMOTE_ADDR"], a_minute=60):
        return HttpResponse(status=429)
    found = get_object_or_404(Certificate.objects.select_related("scheme_version", "letter"), token=token)
    today = timezone.localdate()
    return page(
        request,
        "verification",
        found=found,
        status=found.status_on(today),
        units=found.scheme_version.units.order_by("position"),
        rosette=drawn_rosette(found),
        form=LookUpForm(initial={"number": found.number, "on": today}),
        now=timezone.localtime(),
    )


# Addresses that the pages lead to and nobody measures.
PLACES = (
    "front",
    "desk",
    "payments",
    "plenary",
    "schemes",
    "fees",
    "verify",
    "sign-in",
    "logout",
    "language",
)
urlpatterns = [
    path("permohonan/antrean/", queue, name="queue"),
    path("permohonan/<int:pk>/", case, name="case"),
    path("permohonan/<int:pk>/telaah/", review, name="review"),
    path("asesmen/<int:pk>/", assessment, name="assessment"),
    path("periksa/<str:token>/", verification, name="verification"),
    path("berkas/<str:pk>/", page, name="file"),
    *(path(f"{name}/", page, name=name) for name in PLACES),
]
