"""Addresses of recertification: the holder's page, the office's radar, the outages (9.7)."""

from django.urls import path

from foundation.workflow.doors import SIGNED_IN, only

from .views import holder, office

app_name = "recertification"

urlpatterns = [
    path("", office.radar, name="radar"),
    path("gangguan/", office.outages, name="outages"),
    path("sertifikat/<int:pk>/", holder.renewal, name="renewal"),
    path("sertifikat/<int:pk>/ajukan/", holder.open_, name="open"),
    path("sertifikat/<int:pk>/baru/", holder.late, name="late"),
]

DOORS = {
    "radar": only("SECRETARIAT", "HEAD"),
    "outages": only("ADMIN", "HEAD"),
    "renewal": SIGNED_IN,
    "open": SIGNED_IN,
    "late": SIGNED_IN,
}
