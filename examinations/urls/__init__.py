"""Addresses of the competency test, part by part, each with its door."""

from . import items, plans, records, sessions, written

app_name = "examinations"

PARTS = (plans, records, sessions, written, items)

urlpatterns = [address for part in PARTS for address in part.urlpatterns]
DOORS = {view: door for part in PARTS for view, door in part.DOORS.items()}
