"""The form that is open to everybody, its receipt, and the way to a new link (ISO/IEC 17024 9.9)."""

from django.core import signing
from django.http import Http404
from django.shortcuts import redirect, render
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from accounts.models import Role
from complaints import actions, forms
from complaints.models import Complaint
from complaints.queries.links import complaint_of, page_of_link
from complaints.queries.terms import check_deadline, terms_now
from complaints.queries.verifying import handed_in, seen_of
from foundation.workflow import clock
from foundation.workflow.limits import too_often
from foundation.workflow.origins import origin
from foundation.workflow.web import refusals_on

TOO_MANY = 429
SENT_A_MINUTE = 6
RECEIPT_SHOWN = 3600  # seconds
RECEIPT = "complaints.received"


def taken(form):
    """The file of a form with what the verifier says of it, looked at before anything begins; none gives none."""
    file = form.cleaned_data["file"]
    return [handed_in(file)] if file else []


def asked_too_often(request):
    """Whether this address sends more than a person does; looking at the form counts for nothing."""
    return request.method == "POST" and too_often("complaint", origin().ip, a_minute=SENT_A_MINUTE)


def complain(request):
    """Complain, about whatever it is; what was typed stays where something is missing."""
    if asked_too_often(request):
        return render(request, "429.html", status=TOO_MANY)
    office = request.user.is_authenticated and request.user.holds(Role.SECRETARIAT, Role.HEAD)
    start = {"reference": request.GET.get("nomor", "")[:80], "about": request.GET.get("tentang", "")}
    form = forms.ComplaintForm(
        request.POST or None, request.FILES or None, user=request.user, is_staff=office, initial=start
    )
    if form.is_valid():
        with refusals_on(form):
            return _receipt(request, form, _sent(request, form))
    return render(request, "complaints/complain.html", {"form": form, "terms": terms_now()})


def _sent(request, form):
    typed = form.cleaned_data
    person = request.user if request.user.is_authenticated else None
    complainant = None if form.is_for_another else person
    return actions.complain(
        **{name: typed[name] for name in ("about", "words", "about_name", "reference", "happened_on")},
        **{name: typed.get(name, "") for name in form.known if complainant is None},
        files=taken(form),
        checked=seen_of(typed["reference"]) if typed["about"] == "MISUSE" else None,
        complainant=complainant,
        language=get_language(),
        by=person,
        at=clock.now(),
    )


def _receipt(request, form, complaint):
    if form.is_for_another:
        seen = Complaint.objects.visible_to(request.user).filter(pk=complaint.pk).exists()
        return redirect(complaint if seen else "complaints:complaints")
    if complaint.complainant_id:
        return redirect("complaints:own", complaint.pk)
    return redirect("complaints:received", signing.dumps(complaint.pk, salt=RECEIPT))


@require_safe
def received(request, signed):
    """The receipt: its number, what happens next, and for who left no address the private link. For an hour."""
    try:
        number = signing.loads(signed, salt=RECEIPT, max_age=RECEIPT_SHOWN)
    except signing.BadSignature as strange:
        raise Http404 from strange
    complaint = Complaint.objects.get(pk=number)
    page = {"complaint": complaint, "deadline": check_deadline(complaint)}
    if not complaint.email:
        page["address"] = page_of_link(complaint.link)
    return kept_nowhere(render(request, "complaints/received.html", page))


def new_link(request):
    """Ask for a new private link; the answer is the same whether there is such a complaint or not."""
    if asked_too_often(request):
        return render(request, "429.html", status=TOO_MANY)
    form, is_sent = forms.NewLinkForm(request.POST or None), False
    if form.is_valid():
        with refusals_on(form):
            complaint = complaint_of(**form.cleaned_data)
            if complaint:
                actions.send_link(complaint, at=clock.now())
            is_sent = True
    return render(request, "complaints/new_link.html", {"form": form, "is_sent": is_sent})


def kept_nowhere(response):
    """A page behind a secret address stays in no cache."""
    response["Cache-Control"] = "no-store, private"
    return response
