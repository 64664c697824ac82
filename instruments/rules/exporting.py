"""The bank leaves the house with the consent of two people, once, within a day (9.3.1, ISO/IEC 17024, 7.4.3)."""

import datetime as dt

from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.models import Role
from accounts.queries import same_person
from foundation.workflow.answers import no
from instruments.states import ExportState

from .writing import CLAUSE, can_author

TIME_TO_TAKE = dt.timedelta(days=1)


def can_ask_export(user, instrument, *, at):
    """Whether this person may ask for all items with their keys."""
    open_ones = instrument.exports.filter(asked_by=user, state__in=[ExportState.ASKED, ExportState.ALLOWED])
    if any(not is_spent(export, at=at) for export in open_ones):
        return no(_("You have asked for this bank already."), clause=CLAUSE)
    if not instrument.items.exists():
        return no(_("The instrument has no items."), clause=CLAUSE)
    return can_author(user, instrument.scheme_version.scheme, on=timezone.localdate(at))


def can_settle_export(user, export, *, on):
    """Whether this person may allow or refuse it: another one, of the committee."""
    if export.state != ExportState.ASKED:
        return no(_("This has been decided already."), clause=CLAUSE)
    if same_person(user, export.asked_by):
        return no(_("You asked for it, so somebody else has to allow it."), clause=CLAUSE)
    if not user.holds(Role.COMMITTEE, Role.COMMITTEE_HEAD, on=on):
        return no(_("Only the scheme committee allows a bank to leave the house."), clause=CLAUSE)
    return can_author(user, export.instrument.scheme_version.scheme, on=on)


def can_take_export(user, export, *, at):
    """Whether this person may take the file now: who asked for it, once, within a day."""
    if user != export.asked_by:
        return no(_("Only who asked for the bank takes it."), clause=CLAUSE)
    if export.state != ExportState.ALLOWED:
        return no(_("It is not allowed, or was taken already."), clause=CLAUSE)
    if at > export.settled_at + TIME_TO_TAKE:
        return no(_("It was allowed for one day, which is over. Ask again."), clause=CLAUSE)
    return can_author(user, export.instrument.scheme_version.scheme, on=timezone.localdate(at))


def is_spent(export, *, at):
    """Whether it was allowed and not taken in time: it stands in nobody's way any more."""
    return export.state == ExportState.ALLOWED and at > export.settled_at + TIME_TO_TAKE
