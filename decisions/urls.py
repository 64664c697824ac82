"""Addresses of plenary meetings, and who may come through each."""

from django.urls import path

from foundation.workflow.doors import SIGNED_IN, only

from .views import addenda, dossier, meetings, minutes, retests, room

app_name = "decisions"

urlpatterns = [
    path("", meetings.meetings, name="meetings"),
    path("baru/", meetings.call, name="call"),
    path("uji-ulang/", retests.retests, name="retests"),
    path("uji-ulang/<int:application>/", retests.retest, name="retest"),
    path("uji-ulang/<int:application>/minta/", retests.ask, name="ask_for_retest"),
    path("uji-ulang/<int:application>/tarik/", retests.withdraw, name="withdraw_retest"),
    path("uji-ulang/<int:application>/buka/", retests.open_test, name="open_retest"),
    path("<int:pk>/", meetings.meeting, name="meeting"),
    path("<int:pk>/kursi/", meetings.seat, name="seat"),
    path("<int:pk>/kursi/<int:seat>/hapus/", meetings.unseat, name="unseat"),
    path("<int:pk>/agenda/<int:application>/", meetings.put, name="put"),
    path("<int:pk>/agenda/<int:item>/hapus/", meetings.take, name="take"),
    path("<int:pk>/batal/", meetings.cancel, name="cancel"),
    path("<int:pk>/hadir/", room.take_seat, name="attend"),
    path("<int:pk>/buka/", room.open_session, name="convene"),
    path("<int:pk>/perkara/<int:item>/", room.item, name="item"),
    path("<int:pk>/perkara/<int:item>/suara/", room.cast, name="vote"),
    path("<int:pk>/perkara/<int:item>/mundur/", room.aside, name="stand_aside"),
    path("<int:pk>/perkara/<int:item>/sisihkan/", room.set_tied_aside, name="set_aside"),
    path("<int:pk>/perkara/<int:item>/tarik/", room.pull, name="pull"),
    path("<int:pk>/perkara/<int:item>/putus/", room.close, name="decide"),
    path("<int:pk>/blok/suara/", room.cast_block, name="vote_block"),
    path("<int:pk>/blok/putus/", room.close_block, name="decide_block"),
    path("<int:pk>/perkara/<int:item>/berkas/", dossier.dossier, name="dossier"),
    path("<int:pk>/perkara/<int:item>/berkas/<uuid:upload>/", dossier.file, name="dossier_file"),
    path("<int:pk>/perkara/<int:item>/berkas/<uuid:upload>/<int:page>/", dossier.page, name="dossier_page"),
    path("<int:pk>/perkara/<int:item>/rekaman/<uuid:paper>/", dossier.record, name="dossier_record"),
    path("<int:pk>/berita-acara/", minutes.minutes, name="minutes"),
    path("<int:pk>/berita-acara/tulis/", minutes.write, name="write_minutes"),
    path("<int:pk>/berita-acara/tanda-tangan/", minutes.sign, name="sign_minutes"),
    path("<int:pk>/berita-acara/kembali/", minutes.reopen, name="reopen"),
    path("<int:pk>/adendum/baru/", addenda.draft, name="draft_addendum"),
    path("<int:pk>/adendum/<int:addendum>/", addenda.addendum, name="addendum"),
    path("<int:pk>/adendum/<int:addendum>/edarkan/", addenda.put_up, name="put_up_addendum"),
    path("<int:pk>/adendum/<int:addendum>/tanda-tangan/", addenda.sign, name="sign_addendum"),
    path("<int:pk>/adendum/<int:addendum>/tarik/", addenda.withdraw, name="withdraw_addendum"),
    path("<int:pk>/adendum/<int:addendum>/kertas/", addenda.paper, name="addendum_paper"),
    path("<int:pk>/kertas/<slug:kind>/", minutes.paper, name="paper"),
]

TEAM = only("DECISION")
OFFICE = only("SECRETARIAT")
WRITERS = only("SECRETARIAT", "DECISION")
INSIDE = only("SECRETARIAT", "DECISION", "HEAD")

DOORS = {
    "meetings": INSIDE,
    "call": OFFICE,
    "retests": OFFICE,
    "retest": SIGNED_IN,
    "ask_for_retest": SIGNED_IN,
    "withdraw_retest": SIGNED_IN,
    "open_retest": OFFICE,
    "meeting": INSIDE,
    "seat": OFFICE,
    "unseat": OFFICE,
    "put": OFFICE,
    "take": OFFICE,
    "cancel": OFFICE,
    "attend": TEAM,
    "convene": TEAM,
    "item": TEAM,
    "vote": TEAM,
    "stand_aside": TEAM,
    "set_aside": TEAM,
    "pull": TEAM,
    "decide": TEAM,
    "vote_block": TEAM,
    "decide_block": TEAM,
    "dossier": TEAM,
    "dossier_file": TEAM,
    "dossier_page": TEAM,
    "dossier_record": TEAM,
    "minutes": INSIDE,
    "write_minutes": WRITERS,
    "sign_minutes": TEAM,
    "reopen": TEAM,
    "draft_addendum": WRITERS,
    "addendum": INSIDE,
    "put_up_addendum": WRITERS,
    "sign_addendum": TEAM,
    "withdraw_addendum": WRITERS,
    "addendum_paper": INSIDE,
    "paper": INSIDE,
}
