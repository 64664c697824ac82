"""Addresses of the schemes and of the check of requirements, and who may come there."""

from django.urls import path, re_path

from foundation.workflow.doors import PUBLIC, only

from . import views

app_name = "schemes"

urlpatterns = [
    path("kelayakan/", views.eligibility, name="eligibility"),
    path("skema/", views.public, name="public"),
    path("skema/biaya/", views.fees, name="fees"),
    path("skema/hak/", views.rights, name="rights"),
    path("skema/kelola/", views.versions, name="versions"),
    path("skema/kelola/muat/", views.load, name="load"),
    path("skema/kelola/<int:pk>/", views.version, name="version"),
    path("skema/kelola/<int:pk>/ubah/", views.edit, name="edit"),
    path("skema/kelola/<int:pk>/salin/", views.copy, name="copy"),
    path("skema/kelola/<int:pk>/tetapkan/", views.set_version, name="set_version"),
    path("skema/kelola/<int:pk>/sahkan/", views.approve, name="approve"),
    path("skema/kelola/<int:pk>/kembalikan/", views.send_back, name="send_back"),
    path("skema/kelola/<int:pk>/biaya/", views.add_fee, name="add_fee"),
    path("skema/kelola/biaya/<int:pk>/hapus/", views.remove_fee, name="remove_fee"),
    path("skema/kelola/teks/<int:pk>/", views.edit_text, name="edit_text"),
    path("skema/kelola/<int:pk>/elemen/", views.elements, name="elements"),
    path("skema/kelola/<int:pk>/elemen/simpan/", views.import_elements, name="import_elements"),
    re_path(
        r"^skema/kelola/(?P<pk>\d+)/elemen\.(?P<kind>csv|xlsx)$",
        views.export_elements,
        name="export_elements",
    ),
    path("skema/kelola/unit/<int:pk>/konfirmasi/", views.confirm_text, name="confirm_text"),
    path("skema/kelola/asesor/<slug:code>/", views.assessors, name="assessors"),
    path("skema/kelola/asesor/<int:pk>/akhiri/", views.end_assessor, name="end_assessor"),
    path("skema/<slug:code>/", views.scheme, name="scheme"),
    path("skema/<slug:code>/<int:pk>/", views.edition, name="edition"),
]

MAKERS = only("COMMITTEE", "COMMITTEE_HEAD", "HEAD")
READERS = only("COMMITTEE", "COMMITTEE_HEAD", "HEAD", "SECRETARIAT")
OFFICE = only("SECRETARIAT", "HEAD")

DOORS = {
    "eligibility": PUBLIC,
    "public": PUBLIC,
    "fees": PUBLIC,
    "rights": PUBLIC,
    "scheme": PUBLIC,
    "edition": PUBLIC,
    "versions": READERS,
    "version": READERS,
    "load": MAKERS,
    "edit": MAKERS,
    "copy": MAKERS,
    "set_version": only("COMMITTEE_HEAD"),
    "approve": only("HEAD"),
    "send_back": only("HEAD"),
    "add_fee": MAKERS,
    "remove_fee": MAKERS,
    "edit_text": MAKERS,
    "elements": READERS,
    "import_elements": MAKERS,
    "export_elements": READERS,
    "confirm_text": MAKERS,
    "assessors": OFFICE,
    "end_assessor": OFFICE,
}
