"""Addresses of certificates, for their holders and the LSP, and of their public verification."""

from django.urls import path

from foundation.workflow.doors import PUBLIC, SIGNED_IN, only

from .views import holder, office, verification

app_name = "certificates"

# The addresses of verification stand on paper for years: short, and never changed.
urlpatterns = [
    path("periksa/", verification.verify, name="verify"),
    path("periksa/berkas/", verification.check_file, name="check_file"),
    path("periksa/<str:token>/", verification.verification, name="verification"),
    path("periksa/<str:token>/foto/", verification.photo, name="photo"),
    path("sertifikat/", holder.mine, name="mine"),
    path("sertifikat/daftar/", office.register, name="register"),
    path("sertifikat/pleno/<int:meeting>/", office.release, name="release"),
    path("sertifikat/<int:pk>/", holder.certificate, name="certificate"),
    path("sertifikat/<int:pk>/persetujuan/", holder.agreement, name="agreement"),
    path("sertifikat/<int:pk>/terima/", holder.receive, name="receive"),
    path("sertifikat/<int:pk>/serahkan/", office.hand_over, name="hand_over"),
    path("sertifikat/<int:pk>/<slug:form>/", holder.paper, name="paper"),
    path("hasil/<int:pk>/", holder.outcome, name="outcome"),
    path("hasil/<int:pk>/surat/", holder.outcome_letter, name="outcome_letter"),
]

LSP = only("SECRETARIAT", "HEAD")

DOORS = {
    "verify": PUBLIC,
    "check_file": PUBLIC,
    "verification": PUBLIC,
    "photo": PUBLIC,
    "mine": SIGNED_IN,
    "register": LSP,
    "release": only("HEAD"),
    "certificate": SIGNED_IN,
    "agreement": SIGNED_IN,
    "receive": SIGNED_IN,
    "hand_over": only("SECRETARIAT"),
    "paper": SIGNED_IN,
    "outcome": SIGNED_IN,
    "outcome_letter": SIGNED_IN,
}
