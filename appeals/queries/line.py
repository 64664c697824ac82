"""The line of an appeal, as its appellant sees it: received, admitted, team, hearing, ruling (9.9)."""

from django.utils.translation import gettext as _

from appeals.states import FINAL, AppealState
from applications.queries.story import DONE, NEXT, NOW, Stop
from foundation.look.writing import short_day

AT = {
    AppealState.LODGED: 1,
    AppealState.ADMITTED: 2,
    AppealState.FORMED: 3,
    AppealState.HEARD: 4,
    AppealState.RULED: 4,
}
"""How many stops lie behind an appeal that waits in this state."""


UNFORMED = {AppealState.LODGED, AppealState.ADMITTED}


def line_of(appeal, *, due_on):
    """Its stops with their days; none for one that was not admitted or was withdrawn."""
    done = 5 if appeal.state in FINAL else AT.get(appeal.state)
    if done is None:
        return []
    stops = zip(_names(), _notes(appeal, due_on), strict=True)
    return [Stop(name, note, _state(place, done)) for place, (name, note) in enumerate(stops)]


def _state(place, done):
    if place < done:
        return DONE
    return NOW if place == done else NEXT


def _names():
    return _("Received"), _("Admitted"), _("Team formed"), _("Hearing"), _("Ruling")


def _notes(appeal, due_on):
    hearing = appeal.hearing
    yield short_day(appeal.lodged_at)
    yield short_day(appeal.checked_at) if appeal.checked_at else ""
    yield "" if appeal.state in UNFORMED else short_day(max(_accepted(appeal)))
    yield short_day(hearing.on) if hearing else ""
    yield short_day(appeal.closed_at) if appeal.closed_at else _("by %s") % short_day(due_on)


def _accepted(appeal):
    return (seat.declared_at or seat.appointed_at for seat in appeal.live_seats)
