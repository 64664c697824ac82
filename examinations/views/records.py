"""The tablet: a record is opened and written line by line, with photos; what is sent again has one effect (9.3.1)."""

from http import HTTPStatus

from django.core.exceptions import BadRequest
from django.http import Http404, JsonResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from assessments.forms import ReasonForm
from examinations.actions.records import drop_photo, keep_photo, open_expected, open_record, save_record
from examinations.forms.records import PhotoForm, read_record_page, read_said
from examinations.models import FIELDS, Record, RecordPhoto, Seat
from examinations.queries.adjustments import measures_of
from examinations.queries.doubt_notes import notes_of_seat
from examinations.queries.records import (
    changes_of,
    count_judged,
    evidence_of,
    hands_under,
    lines_of,
    outcomes_of,
    photos_of,
    recorded_forms,
    records_left_open,
    seats_to_record,
)
from examinations.rules.records import (
    can_continue_late,
    can_correct_record,
    can_open_record,
    can_read_record,
    can_write_record,
)
from foundation.documents.models import Slot
from foundation.documents.rules.slots import SLOTS
from foundation.documents.views import receive, serve
from foundation.workflow import clock
from foundation.workflow.answers import NotAllowed
from foundation.workflow.web import refusals_told, told


def readable(request, pk):
    """The record, for those who may read it; for everybody else it is not there (7.1.3)."""
    record = get_object_or_404(Record.objects.with_case(), pk=pk)
    if not can_read_record(request.user, record):
        raise Http404
    return record


def own(request, pk):
    """One's own record, as long as one assesses the case."""
    return get_object_or_404(Record.objects.open_to(request.user).with_case(), pk=pk)


@require_safe
def records(request):
    """Today's candidates with every form to be recorded, and what was left open."""
    at = clock.now()
    seats = [(seat, list(_rows(request.user, seat, at))) for seat in seats_to_record(request.user, at)]
    shown = {row["record"].pk for _seat, rows in seats for row in rows if row["record"]}
    left = [record for record in records_left_open(request.user) if record.pk not in shown]
    return render(request, "examinations/records.html", {"seats": seats, "left": left, "at": at})


def _rows(user, seat, at):
    kept = {record.instrument_id: record for record in seat.records.kept_by(user).order_by("number")}
    for instrument, elements in recorded_forms(seat).items():
        known = kept.get(instrument.pk)
        yield {
            "instrument": instrument,
            "elements": elements,
            "record": known,
            "can_open": None if known else can_open_record(user, seat, instrument, on=clock.today()),
        }


@require_POST
def open_a_record(request, seat, instrument):
    """Begin to record."""
    place = get_object_or_404(
        Seat.objects.live().with_candidate().filter(session__assessors__registration__user=request.user),
        pk=seat,
    )
    form = next((one for one in recorded_forms(place) if one.pk == instrument), None)
    if form is None:
        raise Http404
    with refusals_told(request):
        return redirect(open_record(place, form, by=request.user, at=clock.now()))
    return redirect("examinations:records")


@require_http_methods(["GET", "HEAD", "POST"])
def record(request, pk):
    """The page on the tablet while it may be written; afterwards what was recorded."""
    found, at = readable(request, pk), clock.now()
    writes = can_write_record(request.user, found, on=clock.today())
    if request.method == "POST":
        return _save_page(request, found, at)
    if not writes:
        return _closed(request, found, writes)
    lines = lines_of(found)
    expected = open_expected(found, by=request.user, at=at)
    for line in lines:
        line.expected = expected[line.item_id]
    page = _page(found, lines) | {
        "head": [(key, label, found.particulars.get(key, "")) for key, label in FIELDS.get(found.form, ())],
        "photos": [photo for photo in photos_of(found) if photo.line_id is None],
        "measures": measures_of(found.assessment),
        "photo_limit": SLOTS[Slot.EVIDENCE],
    }
    return render(request, "examinations/record.html", page)


def _page(found, lines):
    return {
        "record": found,
        "case": found.assessment.application,
        "lines": lines,
        "judged": count_judged(lines),
        "changes": changes_of(found, lines),
    }


def _closed(request, found, writes):
    lines, today = lines_of(found), clock.today()
    is_own = found.assessor_id == request.user.pk
    page = _page(found, lines) | {
        "outcomes": outcomes_of(found, lines),
        "photos": photos_of(found),
        "hands": hands_under(found).values(),
        "evidence": evidence_of(found),
        "notes": notes_of_seat(found.seat, request.user),
        "writes": writes,
        "is_own": is_own,
        "can_continue": is_own and can_continue_late(request.user, found, on=today),
        "can_correct": can_correct_record(request.user, found, on=today) if is_own else None,
        "correction": Record.objects.filter(replaces=found).first(),
        "form": ReasonForm(),
    }
    return render(request, "examinations/record_closed.html", page)


def _save_page(request, found, at):
    """Without script: the whole page at once, then what is missing."""
    try:
        lines, head = read_record_page(request.POST, found, lines_of(found))
    except ValueError as nonsense:
        raise BadRequest from nonsense
    with refusals_told(request):
        save_record(found, lines=lines, head=head, by=request.user, at=at)
        return redirect("examinations:hand_in_record", pk=found.pk)
    return redirect(found)


@require_POST
def save(request, pk):
    """Lines as they are typed, in JSON; what is sent twice has one effect."""
    found = own(request, pk)
    try:
        lines, head = read_said(request.body)
    except ValueError:
        return JsonResponse({"reason": _("This could not be read.")}, status=HTTPStatus.BAD_REQUEST)
    try:
        saved = save_record(found, lines=lines, head=head, by=request.user, at=clock.now())
    except NotAllowed as refusal:
        return _refused(refusal, found)
    return JsonResponse({"saved": saved.kept, "behind": saved.behind})


def _refused(refusal, found):
    """In words; whether the record is still open tells the page whether to go on asking."""
    answer = {"reason": told(refusal), "open": found.is_open}
    return JsonResponse(answer, status=HTTPStatus.CONFLICT)


@require_POST
def add_photo(request, pk):
    """A photo from the camera, looked at and drawn anew without its metadata; the same one comes in once."""
    found, form = own(request, pk), PhotoForm(request.POST)
    if not form.is_valid():
        return JsonResponse({"reason": _("This could not be read.")}, status=HTTPStatus.BAD_REQUEST)
    try:
        kept = keep_photo(
            found,
            key=form.cleaned_data["key"],
            examined=receive(request, slot=Slot.EVIDENCE),
            position=form.cleaned_data["item"],
            by=request.user,
            at=clock.now(),
        )
    except NotAllowed as refusal:
        return _refused(refusal, found)
    places = {"pk": found.pk, "photo": kept.pk}
    urls = {"url": reverse("examinations:record_photo", kwargs=places)}
    return JsonResponse(urls | {"drop": reverse("examinations:drop_photo", kwargs=places)})


def _photo(found, pk):
    return get_object_or_404(RecordPhoto.objects.select_related("upload", "record"), record=found, pk=pk)


@require_safe
def photo(request, pk, photo):
    """A photo of the record, for those who read it."""
    return serve(request, _photo(readable(request, pk), photo).upload, at=clock.now(), inline=True)


@require_POST
def remove_photo(request, pk, photo):
    """Take a photo away again."""
    found = own(request, pk)
    with refusals_told(request):
        drop_photo(_photo(found, photo), by=request.user, at=clock.now())
    return redirect(found)


@require_safe
def item_picture(request, pk, position):
    """The picture of an item, for whoever keeps the record."""
    line = get_object_or_404(own(request, pk).lines.select_related("item__image"), position=position)
    if line.item.image is None:
        raise Http404
    return serve(request, line.item.image, at=clock.now(), inline=True)
