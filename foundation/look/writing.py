"""Dates, times, money and periods as people write them, in the language of the reader."""

import datetime as dt
import re
from decimal import Decimal

from django.utils import timezone
from django.utils.dateformat import format as write
from django.utils.translation import gettext as _

MONTHS = {
    "jan": 1, "feb": 2, "mar": 3, "apr": 4, "mei": 5, "may": 5, "jun": 6, "jul": 7, "agu": 8, "agt": 8,
    "ags": 8, "aug": 8, "sep": 9, "okt": 10, "oct": 10, "nov": 11, "des": 12, "dec": 12,
}  # fmt: skip
_IN_WORDS = re.compile(r"^\s*(\d{1,2})\s+([a-z]{3,})\.?\s+(\d{4})\s*$", re.IGNORECASE)
_IN_NUMBERS = re.compile(r"^\s*(\d{1,2})[./\s-](\d{1,2})[./\s-](\d{4})\s*$")
_ISO = re.compile(r"^\s*(\d{4})-(\d{1,2})-(\d{1,2})\s*$")


def day(value):
    """22 November 2026."""
    return write(_local(value), "j F Y")


def short_day(value):
    """22 Nov 2026, for dense tables."""
    return write(_local(value), "j M Y")


def weekday(value):
    """Jumat, 27 November 2026, for deadlines and appointments."""
    return write(_local(value), "l, j F Y")


def clock(value):
    """14.32 WIB."""
    value = _local(value)
    return f"{write(value, 'H.i')} {value.tzname() or ''}".strip()


def moment(value):
    """22 November 2026, 14.32 WIB."""
    return f"{day(value)}, {clock(value)}"


def period(start, end):
    """16 Maret 2026 – 15 Maret 2029; with an open end: since its start."""
    if end is None:
        return _("since %s") % day(start)
    return f"{day(start)} – {day(end)}"


def money(amount):
    """Rp 500.000; cents only where there are any."""
    amount = Decimal(amount)
    whole, cents = divmod(abs(amount), 1)
    text = f"{int(whole):,}".replace(",", ".")
    if cents:
        text += f",{int(cents * 100):02d}"
    return f"{'−' if amount < 0 else ''}Rp {text}"


def read_day(text):
    """The date that somebody wrote, in words or in numbers, day first; None if it is no date."""
    if found := _IN_WORDS.match(text):
        month = MONTHS.get(found[2][:3].lower())
        return _date(found[3], month, found[1]) if month else None
    if found := _IN_NUMBERS.match(text):
        return _date(found[3], found[2], found[1])
    if found := _ISO.match(text):
        return _date(found[1], found[2], found[3])
    return None


def read_money(text):
    """The whole amount that somebody wrote: "500.000", "Rp 500.000,00", "500000"; None if it is none."""
    found = re.match(r"^(?:rp\.?)?\s*(\d{1,3}(?:[. ]\d{3})+|\d+)(?:,00?|,-)?$", text.strip(), re.IGNORECASE)
    return Decimal(re.sub(r"\D", "", found[1])) if found else None


def _date(year, month, day_of_month):
    try:
        return dt.date(int(year), int(month), int(day_of_month))
    except ValueError:
        return None


def _local(value):
    if isinstance(value, dt.datetime) and timezone.is_aware(value):
        return timezone.localtime(value)
    return value
