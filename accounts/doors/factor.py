"""A fresh factor before deciding, issuing, sealing, giving roles: at most five minutes old (9.4.5, 9.4.6)."""

from functools import wraps

from allauth.account.forms import ReauthenticateForm as PasswordForm
from allauth.mfa.base.forms import ReauthenticateForm as CodeForm
from allauth.mfa.signals import authentication_failed
from allauth.mfa.webauthn.forms import ReauthenticateWebAuthnForm as PasskeyForm
from allauth.mfa.webauthn.internal.auth import begin_authentication
from django.conf import settings
from django.dispatch import receiver
from django.shortcuts import render

from accounts.actions import note_code_refused
from foundation.workflow import clock

RECORDS = "account_authentication_methods"
PREFIX = "stepup-"
TOKENS = ("csrfmiddlewaretoken", "_key")
HOW = f"{PREFIX}how"
# What the page asks for, by what the person has; a password only where there is nothing better.
FORMS = {"code": CodeForm, "passkey": PasskeyForm, "password": PasswordForm}


def fresh_factor(view):
    """Let a POST through only with a factor of the last five minutes; else ask for it on a page of its own.

    Everything typed waits in that page, not in the session, and is sent on with the answer: so the
    view, the token against forgery and the receipt see one ordinary form. GET passes.
    """

    @wraps(view)
    def asked(request, *args, **kwargs):
        if request.method != "POST":
            return view(request, *args, **kwargs)
        given = _form_given(request)
        if given is None and is_fresh(request, at=clock.now()):
            return view(request, *args, **kwargs)
        if given is not None and given.is_valid():
            _accept(request, given)
            return view(request, *args, **kwargs)
        return _ask(request, given)

    return asked


def is_fresh(request, *, at):
    """Whether the best factor that this person has was shown within the last five minutes."""
    return was_shown(request, ("mfa",) if request.user.has_second_factor else ("mfa", "password"), at=at)


def was_shown(request, methods, *, at):
    """Whether one of these ways of signing in was used in this session within the last five minutes."""
    shown = [record["at"] for record in request.session.get(RECORDS, []) if record["method"] in methods]
    return any(0 <= at.timestamp() - moment < settings.FRESH_FACTOR_SECONDS for moment in shown)


def ways_of(user):
    """How this person can show that it is them: codes and passkeys, or the password where there is neither."""
    kinds = set(user.authenticator_set.values_list("type", flat=True))
    ways = [way for way, kind in (("passkey", "webauthn"), ("code", "totp")) if kind in kinds]
    if ways:
        return ways
    return ["password"] if user.has_usable_password() else []


@receiver(authentication_failed)
def _keep_in_the_trail(user, **_facts):
    """A wrong code, wherever one is asked for."""
    note_code_refused(user, by=None, at=clock.now())


def _form_given(request):
    """The step-up form that came with the POST, None where none did. Only a way this person has counts."""
    way = request.POST.get(HOW)
    if way not in ways_of(request.user):
        return None
    answer = {
        name.removeprefix(PREFIX): value for name, value in request.POST.items() if name.startswith(PREFIX)
    }
    return FORMS[way](answer, user=request.user)


def _accept(request, form):
    """The factor is good: a new session id, and the POST as it was before we asked."""
    form.save() if hasattr(form, "save") else _remember_password(request)
    request.session.cycle_key()
    typed = request.POST.copy()
    for name in [name for name in typed if name.startswith(PREFIX)]:
        del typed[name]
    request.POST = typed


def _remember_password(request):
    moment = clock.now().timestamp()
    shown = [*request.session.get(RECORDS, []), {"method": "password", "at": moment, "reauthenticated": True}]
    request.session[RECORDS] = shown


def _ask(request, given):
    ways = ways_of(request.user)
    options = {"request_options": begin_authentication(request.user)} if "passkey" in ways else None
    page = {"ways": ways, "typed": _typed(request), "faults": _faults(given), "passkey_options": options}
    return render(request, "accounts/step_up.html", page)


def _typed(request):
    """Every field of the form that has to wait; the page has a token and a key of its own."""
    return [
        (name, value)
        for name, values in request.POST.lists()
        for value in values
        if name not in TOKENS and not name.startswith(PREFIX)
    ]


def _faults(given):
    return [fault for faults in given.errors.values() for fault in faults] if given is not None else []
