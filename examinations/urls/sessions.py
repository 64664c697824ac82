"""Addresses of sessions, seats, the day and results in doubt, each with its door."""

from django.urls import path

from examinations.views import attendance, days, doubts, seats, sessions
from foundation.workflow.doors import SIGNED_IN, only

OFFICE = only("SECRETARIAT")
READERS = only("SECRETARIAT", "HEAD", "ASSESSOR", "VENUE")
# Whoever watches over a session or assesses there; the session itself names them.
WORKERS = only("SECRETARIAT", "ASSESSOR", "VENUE")
SETTLERS = only("SECRETARIAT", "ASSESSOR")

ADDRESSES = [
    ("", sessions.sessions, "sessions", READERS),
    ("baru/", sessions.plan, "plan_session", OFFICE),
    ("keraguan/", doubts.doubts, "doubts", SETTLERS),
    ("keraguan/<int:doubt>/<int:seat>/", doubts.doubt, "doubt", SETTLERS),
    ("<int:pk>/", sessions.session, "session", READERS),
    ("<int:pk>/ubah/", sessions.change, "change_session", OFFICE),
    ("<int:pk>/batal/", sessions.cancel, "cancel_session", OFFICE),
    ("<int:pk>/pengawas/", sessions.relieve, "relieve_invigilator", OFFICE),
    ("<int:pk>/undangan/", sessions.invitation, "session_invitation", READERS),
    ("<int:pk>/daftar-hadir/", attendance.attendance_list, "attendance_list", READERS),
    ("<int:pk>/daftar-hadir/cetak/", attendance.print_list, "print_attendance_list", WORKERS),
    ("<int:pk>/berita-acara/", sessions.report, "session_report", READERS),
    ("<int:pk>/peserta/", seats.give, "give_seats", OFFICE),
    ("<int:pk>/hari/", days.day, "day", WORKERS),
    ("<int:pk>/hari/buka/", days.start, "start_session", WORKERS),
    ("<int:pk>/hari/kejadian/", days.incident, "incident", WORKERS),
    ("<int:pk>/hari/tutup/", days.close, "close_session", WORKERS),
    ("kursi/<int:pk>/", seats.seat, "seat", SIGNED_IN),
    ("kursi/<int:pk>/kode/", seats.seat_code, "seat_code", SIGNED_IN),
    ("kursi/<int:pk>/undangan/", seats.seat_invitation, "seat_invitation", SIGNED_IN),
    ("kursi/<int:pk>/lepas/", seats.let_go, "let_go", OFFICE),
    ("kursi/<int:pk>/lepas/batal/", seats.give_up, "give_up_seat", OFFICE),
    ("kursi/<int:pk>/lepas/pindah/", seats.move, "move_seat", OFFICE),
    ("hadir/<int:pk>/", days.day_seat, "day_seat", WORKERS),
    ("hadir/<int:pk>/foto/", days.photo, "seat_photo", WORKERS),
    ("hadir/<int:pk>/datang/", days.arrive, "arrive", WORKERS),
    ("hadir/<int:pk>/datang/<slug:code>/", days.take_code, "take_code", WORKERS),
    ("hadir/<int:pk>/terlambat/", days.admit, "admit_late", WORKERS),
    ("hadir/<int:pk>/identitas/", days.identify, "identify", WORKERS),
    ("hadir/<int:pk>/absen/", days.absent, "mark_absent", WORKERS),
    ("hadir/<int:pk>/pergi/", days.leave, "mark_left", WORKERS),
    ("hadir/<int:pk>/keluarkan/", days.exclude, "exclude", WORKERS),
    ("kejadian/<int:pk>/foto/", days.incident_photo, "incident_photo", READERS),
]

urlpatterns = [path(f"sesi/{route}", view, name=name) for route, view, name, _door in ADDRESSES]
DOORS = {name: door for _route, _view, name, door in ADDRESSES}
