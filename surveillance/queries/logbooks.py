"""What a logbook shows of itself, and how lots are drawn among logbooks (9.6.3)."""

import datetime as dt
import hashlib
import itertools
from collections import Counter

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from surveillance.models import LogEntry

A_GAP = dt.timedelta(days=90)
AT_ONCE = 5


def entries_of(surveillance):
    """The kept entries of the year of this surveillance."""
    kept = LogEntry.objects.kept().filter(
        certificate=surveillance.certificate_id,
        done_on__range=(surveillance.starts_on, surveillance.due_on),
    )
    return kept.select_related("unit").prefetch_related("files__upload")


def oddities(surveillance, entries, *, on):
    """What somebody who reads the logbook should look at, in sentences; nothing of it decides."""
    if not entries:
        return [_("Nothing was entered for this year.")]
    return [*_typed_at_once(entries), *_gaps(surveillance, entries, on), *_uncovered(surveillance, entries)]


def _typed_at_once(entries):
    per_day = Counter(timezone.localdate(entry.kept_at) for entry in entries)
    most = max(per_day.values())
    if most >= AT_ONCE and most > len(entries) / 2:
        words = ngettext(
            "%(n)d of the entries was typed on one day.", "%(n)d of the entries were typed on one day.", most
        )
        yield words % {"n": most}


def _gaps(surveillance, entries, on):
    last = min(surveillance.due_on, on)
    days = sorted({surveillance.starts_on, *(entry.done_on for entry in entries), last})
    longest = max((later - earlier for earlier, later in itertools.pairwise(days)), default=A_GAP)
    if longest > A_GAP:
        yield _("There are %d days without an entry.") % longest.days


def _uncovered(surveillance, entries):
    seen = {entry.unit_id for entry in entries}
    for unit in surveillance.version.units.all():
        if unit.pk not in seen:
            yield _("No entry is about unit %s.") % unit.code


def lots(seed, population, size):
    """Those drawn, in their order: by SHA-256 of seed and number, so that anybody can draw them again by hand."""
    ranked = sorted(population, key=lambda pk: (hashlib.sha256(f"{seed}:{pk}".encode()).hexdigest(), pk))
    return ranked[:size]
