"""Addresses of deadlines, of the calendar of working days, and of one's own feed."""

from django.urls import path

from foundation.workflow.doors import PUBLIC, SIGNED_IN, only

from .rules import KEEPERS
from .views import calendar, feeds, lists

app_name = "deadlines"

urlpatterns = [
    path("", lists.deadlines, name="deadlines"),
    path("hari-libur/", calendar.holidays, name="holidays"),
    path("hari-libur/tambah/", calendar.enter, name="enter"),
    path("hari-libur/terbitan/<int:year>/", calendar.enter_published, name="enter_published"),
    path("hari-libur/perubahan/<int:pk>/", calendar.change, name="change"),
    path("hari-libur/<int:pk>/", calendar.mend, name="mend"),
    path("hari-libur/<int:pk>/hapus/", calendar.strike, name="strike"),
    path("kalender/", feeds.subscribe, name="subscribe"),
    path("kalender/buat/", feeds.give, name="give"),
    path("kalender/cabut/", feeds.revoke, name="revoke"),
    path("kalender/<str:token>.ics", feeds.feed, name="feed"),
    path("<slug:kind>/<str:key>/", lists.deadline, name="deadline"),
]

_OFFICE = only("SECRETARIAT", "HEAD")
_KEEPERS = only(*KEEPERS)

DOORS = {
    "deadlines": SIGNED_IN,
    "deadline": SIGNED_IN,
    "holidays": _OFFICE,
    "change": _OFFICE,
    "enter": _KEEPERS,
    "enter_published": _KEEPERS,
    "mend": _KEEPERS,
    "strike": _KEEPERS,
    "subscribe": SIGNED_IN,
    "give": SIGNED_IN,
    "revoke": SIGNED_IN,
    # Behind a token of 256 bits that its owner revokes: calendars do not sign in.
    "feed": PUBLIC,
}
