"""Addresses of assessments, and who may come through each."""

from django.urls import path

from foundation.workflow.doors import SIGNED_IN

from . import views

app_name = "assessments"

urlpatterns = [
    path("<int:pk>/", views.assessment, name="assessment"),
]

DOORS = {"assessment": SIGNED_IN}
