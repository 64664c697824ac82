"""One line per app; the door of every address stands in the app's own `urls.py` (lsp_portal.policy)."""

from importlib.util import find_spec

from django.conf import settings
from django.contrib import admin
from django.urls import include, path

from foundation.workflow.doors import ACCOUNT, PUBLIC, SIGNED_IN

from . import health, views

# Pairs, not a dict: an app that has several places of its own stands at the root.
PLACES = (
    ("akun/", "accounts.urls"),
    # Has two places of its own: skema/ and kelayakan/.
    ("", "schemes.urls"),
    ("tagihan/", "fees.urls"),
    ("permohonan/", "applications.urls"),
    ("asesmen/", "assessments.urls"),
    ("tempat-uji/", "venues.urls"),
    ("perangkat/", "instruments.urls"),
    ("uji/", "examinations.urls"),
    ("pleno/", "decisions.urls"),
    # Both of certificates and of their verification: papers carry the second for years.
    ("", "certificates.urls"),
    ("sanksi/", "sanctions.urls"),
    ("surveilen/", "surveillance.urls"),
    ("resertifikasi/", "recertification.urls"),
    ("banding/", "appeals.urls"),
    ("keluhan/", "complaints.urls"),
    ("tenggat/", "foundation.deadlines.urls"),
    ("berkas/", "foundation.documents.urls"),
    ("pesan/", "foundation.notices.urls"),
    ("pekerjaan/", "foundation.jobs.urls"),
)

urlpatterns = [
    path("healthz", health.alive, name="alive"),
    path("readyz", health.ready, name="ready"),
    path("", views.front, name="front"),
    path("tugas/", views.work, name="desk"),
    path("peran/", views.switch_role, name="switch_role"),
    path("bahasa/", views.set_language, name="set_language"),
    path("aksesibilitas/", views.accessibility, name="accessibility"),
    path("contoh-komponen/", views.components, name="components"),
    path("akun/", include("accounts.urls.entrance")),
    *([path("acuan/", admin.site.urls)] if settings.REFERENCE_SITE else []),
    *(path(prefix, include(urls)) for prefix, urls in PLACES if find_spec(urls)),
]

handler400 = "lsp_portal.faults.bad_request"

DOORS = {
    "alive": PUBLIC,
    "ready": PUBLIC,
    "front": PUBLIC,
    "desk": SIGNED_IN,
    "switch_role": ACCOUNT,
    # The language is anybody's choice.
    "set_language": PUBLIC,
    "accessibility": PUBLIC,
    # Only in the demonstration; elsewhere the view itself denies that there is such a page.
    "components": PUBLIC,
}
