"""Complaints of the demonstration: one that waits to be checked, one about a certificate, one that is answered."""

import datetime as dt

from certificates.models import Certificate
from complaints import actions
from complaints.models import Outcome
from complaints.queries.verifying import seen_of

from .cases import SECRETARIAT, person

DAY = dt.timedelta(days=1)
HEAD = "ketua@contoh.id"


def load_complaints(*, now):
    """The terms, and a complaint at three places of the way, all marked CONTOH."""
    head, officer = person(HEAD), person(SECRETARIAT)
    days = {"check_workdays": 3, "hearing_workdays": 5, "answer_workdays": 20}
    actions.set_terms(**days, by=head, at=now - 100 * DAY)
    _answered(head, officer, at=now - 40 * DAY)
    _looked_into(officer, at=now - 4 * DAY)
    told = "CONTOH: petugas tempat uji datang terlambat satu jam tanpa memberi kabar."
    actions.complain(about="PROCESS", words=told, at=now - DAY)


def _answered(head, officer, *, at):
    told = {"words": "CONTOH: telepon LSP tidak diangkat selama tiga hari.", "name": "Warga Contoh"}
    complaint = actions.complain(about="LSP", **told, email="warga@contoh.id", at=at)
    words = "CONTOH: kami memeriksa jadwal piket telepon."
    complaint = actions.admit(complaint, handler=officer, words=words, by=officer, at=at + DAY)
    measure = {"words": "CONTOH: pasang penerus panggilan.", "due_on": (at + 60 * DAY).date()}
    actions.set_measure(complaint, **measure, responsible=officer, by=officer, at=at + 2 * DAY)
    answer = actions.propose(
        complaint,
        outcome=Outcome.UPHELD,
        findings="CONTOH: piket kosong pada tanggal yang disebut.",
        words="CONTOH: Anda benar, telepon tidak dijaga. Kami memasang penerus panggilan.",
        signer=head,
        by=officer,
        at=at + 5 * DAY,
    )
    actions.sign(answer, by=head, at=at + 6 * DAY)


def _looked_into(officer, *, at):
    certificate = Certificate.objects.order_by("pk").first()
    told = "CONTOH: sertifikat ini dipasang pada brosur jasa yang tidak disertifikasi."
    complaint = actions.complain(
        about="MISUSE",
        words=told,
        reference=certificate.number,
        checked=seen_of(certificate.number),
        email="mitra@contoh.id",
        at=at,
    )
    words = "CONTOH: kami memeriksa brosur itu."
    actions.admit(complaint, handler=officer, words=words, by=officer, at=at + DAY)
