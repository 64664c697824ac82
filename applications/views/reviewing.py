"""What a reviewer does with a case: take it, judge item after item, put it back, end the review (9.1.5)."""

from django.contrib import messages
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from applications.actions.employers import settle_fee
from applications.actions.outcomes import (
    accept_application,
    refuse_application,
    reopen_application,
    return_application,
)
from applications.actions.review import judge_item, release_case, take_case
from applications.forms.employers import SettleForm
from applications.forms.review import ItemForm, RefuseForm, ReleaseForm, TakeOverForm
from applications.queries.review import lines_of
from foundation.workflow import clock
from foundation.workflow.web import refusals_on, refusals_told

from .review import END, door, show


@require_POST
def judge(request, pk, key):
    """Save the verdict on one item and go on to the next that waits."""
    application = door(request, pk)
    form = ItemForm(request.POST, application=application, key=key)
    if form.is_valid():
        with refusals_on(form):
            judge_item(application, key, **form.judged(), by=request.user, at=clock.now())
            return redirect(
                f"{reverse('applications:review', args=[pk])}?butir={_following(application, key)}"
            )
    return show(request, application, form=form, key=key)


def _following(application, key):
    """The next item that waits, round the end of the list; the endings where none does."""
    keys = [
        line.item.key
        for line in lines_of(application, on=clock.today())
        if line.is_open or line.item.key == key
    ]
    here = keys.index(key) if key in keys else -1
    rest = [each for each in [*keys[here + 1 :], *keys[: max(here, 0)]] if each != key]
    return rest[0] if rest else END


@require_POST
def take(request, pk):
    """Take the case; a colleague's with a reason."""
    application = door(request, pk)
    form = TakeOverForm(request.POST, prefix="over")
    reason = form.cleaned_data["reason"] if form.is_valid() else ""
    with refusals_told(request):
        take_case(application, reason=reason, by=request.user, at=clock.now())
    return redirect("applications:review", pk=pk)


@require_POST
def release(request, pk):
    """Put it back into the queue, perhaps for a tie to the applicant."""
    form = ReleaseForm(request.POST, prefix="release")
    if not form.is_valid():
        return show(request, door(request, pk), key=END, release_form=form)
    with refusals_told(request):
        release_case(door(request, pk), tie=form.cleaned_data["tie"], by=request.user, at=clock.now())
        messages.success(request, _("The case is back in the queue. Your verdicts stay."))
        return redirect("applications:queue")
    return redirect("applications:review", pk=pk)


@require_POST
def send_back(request, pk):
    """Return what was returned, and only that."""
    with refusals_told(request):
        back = return_application(door(request, pk), by=request.user, at=clock.now())
        messages.success(request, _("Returned. The applicant is told what to put right, item by item."))
        return redirect(back.application.get_absolute_url())
    return redirect(f"{reverse('applications:review', args=[pk])}?butir={END}")


@require_POST
def accept(request, pk):
    """Make the applicant a candidate."""
    with refusals_told(request):
        case = accept_application(door(request, pk), by=request.user, at=clock.now())
        words = _("%(name)s is a candidate now, number %(number)s.")
        messages.success(
            request, words % {"name": case.particulars.full_name, "number": case.candidate_number}
        )
    return redirect(f"{reverse('applications:review', args=[pk])}?butir={END}")


@require_POST
def refuse(request, pk):
    """Refuse, with a reason and what it means here."""
    application = door(request, pk)
    form = RefuseForm(request.POST, version=application.scheme_version, prefix="refuse")
    if form.is_valid():
        with refusals_on(form):
            refuse_application(application, **form.cleaned_data, by=request.user, at=clock.now())
            messages.success(request, _("Refused. The applicant is told why."))
            return redirect("applications:review", pk=pk)
    return show(request, application, key=END, refuse_form=form)


@require_POST
def correct_fee(request, pk):
    """The employer, and with it the fee, was another."""
    application = door(request, pk)
    form = SettleForm(request.POST, version=application.scheme_version, prefix="fee")
    if form.is_valid():
        with refusals_on(form):
            settle_fee(application, **form.cleaned_data, by=request.user, at=clock.now())
            messages.success(request, _("A new invoice is with the applicant; the old one is cancelled."))
            return redirect("applications:review", pk=pk)
    return show(request, application, key=END, fee_form=form)


@require_POST
def reopen(request, pk):
    """Open a case that was closed unanswered, once."""
    with refusals_told(request):
        reopen_application(door(request, pk), by=request.user, at=clock.now())
        messages.success(request, _("Opened again. The applicant is told until when."))
    return redirect("applications:review", pk=pk)
