"""A version is drafted, set, approved, superseded; nothing of it changes once it is set (head, 1-5)."""

from django.db import transaction
from django.utils import timezone

from foundation.journal.actions import record
from foundation.workflow.answers import require
from foundation.workflow.moves import lock, move
from foundation.workflow.versions import require_version
from schemes.letters import tell_head_version_set, tell_setter_approved, tell_setter_sent_back
from schemes.rules import can_approve_version, can_edit, can_send_back, can_set_version
from schemes.states import VersionState


@transaction.atomic
def edit_version(version, *, changes, seen, by, at):
    """Change settings and document facts of a draft; `seen` is the version of the row that the reader had."""
    version = lock(version)
    require(can_edit(by, version))
    require_version(version, seen)

    before = {name: getattr(version, name) for name in changes}
    for name, value in changes.items():
        setattr(version, name, value)
    version.save(update_fields=[*changes, "version"])

    told = {name: [before[name], value] for name, value in changes.items() if before[name] != value}
    record("scheme_version.edited", version, by=by, at=at, changes=told)
    return version


@transaction.atomic
def edit_text(text, *, changes, by, at):
    """Change the words of one clause of a draft, in both languages."""
    version = lock(text.version)
    require(can_edit(by, version))

    for name, value in changes.items():
        setattr(text, name, value)
    text.save(update_fields=list(changes))

    record("scheme_version.text_edited", version, by=by, at=at, kind=text.kind, clause=text.clause, **changes)
    return text


@transaction.atomic
def set_version(version, *, by, at):
    """The head of the scheme committee sets a draft that is whole; from now on nothing of it changes."""
    version = lock(version)
    require(can_set_version(by, version, day=timezone.localdate(at)))

    move(version, VersionState.SET)
    version.set_by, version.set_at = by, at
    version.save(update_fields=["state", "set_by", "set_at"])

    record("scheme_version.set", version, by=by, at=at, document_number=version.document_number)
    tell_head_version_set(version, at=at)
    return version


@transaction.atomic
def send_back_version(version, *, reason, by, at):
    """The head of the LSP gives a set version back to the committee, which may change it again."""
    version = lock(version)
    require(can_send_back(by, version, day=timezone.localdate(at)))

    setter = version.set_by
    move(version, VersionState.DRAFT)
    version.set_by = version.set_at = None
    version.save(update_fields=["state", "set_by", "set_at"])

    record("scheme_version.sent_back", version, by=by, at=at, reason=reason, had_been_set_by=setter.pk)
    tell_setter_sent_back(version, setter, reason=reason, at=at)
    return version


@transaction.atomic
def approve_version(version, *, in_force_from, by, at):
    """The head of the LSP puts a set version in force from a day; the one before ends with the day before."""
    version.scheme = lock(version.scheme)
    version = lock(version)
    require(can_approve_version(by, version, in_force_from=in_force_from, day=timezone.localdate(at)))

    before = _supersede(version, on=in_force_from)
    move(version, VersionState.IN_FORCE)
    version.approved_by, version.approved_at, version.in_force_from = by, at, in_force_from
    version.save(update_fields=["state", "approved_by", "approved_at", "in_force_from"])

    facts = {"in_force_from": in_force_from, "supersedes": before.pk if before else None}
    record("scheme_version.approved", version, moved=[before] if before else [], by=by, at=at, **facts)
    tell_setter_approved(version, at=at)
    return version


def _supersede(version, *, on):
    """End the version in force, if there is one, on the day the next begins."""
    before = version.scheme.versions.select_for_update().filter(state=VersionState.IN_FORCE).first()
    if before:
        move(before, VersionState.SUPERSEDED)
        before.superseded_on = on
        before.save(update_fields=["state", "superseded_on"])
    return before
