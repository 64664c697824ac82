"""APL-02: one element to a page, with its criteria, one's own word and the evidence (9.1.3)."""

from django.http import JsonResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST

from applications.actions.evidence import rate_element, rate_with_evidence, remove_evidence, step_of
from applications.forms.base import at_version
from applications.forms.evidence import EvidenceForm, RatingForm
from applications.models import Rating
from applications.rules.completeness import cautions, elements_in_order, no_elements, of_elements
from applications.rules.editing import can_open_step
from applications.states import ApplicationState
from foundation.documents.models import Slot
from foundation.documents.rules import examine
from foundation.look.writing import clock as hour
from foundation.workflow import clock
from foundation.workflow.answers import NotAllowed
from foundation.workflow.versions import Stale
from foundation.workflow.web import refusals_told, told
from schemes.models import Element

from .wizard import draft_of, frame_of, own_application, version_of


def elements(request, pk):
    """To the first element that still wants an answer; or why there is none to rate."""
    application = own_application(request, pk)
    in_order = elements_in_order(application.scheme_version)
    if not in_order:
        context = {"reason": no_elements(), **frame_of(application, "elements", on=clock.today())}
        return render(request, "applications/no_elements.html", context)
    waiting = [gap.element for gap in of_elements(application)]
    return redirect("applications:element", pk=application.pk, element=(waiting or in_order)[0].pk)


def element(request, pk, element):
    """One element: shown, kept while it is answered, or answered; a new file comes with the answer."""
    at = clock.now()
    application = own_application(request, pk)
    element = get_object_or_404(Element.objects.filter(unit__version=application.scheme_version), pk=element)
    open_ = can_open_step(request.user, application, "elements")
    if not open_:
        return _read(request, application, element, open_)
    if request.method != "POST":
        return _show(request, application, element, _form(application, element), EvidenceForm(prefix="new"))
    form = _form(application, element, request.POST)
    if "X-Autosave" in request.headers:
        return _kept(request, application, element, form, at=at)
    return _answered(request, application, element, form, at=at)


@require_POST
def remove(request, pk, evidence):
    """Take a piece of evidence back, from every element."""
    application = own_application(request, pk)
    piece = get_object_or_404(application.evidence.current(), pk=evidence)
    with refusals_told(request):
        remove_evidence(piece, by=request.user, at=clock.now())
    back = request.POST.get("element", "")
    if back.isdigit():
        return redirect("applications:element", pk=application.pk, element=back)
    return redirect("applications:elements", pk=application.pk)


def _form(application, element, data=None):
    rating = application.ratings.filter(element=element).first()
    initial = {
        "rating": rating.rating if rating else "",
        "pieces": list(rating.links.values_list("evidence_id", flat=True)) if rating else [],
        "version": version_of(application, step_of(element)),
    }
    return RatingForm(data, initial=initial, evidence=application.evidence.current())


def _kept(request, application, element, form, *, at):
    if not form.is_valid():
        return JsonResponse({"errors": {}}, status=422)
    try:
        _rate(application, element, form, by=request.user, at=at)
    except Stale:
        return JsonResponse({}, status=409)
    except NotAllowed as refusal:
        return JsonResponse({"errors": {}, "reason": told(refusal)}, status=422)
    version = version_of(application, step_of(element))
    return JsonResponse({"saved_at": hour(at).partition(" ")[0], "version": version})


def _rate(application, element, form, *, by, at):
    data = form.cleaned_data
    rate_element(
        application, element, rating=data["rating"], pieces=list(data["pieces"]), seen=form.seen, by=by, at=at
    )


def _answered(request, application, element, form, *, at):
    new = (
        EvidenceForm(request.POST, request.FILES, prefix="new")
        if _brings(request)
        else EvidenceForm(prefix="new")
    )
    if form.is_valid() and (not new.is_bound or new.is_valid()):
        try:
            _save(request, application, element, form, new, at=at)
        except Stale as stale:
            return _both(request, application, element, stale)
        except NotAllowed as refusal:
            form.add_error(None, told(refusal))
        else:
            return _next(application, element, stays=new.is_bound)
    return _show(request, application, element, form, new)


def _brings(request):
    """Whether a new piece comes along: a file, or the button that adds one."""
    return "add" in request.POST or any(request.FILES.getlist("new-file"))


def _save(request, application, element, form, new, *, at):
    if not new.is_bound:
        _rate(application, element, form, by=request.user, at=at)
        return
    data, piece = form.cleaned_data, new.cleaned_data
    rate_with_evidence(
        application,
        element,
        rating=data["rating"],
        pieces=list(data["pieces"]),
        examined=examine(piece["file"], slot=Slot.EVIDENCE),
        title=piece["title"],
        made_on=piece["made_on"],
        masked=piece["masked"],
        seen=form.seen,
        by=request.user,
        at=at,
    )


def _both(request, application, element, stale):
    """Answered on another device meanwhile: what stands now is shown beside what was chosen here."""
    kept = _form(application, element)
    form = _form(application, element, at_version(request.POST, version_of(application, step_of(element))))
    form.is_valid()
    form.add_error(None, told(stale))
    form.both_versions = [
        (form["rating"].label, _rating(form["rating"].value()), _rating(kept["rating"].value())),
        (form["pieces"].label, len(form["pieces"].value() or []), len(kept["pieces"].value() or [])),
    ]
    return _show(request, application, element, form, EvidenceForm(prefix="new"))


def _rating(value):
    return Rating(value).label if value else "–"


def _next(application, element, *, stays):
    if stays:
        return redirect(f"{reverse('applications:element', args=[application.pk, element.pk])}#evidence")
    in_order = elements_in_order(application.scheme_version)
    place = in_order.index(element)
    if place + 1 < len(in_order):
        return redirect("applications:element", pk=application.pk, element=in_order[place + 1].pk)
    if application.state == ApplicationState.RETURNED:
        return redirect(application)
    return redirect("applications:send", pk=application.pk)


def _read(request, application, element, answer):
    rating = application.ratings.filter(element=element).prefetch_related("links__evidence__upload").first()
    context = {"rating": rating, "answer": answer, **_around(application, element)}
    return render(request, "applications/element_read.html", context)


def _show(request, application, element, form, new):
    draft = draft_of(application, step_of(element))
    chosen = {str(pk) for pk in form["pieces"].value() or []}
    pieces = [
        _piece(piece, chosen)
        for piece in application.evidence.current().prefetch_related("links__rating__element")
    ]
    context = {
        "form": form,
        "new": new,
        "forms": [form, new] if new.is_bound else [form],
        "linked": [piece for piece in pieces if piece["is_linked"]],
        "others": [piece for piece in pieces if not piece["is_linked"]],
        "saved_at": draft and draft.saved_at,
        "cautions": list(cautions(application)),
        **_around(application, element),
    }
    return render(request, "applications/element.html", context)


def _piece(piece, chosen):
    """A piece of evidence with how many elements it supports."""
    return {
        "evidence": piece,
        "is_linked": str(piece.pk) in chosen,
        "supports": len({link.rating.element_id for link in piece.links.all()}),
    }


def _around(application, element):
    """The list of elements, unit by unit, and how far it has come."""
    ratings = {rating.element_id: rating for rating in application.ratings.prefetch_related("links")}
    units = [
        {
            "unit": unit,
            "elements": [
                _line(application, each, ratings.get(each.pk), element) for each in unit.elements.all()
            ],
        }
        for unit in application.scheme_version.units.prefetch_related("elements")
    ]
    lines = [line for unit in units for line in unit["elements"]]
    return {
        "element": element,
        "criteria": element.criteria.all(),
        "units": units,
        "lines": lines,
        "done": sum(line["state"] == "done" for line in lines),
        "place": next(place for place, line in enumerate(lines, start=1) if line["is_current"]),
        "previous": _previous(lines),
        **frame_of(application, "elements", on=clock.today(), missing=()),
    }


def _line(application, element, rating, current):
    return {
        "name": f"{element.number} {element.title}",
        "url": reverse("applications:element", args=[application.pk, element.pk]),
        "state": _state(rating),
        "is_current": element.pk == current.pk,
    }


def _state(rating):
    if rating is None or not rating.rating:
        return "half" if rating and rating.links.all() else ""
    if rating.rating == Rating.COMPETENT and not rating.links.all():
        return "fault"
    return "done"


def _previous(lines):
    place = next(place for place, line in enumerate(lines) if line["is_current"])
    return lines[place - 1]["url"] if place else ""
