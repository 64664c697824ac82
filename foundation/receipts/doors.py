"""A form sent twice has one effect: double click, refresh, back button, retry after a broken line."""

import hashlib
import hmac
import re
import time
from http import HTTPStatus

from django.conf import settings
from django.http import HttpResponse
from django.shortcuts import render

from foundation.workflow import clock

from .actions import answer, let_go, take
from .models import Receipt

KEY = re.compile(r"[0-9a-f]{32}")
OURS = ("_key", "csrfmiddlewaretoken")
# The confirmation that a step-up adds (accounts.doors.factor): a kept digest of a password could be guessed at.
CONFIRMATION = "stepup-"
KEPT_HEADERS = ("Location", "HX-Redirect")
WAIT_SECONDS = 10
LOOK_EVERY = 0.05
AGAIN = object()


class OnceMiddleware:
    """Handles a form with a `_key` once and answers its repetitions alike.

    The same key with another body is refused (409). Only a redirect uses a key up: a form shown again with
    its errors may be corrected and sent with the same key.
    """

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        try:
            response = self.get_response(request)
        except BaseException:
            _close(request, None)
            raise
        return _close(request, response)

    def process_view(self, request, _view, _args, _kwargs):
        """Take the form in hand (None), or answer at once where it was handled before."""
        key = request.POST.get("_key", "") if request.method == "POST" else ""
        if not KEY.fullmatch(key):
            return None
        form = {
            "key": key,
            "sender": _sender(request),
            "path": request.get_full_path()[:500],
            "digest": digest_of(request),
        }
        response = AGAIN
        while response is AGAIN:
            response = _take_or_replay(request, form)
        return response


def digest_of(request):
    """One digest over everything typed and every file, whatever order the browser sent them in."""
    # Keyed, since a form may hold a password: without the key nobody can guess at what was typed.
    whole = hmac.new(settings.SECRET_KEY.encode(), digestmod=hashlib.sha256)
    for name in sorted(request.POST):
        if name not in OURS and not name.startswith(CONFIRMATION):
            whole.update(repr((name, request.POST.getlist(name))).encode())
    for name in sorted(request.FILES):
        for file in request.FILES.getlist(name):
            whole.update(repr((name, file.name, file.size)).encode())
            for chunk in file.chunks():
                whole.update(chunk)
            file.seek(0)
    return whole.hexdigest()


def _take_or_replay(request, form):
    receipt, ours = take(**form, at=clock.now())
    if ours:
        request.receipt, request.came_as = receipt, _sender(request)
        return None
    if receipt.digest != form["digest"]:
        return render(request, "receipts/other_body.html", status=409)
    return _replay(request, receipt)


def _replay(request, receipt):
    """The answer the first one got, once it is there; `AGAIN` where the first one had no effect."""
    until = time.monotonic() + WAIT_SECONDS
    while receipt.answered_at is None:
        if time.monotonic() > until:
            return _busy(request)
        time.sleep(LOOK_EVERY)
        try:
            receipt.refresh_from_db()
        except Receipt.DoesNotExist:
            return AGAIN
    return HttpResponse(status=receipt.status, headers=receipt.headers)


def _close(request, response):
    receipt = getattr(request, "receipt", None)
    if receipt is None:
        return response
    kept = {name: response[name] for name in KEPT_HEADERS if response is not None and name in response}
    # Who signed in or out got a new session cookie, which a replayed answer would not bring.
    if kept and response.status_code < HTTPStatus.BAD_REQUEST and _sender(request) == request.came_as:
        answer(receipt, status=response.status_code, headers=kept, at=clock.now())
    else:
        let_go(receipt)
    return response


def _busy(request):
    response = render(request, "receipts/in_hand.html", status=503)
    response["Retry-After"] = "5"
    return response


def _sender(request):
    if request.user.is_authenticated:
        return f"user:{request.user.pk}"
    return "stranger:" + hashlib.sha256(request.META.get("CSRF_COOKIE", "").encode()).hexdigest()
