"""Verification for machines: the public's question in JSON, the LSP's keys, its status lists, and what describes them.

Errors are problem details (RFC 9457). What does not exist looks the same however it was asked. Any page of any site
may read these answers: they are the same for everybody, and no cookie is looked at.
"""

import json
import re
from datetime import date
from functools import wraps

from django.conf import settings
from django.http import HttpResponse, JsonResponse
from django.shortcuts import render
from django.utils.cache import get_conditional_response
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_safe

from certificates.models import Purpose
from certificates.queries import by_number, by_token
from certificates.queries.answers import answer_by_number, answer_by_token
from certificates.queries.credentials import current_list, did, did_document
from foundation.workflow import clock

from .verification import asked_too_often

READING = ("GET", "HEAD", "OPTIONS")
DAY = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)
LONGEST = 80
A_MINUTE, A_SECOND = "60", "1"
DESCRIPTION = settings.BASE_DIR / "certificates" / "views" / "openapi.json"
TITLES = {
    400: "This question cannot be read",
    404: "Not found",
    405: "This address is only read",
    429: "Too many questions from this address",
    503: "The list is being signed",
}


class Problem(Exception):
    """An answer that is an error: its status, what to do, and headers."""

    def __init__(self, status, detail, **headers):
        super().__init__(detail)
        self.status, self.detail, self.headers = status, detail, headers


def for_machines(view):
    """Read only, for every origin; a Problem that the view raises becomes problem details."""

    @csrf_exempt
    @wraps(view)
    def answer(request, *args, **kwargs):
        try:
            response = _read(request) or view(request, *args, **kwargs)
        except Problem as problem:
            response = _told(problem)
        response.headers.setdefault("Cache-Control", "no-store, private")
        response.headers["Access-Control-Allow-Origin"] = "*"
        response.headers["Cross-Origin-Resource-Policy"] = "cross-origin"
        return response

    return answer


def _read(request):
    """None where the view is to answer; browsers ask first what they may."""
    if request.method not in READING:
        raise Problem(405, "Send GET.", Allow=", ".join(READING))
    return HttpResponse(status=204) if request.method == "OPTIONS" else None


def _told(problem):
    body = {
        "type": "about:blank",
        "title": TITLES[problem.status],
        "status": problem.status,
        "detail": problem.detail,
    }
    headers = {name.replace("_", "-"): value for name, value in problem.headers.items()}
    return JsonResponse(body, status=problem.status, content_type="application/problem+json", headers=headers)


@for_machines
def certificate_by_token(request, token):
    """What the paper tells, and whether it holds."""
    return _answered(request, answer_by_token, lambda: by_token(token))


@for_machines
def certificate_by_number(request):
    """Status, scheme, validity and initials of a number or check code."""
    number = request.GET.get("number", "").strip()
    if not 0 < len(number) <= LONGEST:
        raise Problem(400, f"Give `number`: a certificate number or check code of at most {LONGEST} letters.")
    return _answered(request, answer_by_number, lambda: by_number(number))


def _answered(request, tell, find):
    if asked_too_often():
        raise Problem(429, "Wait a minute, then ask again.", Retry_After=A_MINUTE)
    on, found = _day(request), find()
    if found is None:
        raise Problem(404, "This LSP issued no such certificate.")
    return JsonResponse(tell(found, on=on, at=clock.now()))


def _day(request):
    """The day that is asked for; None: now."""
    typed = request.GET.get("on", "")
    if not typed:
        return None
    try:
        return date.fromisoformat(DAY.fullmatch(typed)[0])
    except (TypeError, ValueError):
        raise Problem(400, "Write `on` as YYYY-MM-DD.") from None


@for_machines
def keys(request):
    """The LSP as did:web: the keys that its credentials are verified with."""
    return _fresh(request, json.dumps(did_document()).encode(), "application/did+json")


@for_machines
def status_list(request, number, purpose):
    """A status list as it was signed; never one that was overtaken, rather none for the moment (TRUST C4)."""
    if purpose not in Purpose:
        raise Problem(404, "There is no such list.")
    found = current_list(number, purpose, at=clock.now())
    if found is None:
        raise Problem(503, "Ask again in a second.", Retry_After=A_SECOND)
    return _fresh(request, found.token.encode("ascii"), "application/vc+jwt", etag=found.sha256)


@for_machines
def description(request):
    """These addresses as OpenAPI 3.1."""
    return _fresh(request, DESCRIPTION.read_bytes(), "application/json")


def _fresh(request, body, content_type, *, etag=""):
    """May be kept, but is asked for anew before each use; who has it already is told so in a few bytes."""
    response = HttpResponse(body, content_type=content_type, headers={"Cache-Control": "no-cache"})
    if not etag:
        return response
    quoted = f'"{etag}"'
    response["ETag"] = quoted
    return get_conditional_response(request, etag=quoted, response=response)


@require_safe
def developers(request):
    """A page for people who let machines ask."""
    page = {"site": settings.SITE_URL, "did": did(), "a_minute": A_MINUTE}
    return render(request, "certificates/developers.html", page)
