"""Addresses of appeals: each appellant's own, the office's, and those of the teams that hear them (9.9)."""

from django.urls import path

from foundation.workflow.doors import SIGNED_IN, only

from .views import hearing, lodging, mine, office, ruling, team

app_name = "appeals"

urlpatterns = [
    path("", office.appeals, name="appeals"),
    path("keputusan/<int:decision>/", lodging.lodge, name="lodge"),
    path("sanksi/<int:proposal>/", lodging.lodge_sanction, name="lodge_sanction"),
    path("terlambat/", lodging.late, name="late"),
    path("terlambat/keputusan/<int:decision>/", lodging.let_in, name="let_in"),
    path("terlambat/sanksi/<int:proposal>/", lodging.let_in_sanction, name="let_in_sanction"),
    path("saya/<int:pk>/", mine.mine, name="mine"),
    path("saya/<int:pk>/pernyataan/", mine.say, name="say"),
    path("saya/<int:pk>/cabut/", mine.withdraw, name="withdraw"),
    path("saya/<int:pk>/lampiran/<int:file>/", mine.file, name="own_file"),
    path("saya/<int:pk>/surat/<uuid:paper>/", mine.paper, name="own_paper"),
    path("<int:pk>/", office.appeal, name="appeal"),
    path("<int:pk>/terima/", office.admit, name="admit"),
    path("<int:pk>/tolak/", office.dismiss, name="dismiss"),
    path("<int:pk>/lampiran/<int:file>/", office.file, name="file"),
    path("<int:pk>/surat/<uuid:paper>/", office.paper, name="paper"),
    path("<int:pk>/berkas/", office.dossier, name="dossier"),
    path("<int:pk>/berkas/<str:digest>/", office.piece, name="piece"),
    path("<int:pk>/tim/", team.team, name="team"),
    path("<int:pk>/tim/anggota/", team.seat, name="seat"),
    path("<int:pk>/tim/luar/", team.outsider, name="outsider"),
    path("<int:pk>/tim/bentuk/", team.form, name="form_team"),
    path("<int:pk>/tim/<int:seat>/lepas/", team.release, name="release"),
    path("<int:pk>/duduk/", team.declare, name="declare"),
    path("<int:pk>/undur/", team.leave, name="leave"),
    path("<int:pk>/pernyataan/", hearing.record, name="record"),
    path("<int:pk>/sidang/", hearing.call, name="call"),
    path("<int:pk>/sidang/hasil/", hearing.hold, name="hold"),
    path("<int:pk>/suara/", ruling.speak, name="speak"),
    path("<int:pk>/putusan/", ruling.write, name="write"),
    path("<int:pk>/tanda-tangan/", ruling.sign, name="sign"),
]

LSP = only("SECRETARIAT", "HEAD")
HEARERS = only("APPEAL")
ALL = only("SECRETARIAT", "HEAD", "APPEAL")

DOORS = {
    "appeals": ALL,
    "lodge": SIGNED_IN,
    "lodge_sanction": SIGNED_IN,
    "late": only("HEAD"),
    "let_in": only("HEAD"),
    "let_in_sanction": only("HEAD"),
    "mine": SIGNED_IN,
    "say": SIGNED_IN,
    "withdraw": SIGNED_IN,
    "own_file": SIGNED_IN,
    "own_paper": SIGNED_IN,
    "appeal": ALL,
    "admit": LSP,
    "dismiss": LSP,
    "file": ALL,
    "paper": ALL,
    "dossier": HEARERS,
    "piece": HEARERS,
    "team": LSP,
    "seat": LSP,
    "outsider": only("HEAD"),
    "form_team": LSP,
    "release": LSP,
    "declare": HEARERS,
    "leave": HEARERS,
    "record": ALL,
    "call": HEARERS,
    "hold": HEARERS,
    "speak": HEARERS,
    "write": HEARERS,
    "sign": HEARERS,
}
