"""What waits for whom about test places: to be verified, to be checked again (9.3.2, 9.3.3)."""

import datetime as dt

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from accounts.models import Role
from foundation.look import writing
from foundation.workflow.todo import Todo
from venues.models import Equipment, Venue

from .equipment import due_by
from .pages import SOON
from .places import venues_kept_by
from .verifications import ending_verifications, verifications_asked_of, waiting_verifications

NAMED = 5


def todo(user, *, at):
    """The verifier's verifications; the keepers' equipment; for the office what ends, waits, or nobody keeps."""
    today = timezone.localdate(at)
    todos = []
    if user.holds(Role.ASSESSOR, on=today):
        todos += [_to_verify(one) for one in verifications_asked_of(user)]
    if user.holds(Role.VENUE, on=today):
        todos += _to_check(venues_kept_by(user, on=today), today)
    if user.holds(Role.SECRETARIAT, on=today):
        todos += [*_to_order(today), *_to_recall(today), *_to_check(_kept_by_nobody(today), today)]
    return todos


def _to_verify(verification):
    return Todo(
        verb=_("Verify the test place %s") % verification.venue,
        why=_("For the scheme %s. Tests are held there once you have concluded it.")
        % verification.scheme.title,
        due_on=verification.due_on,
        url=verification.get_absolute_url(),
        kind="verification",
        clause="9.3.2",
        icon="map-pin",
        button=_("Verify"),
    )


def _to_check(venues, today):
    """Each piece by name; where there are many, one line for all of them."""
    due = due_by(Equipment.objects.filter(venue__in=venues), today + SOON, on=today)
    if len(due) <= NAMED:
        return [_piece(row) for row in due]
    words = ngettext("%d piece of equipment", "%d pieces of equipment", len(due)) % len(due)
    return [
        Todo(
            verb=_("Have equipment checked again"),
            why=_("%s cannot be used, or not for much longer.") % words,
            due_on=due[0].last,
            url=reverse("venues:venues"),
            kind="equipment",
            clause="9.3.3",
            icon="scale",
            button=_("See"),
        )
    ]


def _piece(row):
    return Todo(
        verb=_("Have %s checked") % row.equipment,
        why=_("In %(venue)s, it may be used until %(day)s.")
        % {"venue": row.equipment.venue, "day": writing.day(row.last)}
        if row.last
        else _("In %s, no check says that it may be used.") % row.equipment.venue,
        due_on=row.last,
        url=row.equipment.get_absolute_url(),
        kind="equipment",
        clause="9.3.3",
        icon="scale",
        button=_("Check"),
    )


def _to_order(today):
    for one in ending_verifications(on=today, until=today + SOON)[:NAMED]:
        yield Todo(
            verb=_("Order the next verification of %s") % one.venue,
            why=_("The one for %(scheme)s ends on %(day)s.")
            % {"scheme": one.scheme.title, "day": writing.day(one.valid_until)},
            due_on=one.valid_until,
            url=reverse("venues:order", args=[one.venue_id]),
            kind="verification",
            clause="9.3.2",
            icon="map-pin",
            button=_("Order it"),
        )


def _to_recall(today):
    """What is overdue: the verifier was told, and has not concluded."""
    for one in waiting_verifications(until=today - dt.timedelta(days=1))[:NAMED]:
        yield Todo(
            verb=_("Ask for the verification of %s") % one.venue,
            why=_("%s has not concluded it.") % one.verifier,
            due_on=one.due_on,
            url=one.get_absolute_url(),
            kind="verification",
            clause="9.3.2",
            icon="map-pin",
            button=_("See"),
        )


def _kept_by_nobody(today):
    """Open places without an officer: the office sees to their equipment."""
    return Venue.objects.open_on(today).unkept(on=today)
