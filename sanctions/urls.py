"""Addresses of sanction cases: the office's, and each holder's own (9.5, 9.8.4)."""

from django.urls import path

from foundation.workflow.doors import SIGNED_IN, only

from .views import cases, files, holder, measures

app_name = "sanctions"

urlpatterns = [
    path("", cases.cases, name="cases"),
    path("sertifikat/<int:certificate>/lapor/", cases.report, name="report"),
    path("saya/<int:pk>/", holder.mine, name="mine"),
    path("saya/<int:pk>/jawab/", holder.answer, name="answer"),
    path("saya/<int:pk>/peringatan/<int:warning>/", holder.confirm_reading, name="confirm_reading"),
    path("saya/<int:pk>/kembali/", holder.declare_digital, name="declare_digital"),
    path("saya/<int:pk>/berkas/<int:file>/", holder.file, name="own_file"),
    path("saya/<int:pk>/surat/<uuid:paper>/", holder.letter, name="own_letter"),
    path("<int:pk>/", cases.case, name="case"),
    path("<int:pk>/tanya/", cases.ask, name="ask"),
    path("<int:pk>/tutup/", cases.dismiss, name="dismiss"),
    path("<int:pk>/pernyataan/", cases.statement, name="statement"),
    path("<int:pk>/bukti/", files.add_file, name="add_file"),
    path("<int:pk>/bukti/<int:file>/", files.file, name="file"),
    path("<int:pk>/surat/<uuid:paper>/", files.letter, name="letter"),
    path("<int:pk>/peringatan/", measures.warn, name="warn"),
    path("<int:pk>/peringatan/<int:warning>/tiba/", measures.deliver, name="deliver"),
    path("<int:pk>/peringatan/<int:warning>/hasil/", measures.find, name="find"),
    path("<int:pk>/usul/", measures.propose, name="propose"),
    path("<int:pk>/usul/<int:proposal>/putus/", measures.rule, name="rule"),
    path("<int:pk>/kembali/", measures.record_return, name="record_return"),
]

LSP = only("SECRETARIAT", "HEAD")
DECIDERS = only("SECRETARIAT", "HEAD", "DECISION")

DOORS = {
    "cases": LSP,
    "report": LSP,
    "mine": SIGNED_IN,
    "answer": SIGNED_IN,
    "confirm_reading": SIGNED_IN,
    "declare_digital": SIGNED_IN,
    "own_file": SIGNED_IN,
    "own_letter": SIGNED_IN,
    "case": DECIDERS,
    "ask": LSP,
    "dismiss": LSP,
    "statement": LSP,
    "add_file": LSP,
    "file": DECIDERS,
    "letter": DECIDERS,
    "warn": LSP,
    "deliver": LSP,
    "find": LSP,
    "propose": LSP,
    "rule": only("HEAD", "DECISION"),
    "record_return": LSP,
}
