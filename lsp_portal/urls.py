"""One line per app; the door of every address stands in the app's own `urls.py` (lsp_portal.policy)."""

from importlib.util import find_spec

from django.contrib import admin
from django.urls import include, path
from django.views.i18n import set_language

from foundation.workflow.doors import PUBLIC

from . import health

PLACES = {
    "akun/": "accounts.urls",
    "skema/": "schemes.urls",
    "tagihan/": "fees.urls",
    "permohonan/": "applications.urls",
    "asesmen/": "assessments.urls",
    "pleno/": "decisions.urls",
    "sertifikat/": "certificates.urls",
    "berkas/": "foundation.documents.urls",
    "pesan/": "foundation.notices.urls",
    "pekerjaan/": "foundation.jobs.urls",
}

urlpatterns = [
    path("healthz", health.alive, name="alive"),
    path("readyz", health.ready, name="ready"),
    path("bahasa/", set_language, name="set_language"),
    path("akun/", include("allauth.urls")),
    path("acuan/", admin.site.urls),
    *(path(prefix, include(urls)) for prefix, urls in PLACES.items() if find_spec(urls)),
]

DOORS = {"alive": PUBLIC, "ready": PUBLIC}
