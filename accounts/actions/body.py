"""The LSP itself: what its papers and pages say of it."""

from django.core.cache import cache
from django.db import transaction
from django.utils import timezone

from accounts.models import CertificationBody
from accounts.queries import BODY_KEY
from accounts.rules import can_describe_body
from foundation.journal.actions import record
from foundation.workflow.answers import require


@transaction.atomic
def describe_body(facts, *, by, at):
    """Keep what the LSP has given; papers already issued keep what they said."""
    require(can_describe_body(by, on=timezone.localdate(at)))
    body = CertificationBody.objects.select_for_update().first() or CertificationBody()

    changed = [name for name, value in facts.items() if getattr(body, name) != value]
    for name in changed:
        setattr(body, name, facts[name])
    body.save()

    # At once for this request, and again once others can read it.
    cache.delete(BODY_KEY)
    transaction.on_commit(lambda: cache.delete(BODY_KEY))

    record("body.described", body, by=by, at=at, changed=changed)
    return body
