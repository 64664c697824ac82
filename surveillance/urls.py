"""Addresses of surveillance: the office's, each holder's, the visitor's, and of those outside (9.6)."""

from django.urls import path

from foundation.workflow.doors import PUBLIC, SIGNED_IN, only

from .views import asking, draws, holder, office, outsiders, visitor

app_name = "surveillance"

urlpatterns = [
    path("", office.board, name="board"),
    path("mulai/", office.begin_many, name="begin_many"),
    path("konfirmasi/", asking.addressees, name="outsiders"),
    path("konfirmasi/minta/", asking.ask, name="ask"),
    path("konfirmasi/<int:enquiry>/ulang/", asking.send_again, name="send_again"),
    path("undian/", draws.draws, name="draws"),
    path("undian/tarik/", draws.draw, name="draw"),
    path("<int:pk>/", office.surveillance, name="surveillance"),
    path("<int:pk>/mulai/", office.begin, name="begin"),
    path("<int:pk>/metode/", asking.add_method, name="add_method"),
    path("<int:pk>/temuan/", office.record_finding, name="record_finding"),
    path("<int:pk>/temuan/berkas/<int:file>/", office.finding_file, name="finding_file"),
    path("<int:pk>/buku/berkas/<int:file>/", office.log_file, name="log_file"),
    path("<int:pk>/kunjungan/", office.arrange_visit, name="arrange_visit"),
    path("<int:pk>/kunjungan/<int:visit>/batal/", office.cancel_visit, name="cancel_visit"),
    path("<int:pk>/kontak/", asking.name_contact, name="name_contact"),
    path("<int:pk>/kontak/<int:contact>/pastikan/", asking.assure_contact, name="assure_contact"),
    path("<int:pk>/pertanyaan/<int:question>/tarik/", asking.withdraw, name="withdraw"),
    path("<int:pk>/simpulan/", office.conclude, name="conclude"),
    path("<int:pk>/simpulan/<int:conclusion>/", office.report, name="report"),
    path("kunjungan/<int:pk>/", visitor.visit, name="visit"),
    path("saya/<int:pk>/", holder.mine, name="mine"),
    path("saya/<int:pk>/kontak/", holder.name_contact, name="name_own_contact"),
    path("saya/<int:pk>/catat/", holder.start_entry, name="start_entry"),
    path("saya/<int:pk>/simpulan/<int:conclusion>/", holder.own_report, name="own_report"),
    path("saya/catatan/<int:pk>/", holder.entry, name="entry"),
    path("saya/catatan/<int:pk>/berkas/", holder.add_file, name="add_file"),
    path("saya/catatan/<int:pk>/berkas/<int:file>/", holder.entry_file, name="entry_file"),
    path("saya/catatan/<int:pk>/berkas/<int:file>/buang/", holder.drop_file, name="drop_file"),
    path("saya/catatan/<int:pk>/buang/", holder.drop_entry, name="drop_entry"),
    path("tautan/<str:token>/", outsiders.enquiry, name="enquiry"),
    path("tautan/<str:token>/kode/", outsiders.ask_for_code, name="enquiry_code"),
    path("tautan/<str:token>/buka/", outsiders.enter, name="enter_enquiry"),
    path("tautan/<str:token>/<int:question>/jawab/", outsiders.answer, name="answer_question"),
    path("tautan/<str:token>/<int:question>/tolak/", outsiders.decline, name="decline_question"),
    path("tautan/<str:token>/<int:question>/teruskan/", outsiders.pass_on, name="pass_on_question"),
]

LSP = only("SECRETARIAT", "HEAD")
VISITORS = only("SECRETARIAT", "HEAD", "ASSESSOR")
OF_HOLDERS = (
    "mine",
    "name_own_contact",
    "start_entry",
    "own_report",
    "entry",
    "add_file",
    "entry_file",
    "drop_file",
    "drop_entry",
)
OF_OUTSIDERS = (
    "enquiry",
    "enquiry_code",
    "enter_enquiry",
    "answer_question",
    "decline_question",
    "pass_on_question",
)

DOORS = {
    "board": LSP,
    "begin_many": LSP,
    "outsiders": LSP,
    "ask": LSP,
    "send_again": LSP,
    "draws": LSP,
    "draw": LSP,
    "surveillance": LSP,
    "begin": LSP,
    "add_method": LSP,
    "record_finding": LSP,
    "finding_file": LSP,
    "log_file": LSP,
    "arrange_visit": LSP,
    "cancel_visit": LSP,
    "name_contact": LSP,
    "assure_contact": LSP,
    "withdraw": LSP,
    "conclude": LSP,
    "report": LSP,
    "visit": VISITORS,
    **dict.fromkeys(OF_HOLDERS, SIGNED_IN),
    **dict.fromkeys(OF_OUTSIDERS, PUBLIC),
}
