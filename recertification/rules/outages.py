"""Who records that nobody could send anything, and what of it is believed (9.7.1)."""

from datetime import timedelta

from django.utils.translation import gettext as _

from accounts.models import Role
from accounts.queries import system_user
from foundation.workflow.answers import YES, first_no, no
from recertification.models import PortalOutage

LONGEST = timedelta(days=7)


def can_record_outage(user, *, began_at, ended_at, words, at):
    """The administrator or the head, or the portal itself; over, not too long, and not recorded already."""
    return first_no(
        _may_record(user),
        _took_place(began_at, ended_at, at),
        _says_why(words),
        _is_new(began_at, ended_at),
    )


def _may_record(user):
    if user == system_user() or user.holds(Role.ADMIN, Role.HEAD):
        return YES
    return no(_("Only the administrator or the head records an outage."), clause="9.7.1")


def _took_place(began_at, ended_at, at):
    if ended_at <= began_at:
        return no(_("The outage ends before it begins."), clause="9.7.1")
    if ended_at > at:
        return no(_("Record the outage once it is over."), clause="9.7.1")
    if ended_at - began_at > LONGEST:
        return no(
            _("An outage of more than a week is recorded in parts, each with its reason."), clause="9.7.1"
        )
    return YES


def _says_why(words):
    return YES if words.strip() else no(_("Say what happened."), clause="9.7.1")


def _is_new(began_at, ended_at):
    if PortalOutage.objects.filter(began_at__lt=ended_at, ended_at__gt=began_at).exists():
        return no(_("An outage at that time is recorded already."), clause="9.7.1")
    return YES
