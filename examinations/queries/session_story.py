"""What the home of a case says of the test itself: place, day, hour, what to bring; then that it was held (9.3.2)."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from applications.queries.story import YOU, Leaf
from examinations.models import Presence
from foundation.look.writing import clock, short_day, weekday
from foundation.workflow.todo import Todo

from .record_story import tell_records
from .sessions import last_seat, upcoming_seat

WORDS = {
    "seat.given": gettext_lazy("The secretariat gave you a seat in a test session."),
    "seat.given_up": gettext_lazy("Your seat in a test session was given up."),
    "candidate.arrived": gettext_lazy("You arrived at the test."),
    "candidate.admitted": gettext_lazy("An assessor let you in though you came late."),
    "candidate.turned_away": gettext_lazy("You came late and could not take part."),
    "candidate.identified": gettext_lazy("Your identity was checked."),
    "candidate.absent": gettext_lazy("You did not come to the test."),
    "candidate.left": gettext_lazy("You left the test before its end."),
    "candidate.excluded": gettext_lazy("You were excluded from the test."),
    "incident.told": gettext_lazy("Something that happened in the test was written down."),
    "doubt.settled": gettext_lazy("A result of your test that was in doubt was settled."),
}
MISSED = {
    Presence.ABSENT: gettext_lazy(
        "You did not come to the test. That is no result: you are tested another day."
    ),
    Presence.LEFT: gettext_lazy("You left the test before its end. Your assessor judges what you handed in."),
    Presence.EXCLUDED: gettext_lazy("You were excluded from the test. Your assessor reports on it."),
}


def tell_seat(story, assessment):
    """The seat that is to come, or the last one that was held."""
    seat = upcoming_seat(assessment)
    if seat is not None:
        _ahead(story, seat)
    elif seat := last_seat(assessment):
        _over(story, seat)


def tell_held(story, assessment):
    """Once the recommendation is sent: the line of the case knows of the test that was held."""
    # Where no test was needed, the line has none.
    if "test" in story.stops and (seat := last_seat(assessment)):
        story.stops["test"].note = _held_on(seat)
        tell_records(story, assessment)


def _ahead(story, seat):
    session = seat.session
    words = {
        "day": weekday(session.begins_at),
        "hour": clock(session.begins_at),
        "venue": session.venue,
    }
    story.reach("test", note=short_day(session.begins_at))
    story.sentence = _("Your competency test is on %(day)s, %(hour)s, at %(venue)s.") % words
    story.papers = [*story.papers, _leaf(seat)]
    if session.is_running:
        _on_the_day(story, seat)
        return
    story.holder = _("You come on the day")
    story.calm = _("Bring your identity card. Come in time: who is late needs the word of an assessor.")


def _leaf(seat):
    note = _("Place, hours, what to bring, and on the day the code for the attendance list.")
    return Leaf(_("Your seat in the test"), note, seat.get_absolute_url())


def _on_the_day(story, seat):
    """They come; what they write stands beside, and the rest their assessor does with them in the room."""
    if seat.arrived_at:
        story.holder = _("In the test")
        story.calm = _("Stay in the room: what else your plan names, your assessor does with you there.")
    else:
        story.todos, story.holder = [*story.todos, _come(seat)], YOU


def _come(seat):
    return Todo(
        verb=_("Report to the invigilator"),
        why=_("The session is open."),
        due_on=None,
        url=seat.get_absolute_url(),
        kind="test",
        clause="9.3.2",
        icon="id",
    )


def _over(story, seat):
    story.reach("test", note=_held_on(seat))
    missed = MISSED.get(seat.presence)
    if missed or not seat.identified_at:
        story.sentence = str(missed or MISSED[Presence.ABSENT])
        story.holder = _("With the secretariat now")
        story.calm = _("The secretariat and your assessor tell you what follows.")
        return
    story.sentence = _("You took your test. Your assessor judges what you showed.")
    story.holder, story.calm = _("With your assessor"), _("You need not do anything now.")


def _held_on(seat):
    return _("Held on %s") % short_day(seat.session.begins_at)
