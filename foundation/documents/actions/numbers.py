"""Numbers without a gap: taken in the transaction that uses them, never twice, void ones kept in sight."""

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone

from foundation.documents.models import NumberCounter, NumberSeries, TakenNumber
from foundation.documents.rules.numbers import can_void
from foundation.journal.actions import record
from foundation.workflow.answers import NotAllowed, no, require
from foundation.workflow.moves import lock


def take_number(series_key, *, at, **segments):
    """The next number of a series, as text; the year and the month are those of `at` where the body is.

    Runs in the caller's transaction, and holds the series' counter until that ends: rolled back, the number
    was never taken. `segments` are the words that the format wants (`{"given": "kbli"}`); without one of them
    KeyError is raised. A series that nobody has set is written as settings.NUMBER_SERIES says, or as
    00001/KEY/2026.
    """
    if not transaction.get_connection().in_atomic_block:
        msg = "A number is taken in the transaction that uses it."
        raise transaction.TransactionManagementError(msg)
    series, day = _series(series_key), timezone.localdate(at)
    counter = _counter(series, day.year if series.starts_anew else 0)
    counter.last += 1
    counter.save(update_fields=["last"])

    text = series.write(counter.last, day=day, given=segments)
    TakenNumber.objects.create(
        series=series, year=counter.year, sequence=counter.last, text=text, taken_at=at
    )
    return text


@transaction.atomic
def void_number(number, *, reason, by, at):
    """Strike a number out for good: it stays in the series as void (batal), with the reason, and is never
    given again.
    """
    number = lock(number)
    require(can_void(by, number, reason=reason))

    number.void_at, number.void_reason = at, reason.strip()
    number.save(update_fields=["void_at", "void_reason"])

    record("number.voided", number, by=by, at=at, number=number.text, reason=number.void_reason)
    return number


@transaction.atomic
def set_series(key, *, segments, by, at, starts_anew=True):
    """Set how the numbers of a series are written from now on; NotAllowed where the format cannot hold."""
    series = NumberSeries.objects.filter(key=key).first() or NumberSeries(key=key)
    before, series.segments, series.starts_anew = series.segments, segments, starts_anew
    try:
        series.full_clean()
    except ValidationError as wrong:
        raise NotAllowed(no(" ".join(wrong.messages))) from wrong
    series.save()

    record("series.set", series, by=by, at=at, was=before, now=segments)
    return series


def _series(key):
    series = NumberSeries.objects.filter(key=key).first()
    return series or NumberSeries.objects.get_or_create(key=key, defaults={"segments": _usual(key)})[0]


def _usual(key):
    plain = [{"sequence": 5}, {"text": f"/{key.upper()}/"}, {"year": 4}]
    return getattr(settings, "NUMBER_SERIES", {}).get(key, plain)


def _counter(series, year):
    """The counter, locked; the unique constraint settles who makes a new year's row when two come first."""
    NumberCounter.objects.bulk_create([NumberCounter(series=series, year=year)], ignore_conflicts=True)
    return NumberCounter.objects.select_for_update().get(series=series, year=year)
