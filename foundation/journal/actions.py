"""Write a line of the trail; set the lines in a chain."""

import json
import logging
from dataclasses import asdict
from datetime import datetime, timedelta

from django.conf import settings
from django.core.serializers.json import DjangoJSONEncoder
from django.db import IntegrityError, transaction

from foundation.workflow.moves import moved_to
from foundation.workflow.origins import origin

from .models import Entry, Link
from .queries import BEGINNING, Checkpoint, code_of, digest_of, last_checkpoint, unlinked

log = logging.getLogger(__name__)

CHAIN_AT_ONCE = 1000
LOOK_BACK = 10_000
CHECKPOINT_ENTRIES = 100
CHECKPOINT_WAIT = timedelta(minutes=10)


def record(verb, subject, *, by, at, moved=(), **facts):
    """Write one act into the trail, in its transaction: `noun.past_participle`, with what an appeal asks for.

    `subject` is the record, `by` the person (None for a stranger). Facts are plain values; dates and decimals
    are kept as text. The trail holds no secrets: ids and hashes instead of personal values.
    `moved` are other records that changed state in this act: into which is told of them as of the subject, so that
    every state can be replayed from the trail (TRUST §3.10, 6).
    """
    here = origin()
    if told := moved_to(subject, *moved):
        facts["moved"] = told
    entry = Entry(
        verb=verb,
        subject=subject._meta.label,
        subject_id=str(subject.pk),
        actor_id=str(by.pk) if by and by.pk else "",
        actor_name=(by.get_full_name() or by.get_username())[:200] if by and by.pk else "",
        at=at,
        origin_ip=here.ip,
        request_id=here.request_id,
        facts=json.loads(json.dumps(facts, cls=DjangoJSONEncoder, default=None)),
    )
    entry.digest = digest_of(entry)
    entry.save(force_insert=True)
    return entry


def chain():
    """Set the entries written since the last time in the chain; returns how many.

    Of two sequencers at once one gives way: a place in the chain is taken once.
    """
    try:
        with transaction.atomic():
            return _extend()
    except IntegrityError:
        return 0


def keep_checkpoint(*, at):
    """Note outside the database how far the chain has come: every hundred entries, or ten minutes; or None."""
    last = Link.objects.order_by("-position").first()
    before = last_checkpoint()
    if last is None or (before and not _is_due(before, last, at)):
        return None

    checkpoint = Checkpoint(last.position, last.code, at.isoformat()).sealed()
    with settings.JOURNAL_CHECKPOINTS.open("a", encoding="utf-8") as book:
        book.write(json.dumps(asdict(checkpoint)) + "\n")
    # The log leaves the machine where the operator collects it: a second copy, out of anybody's reach here.
    log.info("journal.checkpoint", extra=asdict(checkpoint))
    return checkpoint


def _is_due(before, last, at):
    written = last.position - before.position
    waited = at - datetime.fromisoformat(before.at)
    return written >= CHECKPOINT_ENTRIES or (written > 0 and waited >= CHECKPOINT_WAIT)


def _extend():
    last = Link.objects.order_by("-position").first()
    position, before = (last.position, last.code) if last else (0, BEGINNING)
    links = []
    for entry in unlinked(among_last=LOOK_BACK)[:CHAIN_AT_ONCE]:
        position += 1
        before = code_of(position, before, entry)
        links.append(Link(position=position, entry=entry, code=before))
    Link.objects.bulk_create(links)
    return len(links)
