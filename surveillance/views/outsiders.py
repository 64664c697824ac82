"""What somebody from outside sees behind a link: whom they are asked about, their unit and scope; nothing else (A9)."""

from django.conf import settings
from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from foundation.workflow import clock
from foundation.workflow.limits import too_often
from foundation.workflow.links import READING_LASTS
from foundation.workflow.origins import origin
from foundation.workflow.web import refusals_on, refusals_told
from surveillance import actions, forms, rules
from surveillance.queries.outsiders import link_by_token, questions_of

OK, NOT_FOUND, GONE, TOO_MANY = 200, 404, 410, 429
A_MINUTE = 30
COOKIE = "enquiry"


def with_link(view):
    """The link of this token that still holds; otherwise a page that says why nothing is here."""

    def guarded(request, token, **kwargs):
        if too_often("enquiry", origin().ip, a_minute=A_MINUTE):
            return render(request, "429.html", status=TOO_MANY)
        link = link_by_token(token)
        if link is None:
            return render(request, "404.html", status=NOT_FOUND)
        held = rules.holds_link(link, at=clock.now())
        if not held:
            page = {"why": held.reason}
            return render(request, "examinations/third_party_gone.html", page, status=_over(request, link))
        return view(request, link, **kwargs)

    guarded.__doc__ = view.__doc__
    return guarded


def _over(request, link):
    """Whoever has just given the last answer is thanked; for everybody else nothing is here any more."""
    is_thanked = request.method == "GET" and link.is_read_by(_reader(request), clock.now())
    return OK if is_thanked and link.enquiry.closed_at else GONE


def _reader(request):
    return request.COOKIES.get(COOKIE, "")


def _here(link):
    return redirect("surveillance:enquiry", token=link.token)


@require_safe
@with_link
def enquiry(request, link):
    """A look changes nothing: programs that look into mail follow links, too."""
    return _show(request, link)


def _show(request, link, *, code=None, **refused):
    at = clock.now()
    page = {"enquiry": link.enquiry, "token": link.token, "link": link}
    if not rules.can_read(link, _reader(request), at=at):
        page |= {
            "form": code or forms.CodeForm(),
            "was_sent": link.good_code(at) is not None,
            "can_send": rules.can_send_code(link, at=at),
        }
        return render(request, "surveillance/enquiry_door.html", page)
    page["rows"] = [_row(one, refused) for one in questions_of(link.enquiry)]
    return render(request, "surveillance/enquiry.html", page)


def _row(question, refused):
    prefix = f"q{question.pk}"
    return {
        "question": question,
        "certificate": question.surveillance.certificate,
        "form": refused.get(prefix) or forms.AnswerForm(prefix=prefix),
        "pass_on_form": refused.get(f"{prefix}-other") or forms.PassOnForm(prefix=f"{prefix}-other"),
    }


@require_POST
@with_link
def ask_for_code(request, link):
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
        path=reverse("surveillance:enquiry", args=[link.token]),
        secure=settings.SESSION_COOKIE_SECURE,
        httponly=True,
        samesite="Lax",
    )
    return response


def _question(link, pk):
    return get_object_or_404(questions_of(link.enquiry), pk=pk)


@require_POST
@with_link
def answer(request, link, question):
    """Answer about one of them, once."""
    asked, prefix = _question(link, question), f"q{question}"
    form = forms.AnswerForm(request.POST, prefix=prefix)
    if form.is_valid():
        with refusals_on(form):
            typed, address = form.cleaned_data, origin().ip or None
            actions.answer_question(
                link, asked, reader=_reader(request), **typed, address=address, at=clock.now()
            )
            return _here(link)
    return _show(request, link, **{prefix: form})


@require_POST
@with_link
def decline(request, link, question):
    """Say nothing about one of them, with a reason."""
    asked = _question(link, question)
    with refusals_told(request):
        reason = request.POST.get("reason", "")
        actions.decline_question(link, asked, reader=_reader(request), reason=reason, at=clock.now())
    return _here(link)


@require_POST
@with_link
def pass_on(request, link, question):
    """Name somebody who knows one of them better."""
    asked, prefix = _question(link, question), f"q{question}-other"
    form = forms.PassOnForm(request.POST, prefix=prefix)
    if form.is_valid():
        with refusals_on(form):
            typed = form.cleaned_data
            actions.pass_on_question(link, asked, reader=_reader(request), **typed, at=clock.now())
            return _here(link)
    return _show(request, link, **{prefix: form})
