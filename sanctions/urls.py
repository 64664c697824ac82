"""Addresses: What follows a violation by a holder: warnings, suspension, withdrawal (9.5, 9.8.4)."""

app_name = "sanctions"

urlpatterns = []

DOORS = {}
