"""Declared ties between people: facts on which independence is reckoned (9.2.2, 9.4.2, 9.9.3)."""

from django.db import transaction
from django.utils import timezone

from accounts.models import Relation
from accounts.rules import can_declare_relation, can_end_relation
from foundation.journal.actions import record
from foundation.workflow.answers import require
from foundation.workflow.moves import lock


@transaction.atomic
def declare_relation(person, other, *, kind, by, at, starts_on=None):
    """Say that `other` is the superior, colleague or relative of `person`."""
    require(can_declare_relation(by, person, other, kind=kind, on=timezone.localdate(at)))

    relation = Relation.objects.create(
        user=person, other=other, kind=kind, starts_on=starts_on, declared_by=by, declared_at=at
    )

    record("relation.declared", relation, by=by, at=at, person=person.pk, other=other.pk, kind=kind)
    return relation


@transaction.atomic
def end_relation(relation, *, ends_on, by, at):
    """Say from when it no longer holds; what was decided before is not touched."""
    relation = lock(relation)
    require(can_end_relation(by, relation, ends_on=ends_on, on=timezone.localdate(at)))

    relation.ends_on = ends_on
    relation.save()

    record("relation.ended", relation, by=by, at=at, ends_on=ends_on)
    return relation
