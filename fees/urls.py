"""Addresses of invoices and payments, and who may come through each."""

from django.urls import path

from foundation.workflow.doors import SIGNED_IN, only

from . import views

app_name = "fees"

urlpatterns = [
    path("", views.mine, name="mine"),
    path("antrean/", views.queue, name="queue"),
    path("<int:pk>/", views.invoice, name="invoice"),
    path("<int:pk>/kertas/", views.paper, name="paper"),
    path("<int:pk>/bukti/", views.send, name="send"),
    path("<int:pk>/bukti/<int:slip>/berkas/", views.slip_file, name="slip_file"),
    path("<int:pk>/bukti/<int:slip>/halaman/<int:page>/", views.slip_page, name="slip_page"),
    path("<int:pk>/bukti/<int:slip>/terima/", views.confirm, name="confirm"),
    path("<int:pk>/bukti/<int:slip>/tolak/", views.reject, name="reject"),
    path("<int:pk>/pembayaran/<int:payment>/batal/", views.reverse, name="reverse"),
]

OFFICE = only("SECRETARIAT")

DOORS = {
    "mine": SIGNED_IN,
    "queue": OFFICE,
    "invoice": SIGNED_IN,
    "paper": SIGNED_IN,
    "send": SIGNED_IN,
    "slip_file": SIGNED_IN,
    "slip_page": SIGNED_IN,
    "confirm": OFFICE,
    "reject": OFFICE,
    "reverse": OFFICE,
}
