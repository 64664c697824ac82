"""Addresses of assessments, and who may come through each."""

from django.urls import path

from foundation.workflow.doors import SIGNED_IN, only

from .views import assessor, candidate, case, ending, files, matrix, office, records, reports

app_name = "assessments"

urlpatterns = [
    path("", assessor.mine, name="mine"),
    path("penugasan/", office.queue, name="queue"),
    path("penugasan/<int:application>/", office.assign, name="assign"),
    path("penugasan/<int:application>/<int:registration>/", office.name_assessor, name="name_assessor"),
    path("penugasan/<int:application>/<int:registration>/kedua/", office.name_second, name="name_second"),
    path("hentikan/<int:application>/", ending.stop, name="stop"),
    path("laporan/", reports.my_reports, name="my_reports"),
    path("laporan/<slug:key>/", reports.report, name="report"),
    path("laporan/<int:pk>/koreksi/", reports.correct, name="correct_report"),
    path("laporan/<int:pk>/kertas/", reports.report_paper, name="report_paper"),
    path("laporan-asesor/", reports.reports, name="reports"),
    path("laporan-asesor/<int:pk>/sahkan/", reports.confirm, name="confirm_report"),
    path("tinjauan/<int:pk>/", records.review, name="review"),
    path("tinjauan/<int:pk>/<uuid:paper>/", records.review_paper, name="review_paper"),
    path("<int:pk>/tinjauan/", records.ask_review, name="ask_review"),
    path("<int:pk>/koreksi/", records.ask_correction, name="ask_correction"),
    path("<int:pk>/koreksi/<int:correction>/", records.correction, name="correction"),
    path("<int:pk>/koreksi/<int:correction>/jawab/", records.answer_correcting, name="answer_correction"),
    path("<int:pk>/umpan-balik/", records.feedback, name="feedback"),
    path("<int:pk>/", case.assessment, name="assessment"),
    path("<int:pk>/surat-tugas/<int:assignment>/", files.letter, name="letter"),
    path("<int:pk>/ganti/<int:assignment>/", office.replace, name="replace"),
    path("<int:pk>/keberatan/jawab/", office.answer, name="answer_objection"),
    path("<int:pk>/terima/", assessor.accept, name="accept"),
    path("<int:pk>/tolak/", assessor.decline, name="decline"),
    path("<int:pk>/serah-terima/", assessor.handover, name="handover"),
    path("<int:pk>/rencana/", assessor.plan, name="plan"),
    path("<int:pk>/mulai/", assessor.start, name="start"),
    path("<int:pk>/setuju/", candidate.agree, name="agree"),
    path("<int:pk>/ubah/", candidate.change, name="ask_for_change"),
    path("<int:pk>/keberatan/", candidate.objection, name="object"),
    path("<int:pk>/bukti/", matrix.matrix, name="matrix"),
    path("<int:pk>/bukti/<slug:evidence>/<int:element>/", matrix.cell, name="cell"),
    path("<int:pk>/bukti/<slug:evidence>/<int:element>/kini/", matrix.outlook_now, name="outlook"),
    path("<int:pk>/bukti/<slug:evidence>/<int:element>/timbang/", matrix.weigh, name="weigh"),
    path("<int:pk>/uji/<int:evidence>/", files.test_record, name="test_record"),
    path("<int:pk>/rekomendasi/", matrix.recommend, name="recommend"),
    path("<int:pk>/berkas/<uuid:upload>/", files.file, name="file"),
    path("<int:pk>/berkas/<uuid:upload>/<int:page>/", files.page, name="page"),
    path("<int:pk>/kertas/ia08/tanda-tangan/", candidate.sign, name="sign_record"),
    path("<int:pk>/kertas/<slug:kind>/", files.paper, name="paper"),
]

OFFICE = only("SECRETARIAT")
DOERS = only("ASSESSOR")

SECOND = only("SECRETARIAT", "HEAD")

DOORS = {
    "my_reports": DOERS,
    "report": DOERS,
    "correct_report": DOERS,
    "report_paper": only("ASSESSOR", "SECRETARIAT", "HEAD"),
    "reports": SECOND,
    "confirm_report": SECOND,
    "review": DOERS,
    "review_paper": DOERS,
    "ask_review": OFFICE,
    "ask_correction": DOERS,
    "correction": SECOND,
    "answer_correction": SECOND,
    "feedback": SIGNED_IN,
    "mine": DOERS,
    "queue": OFFICE,
    "assign": OFFICE,
    "name_assessor": OFFICE,
    "name_second": OFFICE,
    "stop": SIGNED_IN,
    "assessment": SIGNED_IN,
    "letter": SIGNED_IN,
    "replace": OFFICE,
    "answer_objection": OFFICE,
    "accept": DOERS,
    "decline": DOERS,
    "handover": DOERS,
    "plan": DOERS,
    "start": DOERS,
    "agree": SIGNED_IN,
    "ask_for_change": SIGNED_IN,
    "object": SIGNED_IN,
    "matrix": DOERS,
    "cell": DOERS,
    "outlook": DOERS,
    "weigh": DOERS,
    "test_record": DOERS,
    "recommend": DOERS,
    "file": DOERS,
    "page": DOERS,
    "sign_record": SIGNED_IN,
    "paper": SIGNED_IN,
}
