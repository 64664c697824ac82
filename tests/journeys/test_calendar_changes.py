"""A decree changes the calendar: looked at, applied, told; after days of silence one letter tells all (9.9.5)."""

import datetime as dt
from urllib.parse import urlsplit

import pytest
from django.core import mail
from django.urls import reverse
from icalendar import Calendar

from applications.models import Application
from foundation.deadlines.models import DeadlineMove
from foundation.deadlines.queries import address_of, find
from foundation.deadlines.tasks import see_to_it
from foundation.look.writing import day, short_day, weekday
from tests.factories.applications import accept
from tests.factories.assessments import REVIEWED_AT, offered, waiting_for_a_test
from tests.factories.people import UserFactory

from .conftest import an_application

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
KIND = "laporan-uji"
DECREE = "SKB 3 Menteri Nomor 12 Tahun 2026 (CONTOH)"
TAKEN, BEFORE, NOW = dt.date(2026, 9, 24), dt.date(2026, 9, 25), dt.date(2026, 9, 28)
AFTER_SILENCE = dt.datetime(2026, 10, 2, 2, tzinfo=dt.UTC)


@pytest.fixture
def reports(applicant, portal, clock_at, run_jobs):
    """Two tests of one assessor that are not reported yet."""
    clock_at(REVIEWED_AT)
    candidates = [applicant, UserFactory(full_name="Dewi Lestari", email="dewi@contoh.id")]
    cases = [a_tested_case(one, portal, hour) for one, hour in zip(candidates, (9, 13), strict=True)]
    run_jobs()
    return cases


def a_tested_case(candidate, portal, hour):
    application = an_application(candidate)
    accept(application)
    assessment = waiting_for_a_test(
        Application.objects.get(pk=application.pk),
        registration=portal["asesor"].registrations.get(),
        by=portal["sekretariat"],
        starts_at=dt.time(hour),
    )
    offered(assessment)
    return assessment


@pytest.mark.clause("9.9.5")
def test_a_decree_moves_deadlines_that_were_seen_first_and_everybody_is_told_once(
    reports, staff, stranger, clock_at, run_jobs
):
    office, assessor = staff("sekretariat"), staff("asesor")
    program = stranger(unseen=True)
    subscribe(assessor)
    assert days_of_reports(assessor, program) == {BEFORE}

    see_what_moves(office)
    assert find(KIND, str(reports[0].pk), at=REVIEWED_AT).deadline.due_on == BEFORE
    apply(office)

    run_jobs()
    read_the_arithmetic(assessor, reports[0])
    assert days_of_reports(assessor, program) == {NOW}

    clock_at(AFTER_SILENCE)
    mail.outbox.clear()
    for _beat in (1, 2):
        see_to_it()
    run_jobs()
    [letter] = [one for one in mail.outbox if one.to == ["asesor@contoh.id"]]
    assert letter.body.count("Terlambat: ") == len(reports)
    find_what_is_late(assessor, office)


def subscribe(assessor):
    assessor.goes_to(reverse("deadlines:deadlines"))
    assessor.sees(short_day(BEFORE), exact=False)
    assessor.follows("Di kalender saya")
    assessor.presses("Buat alamat")
    assessor.sees("Alamat Anda")


def days_of_reports(assessor, program):
    """The days of the reports in the personal feed, fetched by a program that is not signed in."""
    assessor.goes_to(reverse("deadlines:subscribe"))
    address = assessor.page.locator("#id_address").input_value()
    answer = program.page.request.get(program.site + urlsplit(address).path)
    events = Calendar.from_ical(answer.body()).walk("VEVENT")
    return {event["dtstart"].dt for event in events if KIND in event["uid"]}


def see_what_moves(office):
    office.goes_to(reverse("deadlines:holidays"))
    office.sees("Kalender hari kerja", exact=False)
    office.follows("Tambah hari libur")
    office.fills("Hari", day(TAKEN))
    office.fills("Nama", "Hari libur yang baru ditetapkan")
    office.ticks("Libur nasional")
    office.fills("Surat keputusan", DECREE)
    office.presses("Lihat yang bergeser")
    office.sees("2 tenggat bergeser", exact=False)
    office.finds(weekday(NOW))


def apply(office):
    office.presses("Tambahkan hari ini")
    office.sees(DECREE, exact=False)
    assert set(DeadlineMove.objects.values_list("from_on", "to_on")) == {(BEFORE, NOW)}


def read_the_arithmetic(assessor, case):
    assessor.goes_to(address_of(KIND, case))
    assessor.sees("Cara menghitungnya")
    assessor.finds(DECREE, exact=False)
    assessor.finds(f"Dari {day(BEFORE)} menjadi {day(NOW)}", exact=False)


def find_what_is_late(assessor, office):
    assessor.goes_to(reverse("notices:inbox"))
    assessor.finds("2 tenggat", exact=False)
    office.goes_to(reverse("deadlines:deadlines") + "?tampil=terlambat")
    office.sees("2 terlambat", exact=False)
