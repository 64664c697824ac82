"""Addresses of the work that was put aside."""

from django.urls import path

from foundation.workflow.doors import only

from . import views

app_name = "jobs"

urlpatterns = [
    path("", views.parked, name="parked"),
    path("<int:pk>/ulangi/", views.retry, name="retry"),
]

DOORS = {
    "parked": only("SECRETARIAT", "ADMIN"),
    "retry": only("SECRETARIAT", "ADMIN"),
}
