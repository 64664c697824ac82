"""Addresses of the bank, and who may come there: the committee, and the assessors of the scheme."""

from django.urls import path

from foundation.workflow.doors import only

from . import views

app_name = "instruments"

urlpatterns = [
    path("", views.bank, name="bank"),
    path("versi/<int:pk>/<str:form>/", views.draft, name="draft"),
    path("<int:pk>/", views.instrument, name="instrument"),
    path("<int:pk>/ubah/", views.edit, name="edit"),
    path("<int:pk>/kisi-kisi/", views.blueprint, name="blueprint"),
    path("<int:pk>/impor/", views.import_items, name="import_items"),
    path("<int:pk>/impor/simpan/", views.keep_items, name="keep_items"),
    path("<int:pk>/templat.xlsx", views.template, name="template"),
    path("<int:pk>/ajukan/", views.submit, name="submit"),
    path("<int:pk>/berlakukan/", views.put_in_force, name="put_in_force"),
    path("<int:pk>/kembalikan/", views.send_back, name="send_back"),
    path("<int:pk>/cabut/", views.withdraw, name="withdraw"),
    path("<int:pk>/ekspor/", views.exports, name="exports"),
    path("ekspor/<int:pk>/putuskan/", views.settle, name="settle"),
    path("ekspor/<int:pk>/ambil/", views.take, name="take"),
    path("<int:pk>/butir/", views.add_item, name="add_item"),
    path("butir/<int:pk>/", views.item, name="item"),
    path("butir/<int:pk>/kunci/", views.key, name="key"),
    path("butir/<int:pk>/ubah/", views.edit_item, name="edit_item"),
    path("butir/<int:pk>/hapus/", views.remove_item, name="remove_item"),
    path("butir/<int:pk>/gambar/", views.picture, name="picture"),
    path("butir/<int:pk>/gambar/ganti/", views.set_picture, name="set_picture"),
    path("butir/<int:pk>/tarik/", views.retire, name="retire"),
]

AUTHORS = only("COMMITTEE", "COMMITTEE_HEAD", "ASSESSOR")

DOORS = {pattern.name: AUTHORS for pattern in urlpatterns} | {
    # That a bank leaves the house the committee allows.
    "settle": only("COMMITTEE", "COMMITTEE_HEAD"),
}
