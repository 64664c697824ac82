"""Addresses of certificates and of their public verification."""

from django.urls import path

from foundation.workflow.doors import PUBLIC, SIGNED_IN

from . import views

app_name = "certificates"

urlpatterns = [
    path("<int:pk>/", views.certificate, name="certificate"),
    path("hasil/<int:pk>/", views.outcome, name="outcome"),
    path("periksa/<str:token>/", views.verification, name="verification"),
]

DOORS = {"verification": PUBLIC, "certificate": SIGNED_IN, "outcome": SIGNED_IN}
