"""Pages about one's own account: profile, confidentiality undertaking, ties, passkeys."""

from allauth.mfa.models import Authenticator
from allauth.mfa.webauthn.views import remove_webauthn
from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from accounts.actions import accept_undertaking, declare_relation, update_profile
from accounts.forms.people import ProfileForm, RelationForm
from accounts.queries import qualification_of, registration_of, undertaking_text
from accounts.rules import can_accept_undertaking, can_remove_factor
from foundation.workflow import clock
from foundation.workflow.answers import NotAllowed
from foundation.workflow.origins import origin
from foundation.workflow.web import refusals_on, refusals_told, told


def profile(request):
    """One's particulars, roles, registrations and declared ties."""
    form = ProfileForm(request.POST or None, instance=request.user)
    if form.is_valid():
        with refusals_on(form):
            update_profile(request.user, **form.cleaned_data, by=request.user, at=clock.now())
            messages.success(request, _("Your particulars are saved."))
            return redirect("accounts:profile")
    return render(request, "accounts/profile.html", _facts_of(request.user) | {"form": form})


@require_POST
def declare(request):
    """Declare a superior, a colleague of the same unit, a relative (9.2.2, 9.4.2)."""
    form = RelationForm(request.POST)
    if form.is_valid():
        with refusals_on(form):
            declare_relation(request.user, **form.cleaned_data, by=request.user, at=clock.now())
            messages.success(request, _("The relation is declared. It keeps you apart where it has to."))
            return redirect("accounts:profile")
    page = _facts_of(request.user) | {"form": ProfileForm(instance=request.user), "relation_form": form}
    return render(request, "accounts/profile.html", page)


def undertaking(request):
    """Read the text in force and accept it; then on to where one was going (7.1.3)."""
    at = clock.now()
    text = undertaking_text(on=clock.today())
    if request.method == "POST" and text:
        with refusals_told(request):
            accept_undertaking(text, address=origin().ip, by=request.user, at=at)
            messages.success(request, _("Your undertaking is recorded."))
        return redirect(_onward(request))
    page = {
        "text": text,
        "given": text and request.user.undertakings.filter(text=text).first(),
        "can_accept": text and can_accept_undertaking(request.user, text, on=clock.today()),
        "next": request.GET.get("next", ""),
    }
    return render(request, "accounts/undertaking.html", page)


def remove_passkey(request, pk):
    """The library removes it, unless a short password leans on it."""
    factor = get_object_or_404(Authenticator, pk=pk, user=request.user, type=Authenticator.Type.WEBAUTHN)
    answer = can_remove_factor(request.user, factor)
    if not answer:
        messages.error(request, told(NotAllowed(answer)))
        return redirect("account_change_password")
    return remove_webauthn(request, pk=pk)


def _facts_of(user):
    today = clock.today()
    return {
        "roles_held": [grant for grant in user.grants_read if grant.in_force_on(today)],
        "registration": registration_of(user, on=today),
        "qualification": qualification_of(user, on=today),
        "employer": user.memberships.in_force_on(today).select_related("organisation").first(),
        "undertaken": user.undertakings.select_related("text").first(),
        "relations": user.relations.in_force_on(today).select_related("other"),
        "relation_form": RelationForm(),
    }


def _onward(request):
    url = request.POST.get("next", "")
    return url if url_has_allowed_host_and_scheme(url, allowed_hosts=None) else reverse("desk")
