"""The screen of people and roles, and the page of one person."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.db.models import Prefetch, Q
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import NoReverseMatch, reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from accounts.actions import (
    close_account,
    correct_name,
    end_grant,
    grant_role,
    invite_person,
    open_account,
    record_identity,
    reveal_nik,
)
from accounts.doors import fresh_factor
from accounts.forms.people import GrantForm, IdentityForm, InvitationForm, NameForm, ReasonForm
from accounts.models import DESCRIPTIONS, Role, RoleGrant, User
from accounts.queries import SYSTEM_ADDRESS
from accounts.rules import can_manage_people
from foundation.workflow import clock
from foundation.workflow.web import refusals_on, refusals_told

from . import dossier

PER_PAGE = 25


@require_safe
def people(request):
    """Everybody with an account, searched and filtered, and what every role is for."""
    today = clock.today()
    found = _found(request.GET, today)
    page = {
        "page": Paginator(found, PER_PAGE).get_page(request.GET.get("page")),
        "roles": [(role, *DESCRIPTIONS[role]) for role in Role],
        "asked": {"q": request.GET.get("q", ""), "role": request.GET.get("role", "")},
        "today": today,
        "invitation": InvitationForm(),
        "can_manage": can_manage_people(request.user, on=today),
        "holidays_url": _holidays_url(),
    }
    return render(request, "accounts/people.html", page)


@require_POST
@fresh_factor
def invite(request):
    """An account for somebody who is to work here."""
    form = InvitationForm(request.POST)
    if form.is_valid():
        with refusals_on(form):
            person = invite_person(**form.cleaned_data, by=request.user, at=clock.now())
            messages.success(request, _("%s is invited and gets a letter.") % person)
            return redirect("accounts:person", pk=person.pk)
    return render(request, "accounts/invite.html", {"form": form})


@require_safe
def person(request, pk):
    """One person: roles held, given and ended, registrations, undertakings, ties."""
    return dossier.show(request, _person(pk))


@require_POST
@fresh_factor
def grant(request, pk):
    """Give a role from a day to a day."""
    whom = _person(pk)
    form = GrantForm(request.POST)
    if form.is_valid():
        with refusals_on(form):
            given = grant_role(whom, **form.cleaned_data, by=request.user, at=clock.now())
            messages.success(
                request,
                _("%(person)s is given the role “%(role)s”.")
                % {"person": whom, "role": given.get_role_display()},
            )
            return redirect("accounts:person", pk=pk)
    return dossier.show(request, whom, grant_form=form)


@require_POST
@fresh_factor
def end(request, pk):
    """End a role at once."""
    held = get_object_or_404(RoleGrant.objects.select_related("user"), pk=pk)
    with refusals_told(request):
        end_grant(held, reason=request.POST.get("reason", ""), by=request.user, at=clock.now())
        messages.success(request, _("The role “%s” has ended.") % held.get_role_display())
    return redirect("accounts:person", pk=held.user_id)


@require_POST
@fresh_factor
def close(request, pk):
    """Close an account."""
    with refusals_told(request):
        close_account(_person(pk), reason=request.POST.get("reason", ""), by=request.user, at=clock.now())
        messages.success(request, _("The account is closed."))
    return redirect("accounts:person", pk=pk)


@require_POST
@fresh_factor
def reopen(request, pk):
    """Open a closed account."""
    with refusals_told(request):
        open_account(_person(pk), reason=request.POST.get("reason", ""), by=request.user, at=clock.now())
        messages.success(request, _("The account is open again."))
    return redirect("accounts:person", pk=pk)


@require_POST
@fresh_factor
def rename(request, pk):
    """Correct a name that was checked."""
    form = NameForm(request.POST)
    if form.is_valid():
        with refusals_told(request):
            correct_name(_person(pk), **form.cleaned_data, by=request.user, at=clock.now())
            messages.success(request, _("The name is corrected. Papers already issued keep theirs."))
    return redirect("accounts:person", pk=pk)


@require_POST
@fresh_factor
def identity(request, pk):
    """The NIK from the identity card: so a second account of the same person is known as such (9.4.2)."""
    whom = _person(pk)
    form = IdentityForm(request.POST)
    if form.is_valid():
        with refusals_on(form):
            record_identity(whom, nik=form.cleaned_data["number"], by=request.user, at=clock.now())
            messages.success(request, _("The NIK is recorded and compared with the identity card."))
            return redirect("accounts:person", pk=pk)
    return dossier.show(request, whom, identity_form=form)


@require_POST
@fresh_factor
def nik(request, pk):
    """The NIK in full, once, for a reason that stays in the journal (7.1.3)."""
    whom = _person(pk)
    form = ReasonForm(request.POST)
    if form.is_valid():
        with refusals_on(form):
            number = reveal_nik(whom, **form.cleaned_data, by=request.user, at=clock.now())
            return render(request, "accounts/nik.html", {"person": whom, "nik": number})
    return dossier.show(request, whom, nik_form=form)


def _holidays_url():
    """The calendar is reference data; where its site is shut, there is no link."""
    try:
        return reverse("admin:workdays_holiday_changelist")
    except NoReverseMatch:
        return ""


def _person(pk):
    found = get_object_or_404(User, pk=pk)
    if found.email == SYSTEM_ADDRESS:
        raise Http404
    return found


def _found(asked, today):
    people = User.objects.exclude(email=SYSTEM_ADDRESS).prefetch_related(
        Prefetch("grants", RoleGrant.objects.in_force_on(today), to_attr="held_today")
    )
    if words := asked.get("q", "").strip():
        people = people.filter(Q(full_name__icontains=words) | Q(email__icontains=words))
    if (role := asked.get("role")) in Role.values:
        people = people.filter(pk__in=RoleGrant.objects.in_force_on(today).filter(role=role).values("user"))
    elif role == "NONE":
        people = people.exclude(pk__in=RoleGrant.objects.in_force_on(today).values("user"))
    return people
