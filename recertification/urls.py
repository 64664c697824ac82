"""Addresses: Renewing a certificate before it runs out (9.7)."""

app_name = "recertification"

urlpatterns = []

DOORS = {}
