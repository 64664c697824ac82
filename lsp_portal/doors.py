"""The porter: no address opens unless a row of the policy says for whom."""

from urllib.parse import urlencode

from django.conf import settings
from django.contrib.auth.views import redirect_to_login
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, resolve_url
from django.urls import reverse

from accounts.actions import note_refused, note_turned_away
from accounts.models import STAFF_ROLES
from accounts.rules import has_needed_factor, has_undertaken
from foundation.workflow import clock
from foundation.workflow.web import refusals_noted

from .faults import way_back
from .policy import door_of

NUL = "\0"


class PolicyMiddleware:
    """Sends strangers to the sign-in page; a page that is not for somebody is one that does not exist.

    Staff come to work only with a second factor and an accepted undertaking of confidentiality (7.1.3).
    """

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        with refusals_noted() as refusals:
            response = self.get_response(request)
        # Only now: the act that was refused has taken back all it wrote.
        for refusal, about in refusals:
            _note_refusal(request, refusal, about)
        return response

    def process_view(self, request, _view, _args, _kwargs):
        """Let the request through (None), send it somewhere, or deny that there is such a page."""
        door = door_of(request.resolver_match)
        if door is None or NUL in request.path:
            raise Http404
        request.GET, request.POST = without_nul(request.GET), without_nul(request.POST)
        if door.public:
            return None
        if not request.user.is_authenticated:
            return to_sign_in(request)
        if door.roles and not request.user.holds(*door.roles):
            _turn_away(request)
            raise Http404
        return first_duty(request) if door.for_work else None

    def process_exception(self, request, exception):
        """Another's record looks as one that is not there; that it was asked for is in the trail (TRUST S22)."""
        if isinstance(exception, Http404) and request.user.is_authenticated:
            _turn_away(request)


def without_nul(typed):
    """The same without the one character that PostgreSQL keeps in no text; some copied words hold it (TRUST S9)."""
    if not any(NUL in text for _name, texts in typed.lists() for text in texts):
        return typed
    plain = typed.copy()
    for name, texts in typed.lists():
        plain.setlist(name, [text.replace(NUL, "") for text in texts])
    return plain


def _turn_away(request):
    note_turned_away(request.user, **_here(request))


def _note_refusal(request, refusal, about):
    """Whatever a clause refuses, independence or not; what has no clause is about forms and files alone."""
    if refusal.clause and request.user.is_authenticated:
        note_refused(request.user, clause=refusal.clause, **_here(request, about))


def _here(request, about=None):
    path = about.get_absolute_url() if about else request.path
    return {
        "view": request.resolver_match.view_name,
        "path": path,
        "by": request.user,
        "at": clock.now(),
    }


def to_sign_in(request):
    """To the sign-in page and back to where one was; a panel takes the whole page along (TRUST R25)."""
    answer = redirect_to_login(way_back(request), resolve_url(settings.LOGIN_URL))
    if request.headers.get("HX-Request") != "true":
        return answer
    return HttpResponse(status=204, headers={"HX-Redirect": answer.url})


def first_duty(request):
    """What a member of staff has to do before any work: a redirect there, or None."""
    if not request.user.holds(*STAFF_ROLES):
        return None
    if not has_needed_factor(request.user):
        return redirect("mfa_index")
    if not has_undertaken(request.user):
        query = urlencode({"next": request.get_full_path()}) if request.method == "GET" else ""
        return redirect(f"{reverse('accounts:undertaking')}?{query}".rstrip("?"))
    return None
