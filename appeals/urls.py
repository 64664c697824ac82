"""Addresses: Appeals against decisions and processes, heard by people without a part (9.9)."""

app_name = "appeals"

urlpatterns = []

DOORS = {}
