"""A written test as it goes on a bad day: the line is cut, the server dies, the device too, and nobody hands in."""

import contextlib
import datetime as dt
import socket
from functools import partial
from types import SimpleNamespace

import pytest
from django.test.testcases import LiveServerThread, QuietWSGIRequestHandler

from examinations.models import WrittenAnswer, WrittenPaper
from examinations.states import PaperState
from instruments.models import FormCode
from tests.factories.applications import ApplicationFactory
from tests.factories.assessments import waiting_for_a_test
from tests.factories.people import UserFactory
from tests.factories.written import BEGUN_AT, instrument_of, writer

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
HOUR = dt.timedelta(hours=1)


@pytest.fixture
def seat(live_server, transactional_db, clock_at):
    """Ratna sits in a running session, identified; her plan names multiple choice and an essay."""
    clock_at(BEGUN_AT)
    candidate = UserFactory(full_name="Ratna Wulandari", email="ratna@contoh.id", signs_in=True)
    assessment = waiting_for_a_test(ApplicationFactory(applicant=candidate, accepted=True))
    version = assessment.application.scheme_version
    bank = instrument_of(version, FormCode.IA06, number=3, minutes=20, shuffles_items=False)
    seat = writer(assessment, instruments=[bank])
    invigilator = seat.session.invigilator
    invigilator.set_password("orang-lain-tidak-tahu")
    invigilator.save()
    invigilator.emailaddress_set.create(email=invigilator.email, verified=True, primary=True)
    return seat


@pytest.fixture
def server(live_server):
    """The server of the pages, which can die with every line to a browser, and rise again."""
    httpd, found = live_server.thread.httpd, []
    take = httpd.process_request

    def keep(line, address):
        # What is left of it must not keep the address from the next server.
        line.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        found.append(line)
        take(line, address)

    httpd.process_request = keep
    return SimpleNamespace(die=partial(_die, live_server, found), rise=partial(_rise, live_server))


def _die(live_server, lines):
    """It is gone: nobody listens, and whatever was on its way is broken off."""
    live_server.thread.terminate()
    for line in lines:
        with contextlib.suppress(OSError):
            line.shutdown(socket.SHUT_RDWR)


def _rise(live_server):
    """Another one at the same address, at once."""
    old = live_server.thread
    new = LiveServerThread(
        old.host, old.static_handler, connections_override=old.connections_override, port=old.port
    )
    new._create_server = partial(
        new.server_class, (old.host, old.port), QuietWSGIRequestHandler, allow_reuse_address=True
    )
    new.daemon = True
    new.start()
    new.is_ready.wait()
    assert new.error is None
    live_server.thread = new


def writes(visitor, number, text):
    """Behind what stands in the answer of this question, letter by letter."""
    field = visitor.page.locator(f"#text-{number}")
    field.press("Control+End")
    field.press_sequentially(text)


def is_kept(visitor):
    """Wait until the page says of the question that is open that the server has it."""
    visitor.page.locator("[data-item]:not([hidden]) [data-status]").filter(has_text="Tersimpan").wait_for()


def code_of(room, seat):
    """What the invigilator reads out to the candidate of this seat."""
    room.goes_to(f"/uji/tertulis/ruang/{seat.session_id}/")
    room.sees("Ratna Wulandari", exact=False)
    room.presses("Beri kode")
    code = room.page.locator(".lsp-device-code")
    code.wait_for()
    return code.inner_text()


def answers():
    """The last words kept of each question."""
    last = {}
    for row in WrittenAnswer.objects.select_related("paper_item").order_by("sequence"):
        last[row.paper_item.position] = row.text
    return last


@pytest.mark.clause("9.3.1")
def test_nothing_is_lost_on_a_bad_day(seat, stranger, server, clock_at, run_jobs):
    first = stranger(at_desk=True).signs_in(seat.candidate.email)
    first.goes_to("/uji/tertulis/")
    first.sees("Waktu mulai berjalan begitu tombol ditekan")
    with first.is_faster_than("written"):
        first.presses("Mulai uji")
        writes(first, 1, "Satu.")
    is_kept(first)
    first.sees("Semua soal")

    # The line is cut: she goes on, and turns to the next question.
    first.page.context.set_offline(True)
    first.presses("Soal berikutnya")
    writes(first, 2, "Dua, tanpa sambungan.")
    first.sees("Sambungan terputus.")
    assert answers() == {1: "Satu."}
    first.page.context.set_offline(False)
    is_kept(first)
    assert answers()[2] == "Dua, tanpa sambungan."

    # The server dies while she writes.
    first.presses("Soal berikutnya")
    server.die()
    writes(first, 3, "Tiga.")
    first.finds("Sambungan terputus.")
    server.rise()
    is_kept(first)
    assert answers()[3] == "Tiga."

    # Her device has lost its line for good: at another one only the invigilator's code lets her in.
    first.page.context.set_offline(True)
    writes(first, 3, " Tertinggal.")
    second = stranger().signs_in(seat.candidate.email)
    paper = WrittenPaper.objects.get()
    second.goes_to(paper.get_absolute_url())
    second.sees("Uji ini terbuka di perangkat lain.")
    room = stranger(at_desk=True).signs_in(seat.session.invigilator.email, "orang-lain-tidak-tahu")
    second.fills("Kode dari pengawas", code_of(room, seat))
    second.presses("Lanjutkan di perangkat ini")
    second.finds("Semua soal")
    assert second.page.locator("#text-1").input_value() == "Satu."
    writes(second, 1, " Dilanjutkan.")
    is_kept(second)

    # The first one comes back: it saves nothing any more, and what it had not sent can still be read there.
    first.page.context.set_offline(False)
    first.page.get_by_text("Anda melanjutkan di perangkat lain.").wait_for()
    assert first.page.locator("#text-3").input_value() == "Tiga. Tertinggal."
    assert answers()[3] == "Tiga."
    first.camera.faults = [fault for fault in first.camera.faults if "409" not in fault]

    # Nobody hands in, and the worker comes an hour after the end.
    second.page.close()
    clock_at(paper.ends_at + HOUR)
    run_jobs()
    paper.refresh_from_db()
    assert (paper.state, paper.closed_at) == (PaperState.HANDED_IN, paper.ends_at)
    assert answers() == {1: "Satu. Dilanjutkan.", 2: "Dua, tanpa sambungan.", 3: "Tiga."}
