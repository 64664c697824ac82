"""Addresses of the inbox and of the log of the mail."""

from django.urls import path

from foundation.workflow.doors import SIGNED_IN, only

from . import views

app_name = "notices"

urlpatterns = [
    path("", views.inbox, name="inbox"),
    path("<int:pk>/", views.letter, name="letter"),
    path("<int:pk>/baca/", views.read, name="read"),
    path("terkirim/", views.log, name="log"),
    path("terkirim/<int:pk>/kirim-ulang/", views.resend, name="resend"),
]

DOORS = {
    "inbox": SIGNED_IN,
    "letter": SIGNED_IN,
    "read": SIGNED_IN,
    "log": only("SECRETARIAT", "ADMIN"),
    "resend": only("SECRETARIAT", "ADMIN"),
}
