"""The public's question: is this certificate real, and does it hold on that day? (ISO/IEC 17024 7.2)

The token of the QR code tells what the paper tells. A number alone can be guessed, since numbers have no gaps: it tells
the status, the scheme, the validity and initials, and nothing else.
"""

from django.http import Http404
from django.shortcuts import render
from django.views.decorators.http import require_POST, require_safe

from certificates.forms import LookUpForm
from certificates.papers import drawn_rosette
from certificates.queries import by_number, by_token, certificate_of, paper_of
from certificates.queries.leaves import leaves_beside_verdict
from foundation.documents.seals import verify as verify_seal
from foundation.documents.views import preview
from foundation.look.writing import read_day
from foundation.workflow import clock
from foundation.workflow.limits import too_often
from foundation.workflow.origins import origin

MEGABYTE = 1024 * 1024
LARGEST = 5 * MEGABYTE
NOT_FOUND, TOO_MANY = 404, 429
A_MINUTE = 60


def asked_too_often():
    """Whether this address has asked more often than a person does: the register is not to be harvested (C5)."""
    return too_often("verify", origin().ip, a_minute=A_MINUTE)


def _answer(request, template, context, *, status=200):
    found = context.get("found") or context.get("paper")
    page = {
        "now": clock.now(),
        "today": clock.today(),
        "ways": leaves_beside_verdict(found.number if found else ""),
    }
    response = render(request, template, page | context, status=status)
    response["Cache-Control"] = "no-store, private"
    return response


def _too_often(request):
    return _answer(request, "429.html", {}, status=TOO_MANY)


@require_safe
def verify(request):
    """Ask by number or check code."""
    form = LookUpForm(request.GET or None)
    if not form.is_bound:
        return _answer(request, "certificates/verify.html", {"form": LookUpForm()})
    if asked_too_often():
        return _too_often(request)
    if not form.is_valid():
        return _answer(request, "certificates/verify.html", {"form": form})
    found = by_number(form.cleaned_data["number"])
    if found is None:
        return _answer(request, "certificates/not_found.html", {"form": form}, status=NOT_FOUND)
    day = form.cleaned_data["on"] or clock.today()
    page = {"found": found, "form": form, "is_public": True, **_standing(found, day)}
    return _answer(request, "certificates/verdict.html", page)


@require_safe
def verification(request, token):
    """Ask by the QR code: what the paper says, and whether it holds on a day."""
    if asked_too_often():
        return _too_often(request)
    found = by_token(token)
    if found is None:
        return _answer(request, "certificates/not_found.html", {"form": LookUpForm()}, status=NOT_FOUND)
    typed = request.GET.get("on", "")
    day = read_day(typed) or clock.today()
    page = {
        "found": found,
        "form": LookUpForm(initial={"number": found.number, "on": day}),
        "day_misread": bool(typed) and read_day(typed) is None,
        **_standing(found, day),
        "units": found.scheme_version.units.order_by("position"),
        "rosette": drawn_rosette(found),
    }
    return _answer(request, "certificates/verdict.html", page)


def _standing(found, day):
    """What the certificate is on that day, since when, and what was done to it: never why (9.5)."""
    return {
        "day": day,
        "status": found.status_on(day),
        "change": found.change_on(day),
        "changes": [*found.changes.all()][::-1],
    }


@require_safe
def photo(request, token):
    """The photograph on the certificate, with the token only."""
    if asked_too_often():
        return _too_often(request)
    found = by_token(token)
    if found is None or found.photo is None:
        raise Http404
    return preview(request, found.photo, 1, at=clock.now())


@require_POST
def check_file(request):
    """Is this PDF ours and unaltered? By its hash as the browser reckoned it, or by the file itself."""
    if asked_too_often():
        return _too_often(request)
    file = request.FILES.get("file")
    digest = request.POST.get("sha256", "").lower()
    if file is None:
        return _file(request, paper_of(digest), by_hash=True)
    if file.size > LARGEST:
        return _answer(request, "certificates/file.html", {"paper": None, "too_large": True})
    data = file.read()
    return _file(request, paper_of(data=data), seal=verify_seal(data))


def _file(request, paper, **found):
    """What the file is, and what the certificate it was made for is today."""
    certificate = certificate_of(paper) if paper else None
    status = certificate.status_on(clock.today()) if certificate else ""
    return _answer(request, "certificates/file.html", {"paper": paper, "status": status, **found})
