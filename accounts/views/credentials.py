"""Registrations, qualifications, ties and signatories: recorded by others, never about oneself."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from accounts.actions import (
    appoint_signatory,
    declare_relation,
    end_appointment,
    end_relation,
    publish_undertaking_text,
    record_qualification,
    record_registration,
)
from accounts.doors import fresh_factor
from accounts.forms.people import (
    LastDayForm,
    QualificationForm,
    RegistrationForm,
    RelationForm,
    SignatoryForm,
    UndertakingTextForm,
)
from accounts.models import (
    AssessorRegistration,
    DecisionQualification,
    Relation,
    Role,
    Signatory,
    UndertakingText,
    User,
)
from accounts.queries import people_holding
from accounts.rules import can_end_appointment
from foundation.documents.models import Slot
from foundation.documents.rules import examine
from foundation.documents.views import serve
from foundation.workflow import clock
from foundation.workflow.web import refusals_on, refusals_told

from . import dossier


@require_POST
def registration(request, pk):
    """Record a MET number (9.2.2)."""
    person = get_object_or_404(User, pk=pk)
    form = RegistrationForm(request.POST, request.FILES)
    if form.is_valid():
        with refusals_on(form):
            record_registration(person, **_examined(form), by=request.user, at=clock.now())
            messages.success(request, _("The registration is recorded."))
            return redirect("accounts:person", pk=pk)
    return dossier.show(request, person, registration_form=form)


@require_POST
def qualification(request, pk):
    """Record what makes somebody fit to decide (9.4.4)."""
    person = get_object_or_404(User, pk=pk)
    form = QualificationForm(request.POST, request.FILES)
    if form.is_valid():
        with refusals_on(form):
            record_qualification(person, **_examined(form), by=request.user, at=clock.now())
            messages.success(request, _("The qualification is recorded."))
            return redirect("accounts:person", pk=pk)
    return dossier.show(request, person, qualification_form=form)


@require_POST
def relation(request, pk):
    """Declare a tie between two people."""
    person = get_object_or_404(User, pk=pk)
    form = RelationForm(request.POST)
    if form.is_valid():
        with refusals_on(form):
            declare_relation(person, **form.cleaned_data, by=request.user, at=clock.now())
            messages.success(request, _("The relation is declared."))
            return redirect("accounts:person", pk=pk)
    return dossier.show(request, person, relation_form=form)


@require_POST
def relation_end(request, pk):
    """Say that a tie holds until today."""
    tie = get_object_or_404(Relation, pk=pk)
    with refusals_told(request):
        end_relation(tie, ends_on=clock.today(), by=request.user, at=clock.now())
        messages.success(request, _("The relation ends today."))
    return redirect("accounts:person", pk=tie.user_id)


@require_safe
def registration_proof(request, pk):
    """The paper that was seen when the registration was recorded."""
    return _proof(request, get_object_or_404(AssessorRegistration, pk=pk))


@require_safe
def qualification_proof(request, pk):
    """The paper that was seen when the qualification was recorded."""
    return _proof(request, get_object_or_404(DecisionQualification, pk=pk))


@require_safe
def signatories(request):
    """Who signs decrees and certificates, now, before and from when on (9.4.6)."""
    return _signatories(request, SignatoryForm(people=_possible()))


@require_POST
@fresh_factor
def appoint(request):
    """Appoint somebody to sign."""
    form = SignatoryForm(request.POST, people=_possible())
    if form.is_valid():
        facts = dict(form.cleaned_data)
        with refusals_on(form):
            appoint_signatory(facts.pop("user"), **facts, by=request.user, at=clock.now())
            messages.success(request, _("The signatory is appointed."))
            return redirect("accounts:signatories")
    return _signatories(request, form)


@require_POST
@fresh_factor
def appointment_end(request, pk):
    """Name the last day of an appointment."""
    signatory = get_object_or_404(Signatory, pk=pk)
    form = LastDayForm(request.POST)
    if form.is_valid():
        with refusals_told(request):
            end_appointment(signatory, **form.cleaned_data, by=request.user, at=clock.now())
            messages.success(request, _("The last day is recorded."))
    else:
        messages.error(request, _("Write the date like 1 June 2025 or 1/6/2025."))
    return redirect("accounts:signatories")


@require_safe
def undertaking_texts(request):
    """The editions of the confidentiality undertaking."""
    latest = UndertakingText.objects.first()
    initial = {"body_id": latest.body_id, "body_en": latest.body_en} if latest else {}
    return _texts(request, UndertakingTextForm(initial=initial))


@require_POST
@fresh_factor
def undertaking_publish(request):
    """Publish a new edition; everybody is asked to accept it from the day it holds."""
    form = UndertakingTextForm(request.POST)
    if form.is_valid():
        with refusals_on(form):
            publish_undertaking_text(**form.cleaned_data, by=request.user, at=clock.now())
            messages.success(request, _("The new edition is published."))
            return redirect("accounts:undertaking_texts")
    return _texts(request, form)


def _examined(form):
    """What was typed, with the proof, where there is one, as it may be kept."""
    proof = form.cleaned_data["proof"]
    return form.cleaned_data | {"proof": examine(proof, slot=Slot.DOCUMENT) if proof else None}


def _proof(request, credential):
    if credential.proof is None:
        raise Http404
    return serve(request, credential.proof, at=clock.now(), inline=True)


def _possible():
    return people_holding(Role.HEAD, Role.SECRETARIAT, Role.COMMITTEE_HEAD, on=clock.today())


def _signatories(request, form):
    today = clock.today()
    appointed = [
        (
            signatory,
            can_end_appointment(request.user, signatory, ends_on=max(today, signatory.starts_on), on=today),
        )
        for signatory in Signatory.objects.select_related("user", "appointed_by")
    ]
    page = {"appointed": appointed, "form": form, "today": today}
    return render(request, "accounts/signatories.html", page)


def _texts(request, form):
    page = {"texts": UndertakingText.objects.all(), "form": form, "today": clock.today()}
    return render(request, "accounts/undertaking_texts.html", page)
