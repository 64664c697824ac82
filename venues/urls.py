"""Addresses of test places, and who may come through each."""

from django.urls import path

from foundation.workflow.doors import only
from venues.views import checklists, equipment, places, verifications

app_name = "venues"

urlpatterns = [
    path("", places.venues, name="venues"),
    path("baru/", places.add, name="add"),
    path("daftar-periksa/", checklists.checklists, name="checklists"),
    path("daftar-periksa/<slug:code>/", checklists.checklist, name="checklist"),
    path("petugas/<int:pk>/akhiri/", places.end_officer, name="end_officer"),
    path("verifikasi/<int:pk>/", verifications.verification, name="verification"),
    path("verifikasi/<int:pk>/temuan/", verifications.find, name="find"),
    path("verifikasi/<int:pk>/simpulan/", verifications.conclude, name="conclude"),
    path("verifikasi/<int:pk>/batal/", verifications.cancel, name="cancel"),
    path("verifikasi/<int:pk>/cabut/", verifications.withdraw, name="withdraw"),
    path("verifikasi/<int:pk>/surat-tugas/", verifications.letter, name="letter"),
    path("verifikasi/<int:pk>/berita-acara/", verifications.record, name="record"),
    path("alat/<int:pk>/", equipment.equipment, name="equipment"),
    path("alat/<int:pk>/ubah/", equipment.edit, name="edit_equipment"),
    path("alat/<int:pk>/periksa/", equipment.check, name="check"),
    path("alat/<int:pk>/periksa/<int:check>/berkas/", equipment.check_file, name="check_file"),
    path("alat/<int:pk>/periksa/<int:check>/coret/", equipment.strike, name="strike"),
    path("alat/<int:pk>/keluarkan/", equipment.retire, name="retire"),
    path("alat/<int:pk>/ragukan/", equipment.doubt, name="doubt"),
    path("alat/<int:pk>/ragukan/<int:doubt>/gugurkan/", equipment.drop, name="drop"),
    path("<int:pk>/", places.venue, name="venue"),
    path("<int:pk>/ubah/", places.edit, name="edit"),
    path("<int:pk>/tutup/", places.close, name="close"),
    path("<int:pk>/buka/", places.reopen, name="reopen"),
    path("<int:pk>/petugas/", places.appoint, name="appoint"),
    path("<int:pk>/verifikasi/", verifications.order, name="order"),
    path("<int:pk>/alat/", equipment.add, name="add_equipment"),
]

OFFICE = only("SECRETARIAT")
LEADERS = only("SECRETARIAT", "HEAD")
KEEPERS = only("SECRETARIAT", "VENUE")
READERS = only("SECRETARIAT", "HEAD", "ASSESSOR", "VENUE")

DOORS = {
    "venues": READERS,
    "venue": READERS,
    "add": OFFICE,
    "edit": OFFICE,
    "close": OFFICE,
    "reopen": OFFICE,
    "appoint": OFFICE,
    "end_officer": OFFICE,
    "checklists": LEADERS,
    "checklist": LEADERS,
    "order": OFFICE,
    "verification": READERS,
    "find": only("ASSESSOR"),
    "conclude": only("ASSESSOR"),
    "cancel": only("SECRETARIAT", "ASSESSOR"),
    "withdraw": LEADERS,
    "letter": READERS,
    "record": READERS,
    "equipment": READERS,
    "add_equipment": KEEPERS,
    "edit_equipment": KEEPERS,
    "check": KEEPERS,
    "check_file": READERS,
    "strike": KEEPERS,
    "retire": KEEPERS,
    "doubt": only("SECRETARIAT", "VENUE", "HEAD"),
    "drop": LEADERS,
}
