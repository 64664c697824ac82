"""The calendar as it is published, by the library that follows the decrees: a beginning, never the last word."""

from datetime import date

import holidays

from .models import Holiday, HolidayKind
from .queries import kinds_known

COUNTRY = "ID"
CATEGORIES = {"public": HolidayKind.NATIONAL, "government": HolidayKind.JOINT_LEAVE}


def published(year):
    """The published holidays of a year, unsaved: national ones and joint leave."""
    source = f"holidays {holidays.__version__}"
    for category, kind in CATEGORIES.items():
        calendar = holidays.country_holidays(COUNTRY, years=year, categories=(category,), language="id")
        for day, name in sorted(calendar.items()):
            yield Holiday(day=day, name=name[:200], kind=kind, source=source)


def not_entered(year):
    """What is published for the year and is not in the calendar here, unsaved."""
    known = set(Holiday.objects.filter(day__year=year).values_list("day", "kind"))
    return [holiday for holiday in published(year) if (holiday.day, holiday.kind) not in known]


def of_new_years(years):
    """The published days of these years, of each kind that not a single day is entered of, unsaved.

    Where some are, a day that is lacking may have been struck on purpose: that is for a person to see.
    """
    known = kinds_known(date(min(years), 1, 1), date(max(years), 12, 31))
    return [holiday for year in years for holiday in published(year) if (year, holiday.kind) not in known]
