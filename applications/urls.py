"""Addresses of applications: the applicant's own, and the secretariat's review."""

from django.urls import path

from applications.views import (
    case,
    documents,
    elements,
    employers,
    experience,
    messages,
    personal,
    quarantines,
    queue,
    review,
    reviewing,
    sending,
    start,
)
from foundation.workflow.doors import SIGNED_IN, only

app_name = "applications"

urlpatterns = [
    path("", case.home, name="home"),
    path("mulai/<slug:code>/", start.start, name="start"),
    path("<int:pk>/", case.case, name="case"),
    path("<int:pk>/lanjut/", case.resume, name="continue"),
    path("<int:pk>/versi-baru/", start.renew, name="renew"),
    path("<int:pk>/data-diri/", personal.personal, name="personal"),
    path("<int:pk>/pekerjaan/", personal.work, name="work"),
    path("<int:pk>/pengalaman/", experience.experience, name="experience"),
    path("<int:pk>/pengalaman/syarat/", experience.requirements, name="requirements"),
    path("<int:pk>/pelatihan/", experience.training, name="training"),
    path("<int:pk>/dokumen/", documents.documents, name="documents"),
    path("<int:pk>/dokumen/<int:document>/", documents.attach, name="attach"),
    path("<int:pk>/lampiran/<int:attachment>/lepas/", documents.detach, name="detach"),
    path("<int:pk>/asesmen-mandiri/", elements.elements, name="elements"),
    path("<int:pk>/asesmen-mandiri/<int:element>/", elements.element, name="element"),
    path("<int:pk>/bukti/<int:evidence>/lepas/", elements.remove, name="remove_evidence"),
    path("<int:pk>/kirim/", sending.send, name="send"),
    path("<int:pk>/tarik/", sending.withdraw, name="withdraw"),
    path("<int:pk>/perbaiki/<str:key>/", case.mend, name="mend"),
    path("<int:pk>/pesan/", messages.messages, name="messages"),
    path("<int:pk>/pesan/<int:message>/tahan/", messages.hold, name="hold_message"),
    path("<int:pk>/pembukaan/", case.openings, name="openings"),
    path("<int:pk>/bukti/<uuid:upload>/tutup/", quarantines.shut, name="shut_away"),
    path("<int:pk>/pengganti/<int:quarantine>/", quarantines.copy, name="copy"),
    path("<int:pk>/pindah-kerja/", employers.employer, name="employer"),
    path("<int:pk>/dokumen-jadi/<uuid:paper>/", case.paper, name="paper"),
]

office = [
    path("antrean/", queue.queue, name="queue"),
    path("antrean/berikutnya/", queue.take_next, name="take_next"),
    path("antrean/ambil/", queue.take_many, name="take_many"),
    path("antrean/karantina/", quarantines.quarantine, name="quarantine"),
    path("<int:pk>/karantina/<int:quarantine>/hapus/", quarantines.purge, name="purge"),
    path("<int:pk>/telaah/", review.review, name="review"),
    path("<int:pk>/telaah/ambil/", reviewing.take, name="take"),
    path("<int:pk>/telaah/lepas/", reviewing.release, name="release"),
    path("<int:pk>/telaah/butir/<str:key>/", reviewing.judge, name="judge"),
    path("<int:pk>/telaah/kembalikan/", reviewing.send_back, name="send_back"),
    path("<int:pk>/telaah/terima/", reviewing.accept, name="accept"),
    path("<int:pk>/telaah/tolak/", reviewing.refuse, name="refuse"),
    path("<int:pk>/telaah/tarif/", reviewing.correct_fee, name="correct_fee"),
    path("<int:pk>/pindah-kerja/<int:report>/", employers.settle, name="settle_employer"),
    path("<int:pk>/telaah/buka-lagi/", reviewing.reopen, name="reopen"),
    path("<int:pk>/telaah/berkas/<uuid:upload>/", review.file, name="review_file"),
    path("<int:pk>/telaah/berkas/<uuid:upload>/<int:page>/", review.page, name="review_page"),
    path("<int:pk>/telaah/dokumen-jadi/<uuid:paper>/", review.paper, name="review_paper"),
]

# The applicant's own pages: the view asks for the case, which exists for its applicant only. The thread, the
# case and its employer are for staff too, so each of them asks who belongs to it.
DOORS = dict.fromkeys((route.name for route in urlpatterns), SIGNED_IN) | dict.fromkeys(
    (route.name for route in office), only("SECRETARIAT")
)
urlpatterns += office
