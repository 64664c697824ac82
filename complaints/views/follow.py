"""Whoever complained follows it: behind the private link and its code, or signed in (TRUST A9)."""

from django.conf import settings
from django.contrib import messages
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from complaints import actions, forms, rules
from complaints.models import Complaint, Ruling
from complaints.queries.links import link_by_token
from complaints.queries.story import told
from foundation.documents.views import serve
from foundation.workflow import clock
from foundation.workflow.limits import too_often
from foundation.workflow.links import READING_LASTS
from foundation.workflow.origins import origin
from foundation.workflow.web import refusals_on, refusals_told

from .public import kept_nowhere, taken

NOT_FOUND, GONE, TOO_MANY = 404, 410, 429
A_MINUTE = 30
COOKIE = "complaint"


def with_link(view):
    """The link of this token that still holds; otherwise a page that says why nothing is here."""

    def guarded(request, token):
        if too_often("complaint-link", origin().ip, a_minute=A_MINUTE):
            return render(request, "429.html", status=TOO_MANY)
        link = link_by_token(token)
        if link is None:
            return render(request, "404.html", status=NOT_FOUND)
        held = rules.holds_link(link, at=clock.now())
        if not held:
            return render(request, "complaints/gone.html", {"why": held.reason}, status=GONE)
        return kept_nowhere(view(request, link))

    guarded.__doc__ = view.__doc__
    return guarded


def _reader(request):
    return request.COOKIES.get(COOKIE, "")


def _here(link):
    return redirect("complaints:follow", token=link.token)


@require_safe
@with_link
def follow(request, link):
    """A look changes nothing: programs that look into mail follow links, too."""
    return _show(request, link)


def _show(request, link, *, code=None, form=None):
    at = clock.now()
    if not rules.can_read(link, _reader(request), at=at):
        page = {
            "token": link.token,
            "form": code or forms.CodeForm(),
            "was_sent": link.good_code(at) is not None,
            "can_send": rules.can_send_code(link, at=at),
        }
        return render(request, "complaints/door.html", page)
    way = {"add_url": "complaints:add_words", "paper_url": "complaints:answer", "key": link.token}
    return show(request, link.complaint, way, form=form)


def show(request, complaint, way, *, form=None):
    """The page of whoever complained, whichever door they came by."""
    page = {
        "complaint": complaint,
        "form": form or forms.WordsForm(),
        "can_add": rules.can_add(complaint, at=clock.now()),
        **told(complaint),
        **way,
    }
    return render(request, "complaints/follow.html", page)


@require_POST
@with_link
def send_code(request, link):
    """Six digits to the address that the link went to."""
    with refusals_told(request):
        actions.send_code(link, at=clock.now())
        messages.success(request, _("The code is on its way to your address."))
    return _here(link)


@require_POST
@with_link
def enter(request, link):
    """The code opens the page in this browser, for some hours."""
    form = forms.CodeForm(request.POST)
    if form.is_valid():
        with refusals_told(request):
            reader = actions.enter_code(link, digits=form.cleaned_data["code"], at=clock.now())
            if reader:
                return _remember(_here(link), link, reader)
            form.add_error("code", _("This code does not hold. Type the last one that was sent."))
    return _show(request, link_by_token(link.token), code=form)


def _remember(response, link, reader):
    response.set_cookie(
        COOKIE,
        reader,
        max_age=READING_LASTS,
        path=reverse("complaints:follow", args=[link.token]),
        secure=settings.SESSION_COOKIE_SECURE,
        httponly=True,
        samesite="Lax",
    )
    return response


@require_POST
@with_link
def add_words(request, link):
    """Add words, and a file."""
    require_reader(request, link)
    form = forms.WordsForm(request.POST, request.FILES)
    if form.is_valid():
        with refusals_on(form):
            typed = {"words": form.cleaned_data["words"], "files": taken(form)}
            actions.add_words(link.complaint, **typed, link=link, reader=_reader(request), at=clock.now())
            messages.success(request, _("What you added is with us."))
            return _here(link)
    return _show(request, link, form=form)


def require_reader(request, link):
    """Who has not typed the code finds nothing behind this door."""
    if not rules.can_read(link, _reader(request), at=clock.now()):
        raise Http404


@require_safe
@with_link
def answer(request, link):
    """The signed answer, as a letter."""
    require_reader(request, link)
    return serve(request, paper_of(link.complaint), at=clock.now())


def paper_of(complaint):
    """The letter of the signed answer; none gives 404."""
    found = Ruling.objects.filter(answer__complaint=complaint, approves=True).select_related("paper")
    return get_object_or_404(found).paper


@require_safe
def mine(request):
    """One's own complaints, sent while signed in."""
    found = Complaint.objects.of_complainant(request.user)
    return render(request, "complaints/mine.html", {"complaints": found})


def _own(request, pk):
    return get_object_or_404(Complaint.objects.of_complainant(request.user), pk=pk)


def _own_way(complaint):
    return {"add_url": "complaints:add_own_words", "paper_url": "complaints:own_answer", "key": complaint.pk}


@require_safe
def own(request, pk):
    """One of them."""
    complaint = _own(request, pk)
    return show(request, complaint, _own_way(complaint))


@require_POST
def add_own_words(request, pk):
    """Add words, and a file."""
    complaint, form = _own(request, pk), forms.WordsForm(request.POST, request.FILES)
    if form.is_valid():
        with refusals_on(form):
            typed = {"words": form.cleaned_data["words"], "files": taken(form)}
            actions.add_words(complaint, **typed, by=request.user, at=clock.now())
            messages.success(request, _("What you added is with us."))
            return redirect("complaints:own", complaint.pk)
    return show(request, complaint, _own_way(complaint), form=form)


@require_safe
def own_answer(request, pk):
    """The signed answer, as a letter."""
    return serve(request, paper_of(_own(request, pk)), at=clock.now())
