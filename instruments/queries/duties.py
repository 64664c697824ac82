"""What waits for authors: an edition to review, a bank that somebody wants to take out, an edition that ends."""

import datetime as dt

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.models import Role
from accounts.queries import same_person
from foundation.workflow.todo import Todo
from instruments.models import Export, Instrument
from instruments.states import ExportState, InstrumentState

from .authors import author_schemes

# How long before its last day an edition asks for the next one.
WARNED_BEFORE = dt.timedelta(days=60)


def todo(user, *, at):
    """The author's obligations on the day of `at`."""
    on = timezone.localdate(at)
    if not user.holds(Role.COMMITTEE, Role.COMMITTEE_HEAD, Role.ASSESSOR, on=on):
        return []
    mine = Instrument.objects.of_schemes(list(author_schemes(user, on=on)))
    return [*_to_review(user, mine), *_to_mend(user, mine), *_to_settle(user, on), *_ending(user, mine, on)]


def _to_review(user, mine):
    for instrument in mine.filter(state=InstrumentState.IN_REVIEW).select_related("author"):
        if not same_person(user, instrument.author):
            yield Todo(
                verb=_("Review %(instrument)s") % {"instrument": instrument},
                why=_("Written by %(author)s. A second person has to read every new item.")
                % {"author": instrument.author},
                due_on=None,
                url=instrument.get_absolute_url(),
                kind="instrument",
                clause="9.3.1",
                icon="file-search",
                button=_("Review"),
            )


def _to_mend(user, mine):
    for instrument in mine.filter(state=InstrumentState.DRAFT, author=user).exclude(submitted_at=None):
        yield Todo(
            verb=_("Mend %(instrument)s") % {"instrument": instrument},
            why=_("The reviewer has sent it back."),
            due_on=None,
            url=instrument.get_absolute_url(),
            kind="instrument",
            clause="9.3.1",
            icon="pencil",
            button=_("Mend"),
        )


def _to_settle(user, on):
    if not user.holds(Role.COMMITTEE, Role.COMMITTEE_HEAD, on=on):
        return
    asked = Export.objects.filter(state=ExportState.ASKED).exclude(asked_by=user)
    for export in asked.select_related("instrument", "asked_by"):
        yield Todo(
            verb=_("Allow or refuse: %(person)s takes out a bank of items") % {"person": export.asked_by},
            why=f"{export.instrument}: {export.reason}",
            due_on=None,
            url=reverse("instruments:exports", args=[export.instrument_id]),
            kind="export",
            clause="9.3.1",
            icon="lock",
            button=_("Decide"),
        )


def _ending(user, mine, on):
    if not user.holds(Role.COMMITTEE, Role.COMMITTEE_HEAD, on=on):
        return
    ending = mine.filter(state=InstrumentState.IN_FORCE, valid_until__lte=on + WARNED_BEFORE)
    for instrument in ending:
        yield Todo(
            verb=_("Prepare the next edition of %(instrument)s") % {"instrument": instrument},
            why=_("After its last day nobody is tested with it."),
            due_on=instrument.valid_until,
            url=instrument.get_absolute_url(),
            kind="instrument",
            clause="9.2.3",
            icon="calendar-due",
            button=_("Prepare"),
        )
