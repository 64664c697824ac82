"""Fill the calendar from the published one."""

import holidays
from django.db import transaction

from foundation.journal.actions import record

from .models import Holiday, HolidayKind

COUNTRY = "ID"
CATEGORIES = {"public": HolidayKind.NATIONAL, "government": HolidayKind.JOINT_LEAVE}


def published(year):
    """The published holidays of a year, unsaved: national ones and joint leave."""
    source = f"holidays {holidays.__version__}"
    for category, kind in CATEGORIES.items():
        calendar = holidays.country_holidays(COUNTRY, years=year, categories=(category,), language="id")
        for day, name in sorted(calendar.items()):
            yield Holiday(day=day, name=name[:200], kind=kind, source=source)


@transaction.atomic
def load_holidays(years, *, by, at):
    """Enter the published days of these years; a day that somebody has entered or mended stays as it is."""
    added = 0
    for year in years:
        known = set(Holiday.objects.filter(day__year=year).values_list("day", "kind"))
        new = [day for day in published(year) if (day.day, day.kind) not in known]
        for holiday in Holiday.objects.bulk_create(new):
            record("holiday.entered", holiday, by=by, at=at, day=holiday.day, name=holiday.name)
        added += len(new)
    return added
