"""A refusal: its reason and clause, nothing written, nobody told."""

import pytest

from foundation.journal.models import Entry
from foundation.notices.models import Notice
from foundation.workflow.answers import NotAllowed
from venues.models import Equipment, EquipmentCheck, EquipmentDoubt, Finding, Venue, VenueVerification

KEPT = (Venue, VenueVerification, Finding, Equipment, EquipmentCheck, EquipmentDoubt, Entry, Notice)


def everything():
    """What is kept about test places, with the trail and the letters."""
    return [list(model.objects.order_by("pk").values()) for model in KEPT]


def refused(act, *, clause="9.3.2"):
    """Why it is refused."""
    before = everything()
    with pytest.raises(NotAllowed) as refusal:
        act()
    assert refusal.value.clause == clause
    assert everything() == before
    return refusal.value.reason


def told():
    """Who has a letter, by its subject."""
    return sorted((notice.to.pk, notice.subject) for notice in Notice.objects.all())
