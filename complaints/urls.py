"""Addresses of complaints: everybody's, those behind a private link, one's own, the office's (ISO/IEC 17024, 9.9)."""

from django.urls import path

from foundation.workflow.doors import PUBLIC, SIGNED_IN, only

from .views import follow, handling, office, others, public

app_name = "complaints"

urlpatterns = [
    path("", public.complain, name="complain"),
    path("diterima/<str:signed>/", public.received, name="received"),
    path("tautan-baru/", public.new_link, name="new_link"),
    path("tautan/<str:token>/", follow.follow, name="follow"),
    path("tautan/<str:token>/kode/", follow.send_code, name="send_code"),
    path("tautan/<str:token>/buka/", follow.enter, name="enter"),
    path("tautan/<str:token>/kata/", follow.add_words, name="add_words"),
    path("tautan/<str:token>/jawaban/", follow.answer, name="answer"),
    path("saya/", follow.mine, name="mine"),
    path("saya/<int:pk>/", follow.own, name="own"),
    path("saya/<int:pk>/kata/", follow.add_own_words, name="add_own_words"),
    path("saya/<int:pk>/jawaban/", follow.own_answer, name="own_answer"),
    path("pertanyaan/<int:pk>/", others.hearing, name="hearing"),
    path("tindakan/<int:pk>/", others.measure, name="measure"),
    path("daftar/", office.complaints, name="complaints"),
    path("buku/", others.register, name="register"),
    path("tenggat/", others.terms, name="terms"),
    path("<int:pk>/", office.complaint, name="complaint"),
    path("<int:pk>/terima/", office.admit, name="admit"),
    path("<int:pk>/tolak/", office.turn_away, name="turn_away"),
    path("<int:pk>/alih/", office.give_on, name="give_on"),
    path("<int:pk>/pihak/", office.name_concerned, name="name_concerned"),
    path("<int:pk>/pihak/<int:concern>/lepas/", office.lift_concern, name="lift_concern"),
    path("<int:pk>/nomor/", office.name_subject, name="name_subject"),
    path("<int:pk>/kabar/", office.write, name="write"),
    path("<int:pk>/berkas/<int:file>/", office.file, name="file"),
    path("<int:pk>/dengar/", handling.hear, name="hear"),
    path("<int:pk>/dengar/<int:hearing>/", handling.record_statement, name="record_statement"),
    path("<int:pk>/sanksi/", handling.open_case, name="open_case"),
    path("<int:pk>/usul/", handling.propose, name="propose"),
    path("<int:pk>/usul/<int:answer>/tanda-tangan/", handling.sign, name="sign"),
    path("<int:pk>/usul/<int:answer>/kembali/", handling.send_back, name="send_back"),
    path("<int:pk>/tindakan/", handling.set_measure, name="set_measure"),
    path("<int:pk>/tutup/", handling.close, name="close"),
    path("<int:pk>/jawaban/", handling.letter, name="letter"),
]

LSP = only("SECRETARIAT", "HEAD")
# Whoever can be given one, or sign in the head's place; what is not theirs is not there.
HANDLERS = only("SECRETARIAT", "HEAD", "APPEAL", "COMMITTEE_HEAD", "DECISION")
OF_EVERYBODY = ("complain", "received", "new_link", "follow", "send_code", "enter", "add_words", "answer")
OF_ONESELF = ("mine", "own", "add_own_words", "own_answer", "hearing", "measure")
OF_THE_OFFICE = ("admit", "turn_away", "give_on")

DOORS = {
    **dict.fromkeys(OF_EVERYBODY, PUBLIC),
    **dict.fromkeys(OF_ONESELF, SIGNED_IN),
    **dict.fromkeys(OF_THE_OFFICE, LSP),
    "complaints": HANDLERS,
    "complaint": HANDLERS,
    "name_concerned": HANDLERS,
    "lift_concern": HANDLERS,
    "name_subject": HANDLERS,
    "write": HANDLERS,
    "file": HANDLERS,
    "hear": HANDLERS,
    "record_statement": HANDLERS,
    "open_case": HANDLERS,
    "propose": HANDLERS,
    "sign": HANDLERS,
    "send_back": HANDLERS,
    "set_measure": HANDLERS,
    "close": HANDLERS,
    "letter": HANDLERS,
    "register": only("SECRETARIAT", "HEAD", "AUDITOR"),
    "terms": LSP,
}
