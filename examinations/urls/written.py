"""Addresses of written tests: the candidate's, the room's, the markers'."""

from django.urls import path

from examinations.views import written, written_marks, written_room
from foundation.workflow.doors import SIGNED_IN, only

MARKERS = only("ASSESSOR")

ADDRESSES = [
    ("", written.my_written, "my_written", SIGNED_IN),
    ("mulai/<int:seat>/<int:instrument>/", written.start_written, "start_written", SIGNED_IN),
    ("<int:pk>/", written.written, "written", SIGNED_IN),
    ("<int:pk>/jawaban/", written.save_written, "save_written", SIGNED_IN),
    ("<int:pk>/ringkasan/", written.review_written, "review_written", SIGNED_IN),
    ("<int:pk>/kumpulkan/", written.hand_in_written, "hand_in_written", SIGNED_IN),
    ("<int:pk>/pindah/", written.take_over_written, "take_over_written", SIGNED_IN),
    ("<int:pk>/gambar/<int:position>/", written.picture_written, "picture_written", SIGNED_IN),
    ("<int:pk>/lembar/", written.sheet_written, "sheet_written", SIGNED_IN),
    # Whoever watches over a session, whatever their role: the session itself names them.
    ("ruang/<int:session>/", written_room.written_room, "written_room", SIGNED_IN),
    ("ruang/<int:session>/kini/", written_room.written_room_now, "written_room_now", SIGNED_IN),
    ("ruang/<int:session>/gangguan/", written_room.give_back, "give_back_outage", SIGNED_IN),
    ("<int:pk>/kode/", written_room.give_code, "give_device_code", SIGNED_IN),
    ("<int:pk>/ambil/", written_room.void_written, "void_written", SIGNED_IN),
    ("periksa/", written_marks.papers, "written_papers", MARKERS),
    ("<int:pk>/periksa/", written_marks.mark, "mark_written", MARKERS),
    ("<int:pk>/periksa/<int:position>/", written_marks.settle_marks, "settle_marks", MARKERS),
    ("<int:pk>/periksa/<int:position>/gambar/", written_marks.marked_picture, "marked_picture", MARKERS),
    ("<int:pk>/periksa/simpulan/", written_marks.conclude, "conclude_written", MARKERS),
    ("<int:pk>/periksa/lembar/", written_marks.marked_sheet, "marked_sheet", MARKERS),
    ("<int:pk>/periksa/soal/", written_marks.marked_questions, "marked_questions", MARKERS),
]

urlpatterns = [path(f"tertulis/{route}", view, name=name) for route, view, name, _door in ADDRESSES]
DOORS = {name: door for _route, _view, name, door in ADDRESSES}
