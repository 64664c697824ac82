"""What somebody from outside sees behind a link: what is asked, of whom, by whom; nothing else (FR.IA.10; TRUST A9)."""

from django.conf import settings
from django.contrib import messages
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from examinations.actions.third_party_answers import (
    answer_as_third_party,
    decline_as_third_party,
    enter_code,
    pass_on_as_third_party,
    send_code,
)
from examinations.forms.third_parties import CodeForm, PassOnForm, ThirdPartyAnswerForm
from examinations.queries.third_parties import link_by_token, questions_of, units_of
from examinations.rules.third_parties import can_read_questions, can_send_code, holds_link
from foundation.workflow import clock
from foundation.workflow.limits import too_often
from foundation.workflow.links import READING_LASTS
from foundation.workflow.origins import origin
from foundation.workflow.web import refusals_on, refusals_told

NOT_FOUND, GONE, TOO_MANY = 404, 410, 429
A_MINUTE = 30
COOKIE = "third-party"


def with_link(view):
    """The link of this token that still holds; otherwise a page that says why nothing is here."""

    def guarded(request, token):
        if too_often("third-party", origin().ip, a_minute=A_MINUTE):
            return render(request, "429.html", status=TOO_MANY)
        link = link_by_token(token)
        if link is None:
            return render(request, "404.html", status=NOT_FOUND)
        held = holds_link(link, at=clock.now())
        if not held:
            return render(request, "examinations/third_party_gone.html", {"why": held.reason}, status=GONE)
        return view(request, link)

    guarded.__doc__ = view.__doc__
    return guarded


def _reader(request):
    return request.COOKIES.get(COOKIE, "")


def _here(link):
    return redirect("examinations:third_party", token=link.token)


@require_safe
@with_link
def third_party(request, link):
    """A look changes nothing: programs that look into mail follow links, too."""
    return _show(request, link)


def _show(request, link, **forms):
    """The questions for whoever has typed the code in this browser; for others how to get one."""
    third_party, at = link.third_party, clock.now()
    page = {"third_party": third_party, "token": link.token, "link": link}
    if not can_read_questions(link, _reader(request), at=at):
        page |= {
            "form": forms.get("code") or CodeForm(),
            "was_sent": link.good_code(at) is not None,
            "can_send": can_send_code(link, at=at),
        }
        return render(request, "examinations/third_party_door.html", page)
    application = third_party.assessment.application
    page |= {
        "candidate": application.particulars.full_name,
        "scheme": application.scheme_version,
        "units": units_of(third_party),
        "form": forms.get("answer") or _blank(third_party),
        "pass_on_form": forms.get("pass_on") or PassOnForm(prefix="other"),
    }
    return render(request, "examinations/third_party.html", page)


def _blank(third_party):
    known = {key: getattr(third_party, key) for key in ("name", "position", "workplace", "phone")}
    return ThirdPartyAnswerForm(initial=known, questions=questions_of(third_party))


@require_POST
@with_link
def ask_for_code(request, link):
    """Six digits to the address that the link went to."""
    with refusals_told(request):
        send_code(link, at=clock.now())
        messages.success(request, _("The code is on its way to your address."))
    return _here(link)


@require_POST
@with_link
def enter(request, link):
    """The code opens the questions in this browser, for some hours."""
    form = CodeForm(request.POST)
    if form.is_valid():
        with refusals_told(request):
            reader = enter_code(link, digits=form.cleaned_data["code"], at=clock.now())
            if reader:
                return _remember(_here(link), link, reader)
            form.add_error("code", _("This code does not hold. Type the last one that was sent."))
    return _show(request, link_by_token(link.token), code=form)


def _remember(response, link, reader):
    response.set_cookie(
        COOKIE,
        reader,
        max_age=READING_LASTS,
        path=reverse("examinations:third_party", args=[link.token]),
        secure=settings.SESSION_COOKIE_SECURE,
        httponly=True,
        samesite="Lax",
    )
    return response


@require_POST
@with_link
def answer(request, link):
    """Answer, once."""
    form = ThirdPartyAnswerForm(request.POST, questions=questions_of(link.third_party))
    if form.is_valid():
        with refusals_on(form):
            answer_as_third_party(
                link,
                reader=_reader(request),
                answers=form.answers,
                particulars=form.particulars,
                signed_as=form.cleaned_data["signed_as"],
                address=origin().ip or None,
                at=clock.now(),
            )
            return _here(link)
    return _show(request, link, answer=form)


@require_POST
@with_link
def decline(request, link):
    """Say no, with a reason."""
    with refusals_told(request):
        reason = request.POST.get("reason", "")
        decline_as_third_party(link, reader=_reader(request), reason=reason, at=clock.now())
    return _here(link)


@require_POST
@with_link
def pass_on(request, link):
    """Name somebody who knows better."""
    form = PassOnForm(request.POST, prefix="other")
    if form.is_valid():
        with refusals_on(form):
            pass_on_as_third_party(link, reader=_reader(request), **form.cleaned_data, at=clock.now())
            return _here(link)
    return _show(request, link, pass_on=form)
