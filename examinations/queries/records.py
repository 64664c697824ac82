"""Records of observations, orals and interviews: which are planned, what they say, what they lack (9.3.1, 9.3.6)."""

import hashlib
import json
from dataclasses import dataclass

from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _

from assessments.models import TestEvidence
from assessments.queries import assessors_of
from examinations.models import FIELDS, RECORDED, Record, Seat
from examinations.states import SessionState
from schemes.models import Element


def recorded_forms(seat):
    """{instrument: [elements]} of what the plan of this seat has an assessor record, in the order of the forms."""
    found = {}
    methods = seat.plan.methods.filter(instrument__form__in=RECORDED)
    for method in methods.select_related("instrument", "element__unit").order_by(
        "instrument__form", "element__unit__position", "element__position"
    ):
        found.setdefault(method.instrument, []).append(method.element)
    return found


def seats_to_record(user, at):
    """Seats of this assessor's sessions that run, or have run today; the candidates are there."""
    today = timezone.localdate(at)
    seats = Seat.objects.live().with_candidate().filter(session__assessors__registration__user=user)
    seats = seats.filter(session__state__in=[SessionState.RUNNING, SessionState.CLOSED])
    seats = seats.filter(Q(session__state=SessionState.RUNNING) | Q(session__begins_at__date=today))
    own = seats.filter(
        plan__assessment__assignments__registration__user=user,
        plan__assessment__assignments__ended_at=None,
        plan__assessment__assignments__accepted_at__isnull=False,
    )
    return own.distinct().order_by("session__begins_at", "number")


def forms_to_begin(user, at):
    """How many forms of the candidates who are there this assessor has not begun."""
    seats = [seat.pk for seat in seats_to_record(user, at) if seat.took_part]
    planned = Seat.objects.filter(pk__in=seats, plan__methods__instrument__form__in=RECORDED)
    forms = set(planned.values_list("pk", "plan__methods__instrument"))
    return len(
        forms - set(Record.objects.kept_by(user).filter(seat__in=seats).values_list("seat", "instrument"))
    )


def records_left_open(user):
    """What this assessor has begun and not handed in, whenever that was; not of cases that others have by now."""
    return Record.objects.open_to(user).filter(submitted_at=None).with_case()


def records_of(assessment):
    """Every record of the case, the last of each first."""
    found = Record.objects.filter(seat__plan__assessment=assessment)
    return found.select_related("assessor", "instrument", "paper", "seat__session__venue").order_by(
        "instrument__form", "assessor__full_name", "-number"
    )


def open_records(assessment):
    """Begun by whoever still assesses the case, and not handed in."""
    assessors = [each.registration.user_id for each in assessors_of(assessment)]
    return records_of(assessment).filter(submitted_at=None, assessor__in=assessors)


def awaited_records(assessment):
    """What has been begun and is not handed in, each in words (9.3.6)."""
    for record in open_records(assessment):
        words = {"form": record.printed_form, "assessor": record.assessor.full_name}
        yield _("%(form)s, begun by %(assessor)s and not handed in") % words


def lines_of(record):
    """The lines with their items, and the photos that stay, in a fixed number of queries."""
    lines = record.lines.select_related("item__element__unit", "item__criterion", "item__image")
    photos = {}
    for photo in photos_of(record):
        photos.setdefault(photo.line_id, []).append(photo)
    found = list(lines)
    for line in found:
        line.shown = photos.get(line.pk, [])
    return found


def photos_of(record):
    """Those that were not taken away again."""
    return record.photos.filter(dropped_at=None).select_related("upload", "line")


@dataclass(frozen=True)
class Change:
    """What a correction says otherwise: the earlier words and the new ones, one below the other."""

    what: str
    before: list
    now: list


@dataclass(frozen=True)
class ElementOutcome:
    """An element of the record, its lines, and what follows from them; None while one is not judged."""

    element: Element
    lines: tuple

    @property
    def achieved(self):
        answers = [line.achieved for line in self.lines]
        if False in answers:
            return False
        return None if None in answers or not answers else True


def changes_of(record, lines):
    """Of a correction: what it says otherwise than the record before, as `Change`s; none where nothing is replaced."""
    before = record.replaces
    if before is None:
        return []
    earlier = {line.position: _said(line) for line in before.lines.all()}
    heads = [
        Change(str(label), [before.particulars.get(key, "")], [record.particulars.get(key, "")])
        for key, label in FIELDS.get(record.form, ())
    ]
    judged = [
        Change(f"{line.position}. {line.item.text}", earlier.get(line.position, []), _said(line))
        for line in lines
    ]
    feedback = Change(_("Feedback to the candidate"), [before.feedback], [record.feedback])
    return [change for change in (*heads, *judged, feedback) if change.before != change.now]


def _said(line):
    judged = {True: _("Yes"), False: _("No"), None: _("Not judged")}[line.achieved]
    return [judged, *filter(None, (line.summary, line.question, line.remark))]


def outcomes_of(record, lines=None):
    """What the lines say of each element of the record, in the order of the standard."""
    lines = lines_of(record) if lines is None else lines
    return [
        ElementOutcome(element, tuple(line for line in lines if line.item.element_id == element.pk))
        for element in record.elements
    ]


def lacking_in(record, lines=None):
    """What a record lacks before it can be handed in, each in words (9.3.6)."""
    lines = lines_of(record) if lines is None else lines
    for key, label in FIELDS.get(record.form, ())[:1]:
        if not record.particulars.get(key, "").strip():
            yield str(label)
    for line in lines:
        yield from _lacking(line)


def _lacking(line):
    number = {"number": line.position}
    if line.achieved is None:
        yield _("No. %(number)d: achieved, or not?") % number
    if line.is_question and not line.summary.strip():
        yield _("No. %(number)d: what did the candidate answer?") % number
    if line.achieved is False and not line.remark.strip():
        yield _("No. %(number)d: what was missing?") % number


def count_judged(lines):
    """How many lines have their answer."""
    return sum(line.achieved is not None for line in lines)


def evidence_of(record):
    """What the record brought into the matrix; None while it is open."""
    return TestEvidence.objects.filter(source=record.source).first()


def hands_under(record):
    """{signer: signature}."""
    return {hand.signer: hand for hand in record.signatures.select_related("user", "drawn")}


def digest_of_facts(facts):
    """SHA-256 over what a record says, however its keys are ordered."""
    whole = json.dumps(facts, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(whole.encode()).hexdigest()
