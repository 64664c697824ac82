"""Write a line of the trail; set the lines in a chain."""

import json

from django.core.serializers.json import DjangoJSONEncoder
from django.db import IntegrityError, transaction

from foundation.workflow.origins import origin

from .models import Entry, Link
from .queries import BEGINNING, code_of, digest_of, unlinked

CHAIN_AT_ONCE = 1000


def record(verb, subject, *, by, at, **facts):
    """Write one act into the trail, in its transaction: `noun.past_participle`, with what an appeal asks for.

    `subject` is the record, `by` the person (None for a stranger). Facts are plain values; dates and decimals
    are kept as text. The trail holds no secrets: ids and hashes instead of personal values.
    """
    here = origin()
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


def _extend():
    last = Link.objects.order_by("-position").first()
    position, before = (last.position, last.code) if last else (0, BEGINNING)
    links = []
    for entry in unlinked()[:CHAIN_AT_ONCE]:
        position += 1
        before = code_of(position, before, entry)
        links.append(Link(position=position, entry=entry, code=before))
    Link.objects.bulk_create(links)
    return len(links)
