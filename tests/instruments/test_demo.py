"""The bank of the demonstration is whole, and says of itself that it is a sample."""

import datetime as dt
import re

import pytest
from django.utils import timezone

from accounts.management.demo import load as load_people
from foundation.workflow import clock
from instruments.management.demo import load_demo_instruments
from instruments.models import FormCode, Instrument, Item
from instruments.queries import draw, elements_of, shortage, usable
from schemes.management.demo import load_demo_scheme

pytestmark = pytest.mark.django_db

DAY = dt.timedelta(days=1)


def test_every_form_can_be_used_and_no_item_looks_official():
    now = clock.now()
    load_people(at=now)
    version = load_demo_scheme(at=now - 9 * DAY)

    load_demo_instruments(version, at=now - 8 * DAY, later=now)
    load_demo_instruments(version, at=now - 8 * DAY, later=now)

    today = timezone.localdate(now)
    assert all(usable(version, code, today) for code in FormCode)
    assert Instrument.objects.filter(state="IN_REVIEW").count() == 1
    assert all(re.match("CONTOH: ", item.words["id"]) for item in Item.objects.all())
    written = usable(version, FormCode.IA05, today)
    elements = list(elements_of(written))
    assert shortage(written.blueprint, elements) == []
    assert len(draw(written.blueprint, elements[:1], seed="x")) == 2
    assert all(written.items.filter(element=element).count() >= 3 for element in elements)
