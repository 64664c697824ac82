"""Assessments and tests: by whom, of what, and where (9.2, 9.3)."""

from django.db.models import Count, F, Q
from django.utils import timezone

from accounts.queries import registration_of
from assessments.models import Assignment, Recommendation
from examinations.models import GRACE, Session, WrittenAnswer, WrittenPaper
from examinations.queries.written import MARKED_STANDINGS, lines_of
from examinations.states import PaperState, SessionState
from instruments.queries import is_right
from venues.queries.equipment import doubts_about, is_covered


def licences(_at):
    """Who recommended had a letter of assignment, and a registration that held on the day (9.2.2)."""
    for one in Recommendation.objects.select_related("given_by", "assessment__application"):
        assigned = Assignment.objects.filter(
            assessment=one.assessment, registration__user=one.given_by, accepted_at__lte=one.given_at
        )
        if not assigned.exclude(letter=None).exists():
            yield f"{one}: letter"
        if registration_of(one.given_by, on=timezone.localdate(one.given_at)) is None:
            yield f"{one}: registration"


def units(_at):
    """A recommendation speaks of every unit, and is competent only where each is (9.2.6, 9.3.5)."""
    counted = Recommendation.objects.annotate(
        there_are=Count("assessment__application__scheme_version__units", distinct=True),
        spoken_of=Count("units", distinct=True),
        short=Count("units", filter=~Q(units__outcome="COMPETENT"), distinct=True),
    )
    for one in counted.exclude(there_are=F("spoken_of")):
        yield f"{one}: {one.spoken_of} of {one.there_are} units"
    for one in counted.filter(outcome="COMPETENT", short__gt=0):
        yield f"{one}: {one.short} units short"


def places(_at):
    """Every test was held at a place verified for that day, with equipment that was checked for it (9.3.2, 9.3.3)."""
    held = Session.objects.filter(state=SessionState.CLOSED)
    for session in held.select_related("verification__venue").prefetch_related("equipment__checks"):
        found = session.verification
        if found.venue_id != session.venue_id or not found.holds_on(session.on):
            yield f"{session}: verification"
        for piece in session.equipment.all():
            if not is_covered(piece, session.on) and not doubts_about(piece, session.on):
                yield f"{session}: {piece}"


def answers(_at):
    """No answer counts that was saved after its paper had ended, and the grace for the network (E3)."""
    counted = WrittenAnswer.objects.filter(standing__in=MARKED_STANDINGS)
    for answer in counted.select_related("paper_item__paper"):
        paper = answer.paper_item.paper
        end = paper.closed_at or paper.ends_at
        if end is None or answer.saved_at > end + GRACE:
            yield f"{answer}: saved {answer.saved_at}, the paper ended {end}"


def scores(_at):
    """What a choice has earned is what its last counted answer earns by the key (E1)."""
    for paper in WrittenPaper.objects.filter(state__in=(PaperState.HANDED_IN, PaperState.MARKED)):
        for line in lines_of(paper):
            place = line.paper_item
            if place.is_choice and place.achieved != is_right(place.item, line.answer and line.answer.choice):
                yield f"{paper}: place {place.position}"
