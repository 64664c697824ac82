"""Keep what was typed, step by step, before it is right (9.1.2)."""

from django.db import transaction

from applications.models import Draft
from applications.rules.editing import can_write_drafts
from foundation.journal.actions import record
from foundation.workflow.answers import require
from foundation.workflow.moves import lock
from foundation.workflow.versions import require_version

# Never kept as typed: the identity number is sealed with the person, and only there.
NOT_KEPT = frozenset({"nik", "csrfmiddlewaretoken", "_key", "version"})


@transaction.atomic
def keep_typed(application, step, *, typed, seen, by, at, tried=False):
    """Keep the words of one step as they were typed; `seen` is the version that the form was opened on.

    Returns the draft.

    `tried` says that the form was sent and refused. Refuses an older version than the one kept (R14).
    """
    application = lock(application)
    require(can_write_drafts(by, application))
    draft = _open(application, step, seen=seen, at=at)

    draft.typed = {name: _writable(value) for name, value in typed.items() if name not in NOT_KEPT}
    draft.tried = tried
    draft.save()

    if draft.version == FIRST_SAVING:
        record("step.begun", application, by=by, at=at, step=step)
    return draft


def _writable(typed):
    """What was typed without the one character that PostgreSQL cannot keep; no form accepts it either."""
    if isinstance(typed, list):
        return [_writable(value) for value in typed]
    return typed.replace("\x00", "") if isinstance(typed, str) else typed


def settle_step(application, step, *, seen, at):
    """The form has accepted what was typed:

    count the saving and lay the draft aside (called inside an action).
    """
    draft = _open(application, step, seen=seen, at=at)
    draft.typed, draft.tried = {}, False
    draft.save()
    return draft


FIRST_SAVING = 2


def _open(application, step, *, seen, at):
    """The step's draft under the application's lock, counted one on; a step never saved has version 1."""
    draft, _new = Draft.objects.get_or_create(application=application, step=step, defaults={"saved_at": at})
    require_version(draft, seen)
    draft.saved_at = at
    return draft
