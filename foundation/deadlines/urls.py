"""Addresses of deadlines and of the calendar."""

app_name = "deadlines"

urlpatterns = []

DOORS = {}
