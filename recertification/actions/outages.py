"""Record when the portal was down, and notice it: what it took of a last day is given back (9.7.1)."""

from datetime import timedelta

from django.db import transaction
from django.utils import timezone, translation
from django.utils.translation import gettext as _

from accounts.queries import system_user
from foundation.journal.actions import record
from foundation.journal.models import Entry
from foundation.workflow.answers import require
from recertification.letters import tell_holder_extended
from recertification.models import PortalOutage, Pulse
from recertification.queries.window import closing_of, closing_within
from recertification.rules import can_record_outage

PATIENCE = timedelta(minutes=5)


@transaction.atomic
def record_outage(*, began_at, ended_at, words, by, at):
    """Keep an outage; every window that it touched on its last day stays open longer. Returns the `PortalOutage`.

    The holders concerned are told; which, stands in the trail.
    """
    require(can_record_outage(by, began_at=began_at, ended_at=ended_at, words=words, at=at))

    outage = PortalOutage.objects.create(
        began_at=began_at, ended_at=ended_at, words=words.strip(), recorded_by=by, recorded_at=at
    )

    touched = closing_within(began_at, ended_at, on=timezone.localdate(began_at))
    record(
        "outage.recorded",
        outage,
        by=by,
        at=at,
        seconds=int((ended_at - began_at).total_seconds()),
        certificates=[certificate.number for certificate in touched],
    )
    for certificate in touched:
        tell_holder_extended(certificate, closing_of(certificate), at=at)
    return outage


@transaction.atomic
def see_pulse(*, by, at):
    """A sign of life, each minute; after a silence in which nobody did anything, the outage is recorded.

    Returns it, or None. A bell that was silent while people worked was no outage of the portal.
    """
    pulse, _is_first = Pulse.objects.select_for_update().get_or_create(pk=1, defaults={"beat_at": at})
    before, pulse.beat_at = pulse.beat_at, max(at, pulse.beat_at)
    pulse.save()
    if at - before <= PATIENCE or _somebody_worked(before, at):
        return None
    with translation.override("id"):
        words = _("The portal gave no sign of life; noticed by the portal itself.")
    # The longest that is recorded in one piece; whoever was away longer records the rest.
    began_at = max(before, at - timedelta(days=7))
    return record_outage(began_at=began_at, ended_at=at, words=words, by=by, at=at)


def _somebody_worked(since, until):
    entries = Entry.objects.filter(at__gt=since, at__lt=until - PATIENCE)
    return entries.exclude(actor_id__in=["", str(system_user().pk)]).exists()
