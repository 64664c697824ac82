"""How holders of the demonstration are looked after: one by three methods, one still to be begun (9.6)."""

import datetime as dt

from django.utils import timezone

from accounts.models import User
from surveillance.actions import (
    add_file,
    arrange_visit,
    ask,
    begin,
    keep_entry,
    record_finding,
    save_entry,
    start_entry,
)
from surveillance.models import LogEntry, Method, Result

from .cases import ASSESSOR, HEAD, SECRETARIAT, person
from .files import photo_of_work

DAY = dt.timedelta(days=1)
WORK = (
    (60, "CONTOH: memutakhirkan data 40 pelanggan dan mencocokkannya dengan kontrak."),
    (25, "CONTOH: menelusuri dua keluhan pelanggan sampai ke data asalnya."),
)
READ = "CONTOH: dua catatan dibaca; keduanya memperlihatkan pemutakhiran data oleh pemegang sendiri."


def look_after(*, now):
    """The first holder keeps a logbook, which was read; the superior has a link, and an assessor visits today. The
    others wait on the board.
    """
    held = User.objects.get(email="andi@contoh.id").certificates.get()
    for days, words in WORK:
        _enter(held, words, at=now - days * DAY)
    first = begin(
        held.surveillances.get(year=1),
        methods=[Method.LOGBOOK, Method.SUPERIOR, Method.VISIT],
        by=person(SECRETARIAT),
        at=now - 4 * DAY,
    )
    ask([(held.contacts.current().get(), first)], by=person(SECRETARIAT), at=now - 3 * DAY)
    arrange_visit(
        first,
        visitor=person(ASSESSOR),
        visit_on=timezone.localdate(now),
        place="CONTOH: Gudang 2, Gresik",
        by=person(SECRETARIAT),
        at=now - 3 * DAY,
    )
    read = {"method": Method.LOGBOOK, "result": Result.KEPT, "words": READ}
    record_finding(first, **read, by=person(HEAD), at=now - 2 * DAY)


def _enter(held, words, *, at):
    """An entry with a photo, in the logbook."""
    who, unit = held.holder, held.scheme_version.units.first()
    entry = start_entry(held, by=who, at=at)
    add_file(entry, file=photo_of_work(), by=who, at=at)
    typed = {"done_on": timezone.localdate(at), "unit": unit, "words": words, "place": "CONTOH: Gudang 2"}
    save_entry(entry, **typed, version=entry.version, by=who, at=at)
    keep_entry(LogEntry.objects.get(pk=entry.pk), by=who, at=at)
