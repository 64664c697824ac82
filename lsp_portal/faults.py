"""Pages for what goes wrong before a view is reached; each has a way on (TRUST R25)."""

from urllib.parse import urlsplit

from django.core.exceptions import RequestDataTooBig, TooManyFilesSent
from django.shortcuts import render
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.defaults import bad_request as plain_bad_request

NEVER_SHOWN_AGAIN = ("password", "csrfmiddlewaretoken", "_key")


def bad_request(request, exception):
    """What cannot be understood; what is too big is told so."""
    if isinstance(exception, RequestDataTooBig | TooManyFilesSent):
        return render(request, "413.html", status=413)
    return plain_bad_request(request, exception)


def csrf_failure(request, reason=""):
    """A form that was open for too long: send it again, or sign in and come back.

    What was typed is offered again only if it came from a page of ours: a stranger's form gets no second try.
    """
    typed = _typed(request) if request.headers.get("Sec-Fetch-Site") == "same-origin" else []
    facts = {
        "typed": typed,
        "had_files": bool(request.FILES),
        "address": request.get_full_path(),
        "back": way_back(request),
        "may_send_again": bool(typed),
    }
    return render(request, "403_csrf.html", facts, status=403)


def way_back(request):
    """The page a person was on: for a form the page that held it, since its address may only take forms."""
    if request.headers.get("HX-Request") == "true":
        page = request.headers.get("HX-Current-URL", "")
    elif request.method in ("GET", "HEAD"):
        return request.get_full_path()
    else:
        page = request.headers.get("Referer", "")
    if url_has_allowed_host_and_scheme(page, {request.get_host()}, require_https=request.is_secure()):
        here = urlsplit(page)
        return f"{here.path}?{here.query}" if here.query else here.path
    return "/"


def _typed(request):
    return [
        (name, value)
        for name, values in request.POST.lists()
        for value in values
        if not any(part in name for part in NEVER_SHOWN_AGAIN)
    ]
