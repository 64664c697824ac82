"""Addresses of certificates, for their holders and the LSP, and of their public verification."""

from django.urls import path

from foundation.workflow.doors import PUBLIC, SIGNED_IN, only

from .views import credentials, holder, machines, office, verification

app_name = "certificates"

# The addresses of verification stand on paper for years: short, and never changed.
urlpatterns = [
    path("periksa/", verification.verify, name="verify"),
    path("periksa/berkas/", verification.check_file, name="check_file"),
    path("periksa/pengembang/", machines.developers, name="developers"),
    path("periksa/openapi.json", machines.description, name="description"),
    path("periksa/status/<int:number>/<slug:purpose>", machines.status_list, name="status_list"),
    path("periksa.json", machines.certificate_by_number, name="certificate_by_number"),
    path("periksa/<str:token>.json", machines.certificate_by_token, name="certificate_by_token"),
    # Where did:web looks for the keys of a host.
    path(".well-known/did.json", machines.keys, name="keys"),
    path("periksa/<str:token>/", verification.verification, name="verification"),
    path("periksa/<str:token>/foto/", verification.photo, name="photo"),
    path("sertifikat/", holder.mine, name="mine"),
    path("sertifikat/daftar/", office.register, name="register"),
    path("sertifikat/pleno/<int:meeting>/", office.release, name="release"),
    path("sertifikat/<int:pk>/", holder.certificate, name="certificate"),
    path("sertifikat/<int:pk>/persetujuan/", holder.agreement, name="agreement"),
    path("sertifikat/<int:pk>/terima/", holder.receive, name="receive"),
    path("sertifikat/<int:pk>/serahkan/", office.hand_over, name="hand_over"),
    path("sertifikat/<int:pk>/kredensial/", credentials.credential, name="credential"),
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
    "developers": PUBLIC,
    "description": PUBLIC,
    "status_list": PUBLIC,
    "certificate_by_number": PUBLIC,
    "certificate_by_token": PUBLIC,
    "keys": PUBLIC,
    "credential": SIGNED_IN,
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
