"""The confidentiality undertaking is published in editions, and each is accepted by each (7.1.3)."""

from django.db import transaction
from django.utils import timezone

from accounts.models import Undertaking, UndertakingText
from accounts.rules import can_accept_undertaking, can_publish_undertaking
from foundation.journal.actions import record
from foundation.workflow.answers import require


@transaction.atomic
def accept_undertaking(text, *, address, by, at):
    """Keep who accepted which words, when, and from where."""
    require(can_accept_undertaking(by, text, on=timezone.localdate(at)))

    undertaking = Undertaking.objects.create(
        user=by, text=text, words=text.body, accepted_at=at, address=address
    )

    record("undertaking.accepted", undertaking, by=by, at=at, edition=text.edition)
    return undertaking


@transaction.atomic
def publish_undertaking_text(edition, *, body_id, body_en, holds_from, by, at):
    """A new edition; from the day it holds, everybody is asked to accept it before they work on."""
    require(can_publish_undertaking(by, edition, holds_from=holds_from, on=timezone.localdate(at)))

    text = UndertakingText.objects.create(
        edition=edition, body_id=body_id, body_en=body_en, holds_from=holds_from
    )

    record("undertaking.published", text, by=by, at=at, edition=edition, holds_from=holds_from)
    return text
