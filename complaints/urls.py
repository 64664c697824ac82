"""Addresses: Complaints from anybody, answered by somebody without a part (ISO/IEC 17024, 9.9)."""

app_name = "complaints"

urlpatterns = []

DOORS = {}
