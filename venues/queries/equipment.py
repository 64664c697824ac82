"""Which check of a piece of equipment decides on a day, what is due, and what is in doubt (9.3.3)."""

import datetime as dt
from dataclasses import dataclass
from itertools import pairwise

from django.db.models import Prefetch

from venues.models import CheckKind, Equipment, EquipmentCheck

ONE = dt.timedelta(days=1)


def with_checks(equipment):
    """The same, each with the checks that stand, in one query more."""
    standing = EquipmentCheck.objects.standing().order_by("done_on", "pk")
    return equipment.prefetch_related(Prefetch("checks", queryset=standing, to_attr="standing_checks"))


def equipment_of(venue, *, on):
    """What is in use in this place on that day, with its checks."""
    return with_checks(venue.equipment.in_use_on(on))


def checks_of(equipment):
    """The checks that stand, oldest first."""
    if hasattr(equipment, "standing_checks"):
        return equipment.standing_checks
    return list(equipment.checks.standing().order_by("done_on", "pk"))


def deciding_check(equipment, on, *, checks=None):
    """The check that says whether it may be used that day: the last one, where it fell through; else of those
    after the last that did, and that are enough for what it needs, the one that holds longest. None without.
    """
    deciding = None
    for check in checks_of(equipment) if checks is None else checks:
        if check.done_on > on:
            break
        if not check.passed:
            deciding = check
        elif check.kind == CheckKind.CALIBRATION or equipment.needs == CheckKind.VERIFICATION:
            outlasts = deciding is None or not deciding.passed or check.due_on >= deciding.due_on
            deciding = check if outlasts else deciding
    return deciding


def is_covered(equipment, on, *, checks=None):
    """Whether a check says that it is in order that day."""
    check = deciding_check(equipment, on, checks=checks)
    return check is not None and check.passed and check.due_on >= on


def days_lost(equipment, check, *, until):
    """The spans of days until then for which only this check spoke: (first, last), oldest first."""
    if not check.passed:
        return []
    checks = checks_of(equipment)
    others = [one for one in checks if one.pk != check.pk]
    days = _days(check.done_on, min(check.due_on, until))
    lost = [day for day in days if is_covered(equipment, day, checks=checks)]
    return _spans([day for day in lost if not is_covered(equipment, day, checks=others)])


def days_since_last_check(equipment, done_on):
    """The span from the last check that held to the day of one that fell through; empty where there was none."""
    before = [check for check in checks_of(equipment) if check.passed and check.done_on <= done_on]
    return [(before[-1].done_on, done_on)] if before else []


def doubts_about(equipment, on):
    """What speaks against results that were measured with it on that day, as was found afterwards (9.3.3)."""
    return equipment.doubts.on(on)


@dataclass(frozen=True)
class Due:
    """A piece of equipment, the check that decides, and the last day on which it may be used (None: not at all)."""

    equipment: Equipment
    check: EquipmentCheck | None
    last: dt.date | None


def due_by(pieces, until, *, on):
    """Of what is in use, every piece that nothing covers any more after `until`, the most urgent first."""
    rows = [_due(piece, on) for piece in with_checks(pieces.in_use_on(on)).select_related("venue")]
    due = [row for row in rows if row.last is None or row.last <= until]
    return sorted(due, key=lambda row: row.last or dt.date.min)


def _due(piece, on):
    check = deciding_check(piece, on)
    return Due(piece, check, check.due_on if check and check.passed else None)


def _days(first, last):
    return [first + number * ONE for number in range((last - first).days + 1)]


def _spans(days):
    """Days in their order as spans without a gap."""
    if not days:
        return []
    breaks = [(one, other) for one, other in pairwise(days) if other - one > ONE]
    firsts = [days[0], *(other for _one, other in breaks)]
    lasts = [*(one for one, _other in breaks), days[-1]]
    return list(zip(firsts, lasts, strict=True))
