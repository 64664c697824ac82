"""Addresses of the account's own pages, each with its door."""

from django.urls import path

from accounts.views import body, credentials, organisations, own, people
from foundation.workflow.doors import ACCOUNT, only

app_name = "accounts"

urlpatterns = [
    path("profil/", own.profile, name="profile"),
    path("profil/hubungan/", own.declare, name="declare"),
    path("kerahasiaan/", own.undertaking, name="undertaking"),
    path("orang/", people.people, name="people"),
    path("orang/undang/", people.invite, name="invite"),
    path("orang/<int:pk>/", people.person, name="person"),
    path("orang/<int:pk>/peran/", people.grant, name="grant"),
    path("peran/<int:pk>/akhiri/", people.end, name="end_grant"),
    path("orang/<int:pk>/tutup/", people.close, name="close"),
    path("orang/<int:pk>/buka/", people.reopen, name="reopen"),
    path("orang/<int:pk>/nama/", people.rename, name="rename"),
    path("orang/<int:pk>/ktp/", people.identity, name="identity"),
    path("orang/<int:pk>/nik/", people.nik, name="nik"),
    path("orang/<int:pk>/registrasi/", credentials.registration, name="registration"),
    path("orang/<int:pk>/kualifikasi/", credentials.qualification, name="qualification"),
    path("orang/<int:pk>/hubungan/", credentials.relation, name="relation"),
    path("hubungan/<int:pk>/akhiri/", credentials.relation_end, name="relation_end"),
    path("registrasi/<int:pk>/bukti/", credentials.registration_proof, name="registration_proof"),
    path("kualifikasi/<int:pk>/bukti/", credentials.qualification_proof, name="qualification_proof"),
    path("penanda-tangan/", credentials.signatories, name="signatories"),
    path("penanda-tangan/angkat/", credentials.appoint, name="appoint"),
    path("penanda-tangan/<int:pk>/akhiri/", credentials.appointment_end, name="appointment_end"),
    path("lembaga/", body.body, name="body"),
    path("naskah-kerahasiaan/", credentials.undertaking_texts, name="undertaking_texts"),
    path("naskah-kerahasiaan/terbitkan/", credentials.undertaking_publish, name="undertaking_publish"),
    path("organisasi/", organisations.organisations, name="organisations"),
    path("organisasi/tambah/", organisations.organisation_add, name="organisation_add"),
    path("organisasi/<int:pk>/", organisations.organisation, name="organisation"),
    path("organisasi/<int:pk>/tolak/", organisations.organisation_reject, name="organisation_reject"),
]

_KEEPERS = only("ADMIN", "HEAD")
_RECORDERS = only("ADMIN", "HEAD", "SECRETARIAT")
_SECRETARIAT = only("SECRETARIAT")

DOORS = {
    "profile": ACCOUNT,
    "declare": ACCOUNT,
    "undertaking": ACCOUNT,
    "people": _RECORDERS,
    "person": _RECORDERS,
    "invite": _KEEPERS,
    "grant": _KEEPERS,
    "end_grant": _KEEPERS,
    "close": _KEEPERS,
    "reopen": _KEEPERS,
    "rename": _SECRETARIAT,
    "identity": _SECRETARIAT,
    "nik": _SECRETARIAT,
    "registration": _RECORDERS,
    "qualification": _RECORDERS,
    "relation": _RECORDERS,
    "relation_end": _RECORDERS,
    "registration_proof": _RECORDERS,
    "qualification_proof": _RECORDERS,
    "signatories": _KEEPERS,
    "appoint": _KEEPERS,
    "appointment_end": _KEEPERS,
    "body": _KEEPERS,
    "undertaking_texts": _KEEPERS,
    "undertaking_publish": _KEEPERS,
    "organisations": only("SECRETARIAT", "ADMIN"),
    "organisation": only("SECRETARIAT", "ADMIN"),
    "organisation_add": _SECRETARIAT,
    "organisation_reject": _SECRETARIAT,
}
