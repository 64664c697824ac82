"""Equipment is entered, checked, taken out of use; a wrong check is struck out, and its days are doubted (9.3.3)."""

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from foundation.documents.actions import keep_upload
from foundation.journal.actions import record
from foundation.workflow.answers import require
from foundation.workflow.moves import lock
from foundation.workflow.versions import require_version
from venues.letters import tell_doubted, tell_unusable
from venues.models import Equipment, EquipmentCheck, EquipmentDoubt
from venues.queries.equipment import days_lost, days_since_last_check
from venues.rules import (
    can_add_equipment,
    can_doubt_equipment,
    can_drop_doubt,
    can_edit_equipment,
    can_record_check,
    can_retire_equipment,
    can_strike_check,
    can_use_equipment,
    uses_of,
)


@transaction.atomic
def add_equipment(venue, *, name, maker, serial, needs, by, at):
    """Enter a piece of equipment; it may be used once it is checked. Returns it."""
    venue = lock(venue)
    require(can_add_equipment(by, venue, serial=serial, on=timezone.localdate(at)))

    equipment = Equipment.objects.create(
        venue=venue,
        name=name.strip(),
        maker=maker.strip(),
        serial=serial.strip(),
        needs=needs,
        added_by=by,
        added_at=at,
    )

    record("equipment.added", equipment, by=by, at=at, venue=venue.pk, serial=equipment.serial, needs=needs)
    return equipment


@transaction.atomic
def edit_equipment(equipment, *, facts, seen, by, at):
    """Change its words, or what it needs; `seen` is the version of the form (R14). Returns the equipment."""
    equipment = lock(equipment)
    require_version(equipment, seen)
    rule = {name: facts[name] for name in ("serial", "needs")}
    require(can_edit_equipment(by, equipment, **rule, on=timezone.localdate(at)))

    was = {name: getattr(equipment, name) for name in facts}
    for name, value in facts.items():
        setattr(equipment, name, value)
    equipment.save()

    changed = {name: value for name, value in was.items() if value != facts[name]}
    record("equipment.changed", equipment, by=by, at=at, was=changed)
    return equipment


@transaction.atomic
def retire_equipment(equipment, *, retired_on, reason, by, at):
    """No test uses it from that day on. Returns the equipment."""
    equipment = lock(equipment)
    rule = {"retired_on": retired_on, "reason": reason}
    require(can_retire_equipment(by, equipment, **rule, on=timezone.localdate(at)))

    equipment.retired_on, equipment.retired_reason = retired_on, reason.strip()
    equipment.save()

    record("equipment.retired", equipment, by=by, at=at, retired_on=retired_on, reason=reason.strip())
    return equipment


@transaction.atomic
def record_check(
    equipment, *, kind, done_on, done_by, passed, by, at, number="", due_on=None, remark="", examined=None
):
    """Record a verification or calibration; `examined` is its certificate. Returns the check.

    One that fell through says that the days since the check before it are in doubt, and doubts them.
    """
    equipment = lock(equipment)
    on = timezone.localdate(at)
    said = {"done_on": done_on, "passed": passed, "due_on": due_on if passed else None, "remark": remark}
    require(can_record_check(by, equipment, **said, on=on))

    doubted = [] if passed else days_since_last_check(equipment, done_on)
    check = EquipmentCheck.objects.create(
        equipment=equipment,
        kind=kind,
        done_by=done_by.strip(),
        number=number.strip(),
        upload=keep_upload(examined, by=by, at=at) if examined else None,
        recorded_by=by,
        recorded_at=at,
        **said,
    )
    why = _("The check of that day found it not in order: %s") % remark.strip()
    _doubt_all(equipment, doubted, reason=why, by=by, at=at)
    _warn_of_planned(equipment, at=at)

    facts = {"check": check.pk, "kind": kind, "done_on": done_on, "due_on": check.due_on, "passed": passed}
    record("equipment.checked", equipment, by=by, at=at, **facts)
    return check


@transaction.atomic
def strike_check(check, *, reason, by, at):
    """Strike out a check that does not stand: the days for which only it spoke are in doubt. Returns the check."""
    equipment = lock(check.equipment)
    check = lock(check)
    on = timezone.localdate(at)
    require(can_strike_check(by, check, reason=reason, on=on))

    lost = days_lost(equipment, check, until=on)
    check.struck_by, check.struck_at, check.struck_reason = by, at, reason.strip()
    check.save()
    why = _("A check that spoke for these days does not stand: %s") % check.struck_reason
    _doubt_all(equipment, lost, reason=why, by=by, at=at)
    _warn_of_planned(equipment, at=at)

    record("equipment.check_struck", equipment, by=by, at=at, check=check.pk, reason=check.struck_reason)
    return check


@transaction.atomic
def doubt_equipment(equipment, *, from_on, until_on, reason, by, at):
    """Days on which it was not in order, as was found afterwards; its keepers and the office are told. Returns the
    doubt, which every result of those days has to answer.
    """
    equipment = lock(equipment)
    days = {"from_on": from_on, "until_on": until_on}
    require(can_doubt_equipment(by, equipment, **days, reason=reason, on=timezone.localdate(at)))

    return _doubt(equipment, **days, reason=reason.strip(), by=by, at=at)


@transaction.atomic
def drop_doubt(doubt, *, reason, by, at):
    """The days are beyond doubt after all, says another person. Returns the doubt."""
    doubt = lock(doubt)
    require(can_drop_doubt(by, doubt, reason=reason, on=timezone.localdate(at)))

    doubt.dropped_by, doubt.dropped_at, doubt.dropped_reason = by, at, reason.strip()
    doubt.save()

    record("equipment.doubt_dropped", doubt.equipment, by=by, at=at, doubt=doubt.pk, reason=reason.strip())
    return doubt


def _warn_of_planned(equipment, *, at):
    """Whoever planned a test with it on a day on which it may no longer be used has to choose another."""
    planned = uses_of(equipment, since=timezone.localdate(at))
    lost = [use for use in planned if not can_use_equipment(equipment, on=use.on)]
    if lost:
        tell_unusable(equipment, uses=lost, at=at)


def _doubt_all(equipment, spans, *, reason, by, at):
    for first, last in spans:
        _doubt(equipment, from_on=first, until_on=last, reason=reason, by=by, at=at)


def _doubt(equipment, *, from_on, until_on, reason, by, at):
    doubt = EquipmentDoubt.objects.create(
        equipment=equipment, from_on=from_on, until_on=until_on, reason=reason, raised_by=by, raised_at=at
    )
    uses = [use for use in uses_of(equipment, since=from_on) if use.on <= until_on]

    facts = {"doubt": doubt.pk, "from_on": from_on, "until_on": until_on, "uses": len(uses)}
    record("equipment.doubted", equipment, by=by, at=at, **facts)
    tell_doubted(doubt, uses=uses, at=at)
    return doubt
