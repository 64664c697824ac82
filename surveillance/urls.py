"""Addresses: Looking after holders for as long as their certificate lasts (9.6)."""

app_name = "surveillance"

urlpatterns = []

DOORS = {}
