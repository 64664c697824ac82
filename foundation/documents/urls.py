"""One's own files. Everybody else reaches a file through the case it belongs to."""

from django.urls import path

from foundation.documents import views
from foundation.workflow.doors import SIGNED_IN

app_name = "documents"

urlpatterns = [
    path("<uuid:pk>/", views.own_file, name="own_file"),
    path("<uuid:pk>/<int:number>/", views.own_page, name="own_page"),
]

DOORS = {
    "own_file": SIGNED_IN,
    "own_page": SIGNED_IN,
}
