"""Who is who in the demonstration, and where each case stands on the day it is loaded."""

import datetime as dt

from django.db import transaction
from django.utils import timezone, translation

from accounts.management.demo import load as load_people
from accounts.models import CertificationBody, User
from applications.actions.messages import write_message
from applications.actions.quarantines import shut_away
from applications.models import Audience
from assessments.models import RecommendationOutcome
from certificates.actions import hand_over
from certificates.models import Certificate, HandoverManner
from certificates.states import CertificateState
from decisions.models import Outcome
from fees.actions import send_slip
from fees.models import BankAccount
from foundation.documents.actions import print_paper
from foundation.documents.models import Slot
from instruments.management.demo import load_demo_instruments
from schemes.management.demo import load_demo_scheme
from venues.management.demo import load_demo_venues

from .appealed import load_appeals
from .applicants import applicant, filled, sent
from .cases import (
    SECRETARIAT,
    accepted,
    agreed,
    lapsed,
    meeting,
    paid,
    person,
    reported,
    returned,
    sealed,
    signed_for,
)
from .complaints import load_complaints
from .files import BLUE, handed_in
from .renewed import HOLDER, load_renewals
from .sanctioned import load_sanctions
from .surveyed import look_after
from .tested import load_tests, reported_on, tested

DAY = dt.timedelta(days=1)
SEEN = "CONTOH: halaman 1 memperlihatkan nama dan nomor telepon dua pelanggan."
FAULTS = {
    "b": ("photo", "CONTOH: unggah foto terbaru, wajah tampak depan, berlatar merah."),
    "job": ("no-dates", "CONTOH: tuliskan masa kerja seperti pada surat keterangan kerja."),
}
NOT_YET = "CONTOH: dua laporan berasal dari tahun lalu dan belum menunjukkan pemutakhiran data sekarang."


@transaction.atomic
def load(*, now):
    """Make the demonstration once; where its scheme is there already, nothing is changed."""
    if User.objects.filter(email="andi@contoh.id").exists():
        return
    with translation.override("id"):
        load_people(at=now)
        _the_lsp()
        version = load_demo_scheme(at=now - 1100 * DAY)
        load_demo_venues(version, at=now - 150 * DAY)
        load_demo_instruments(version, at=now - 150 * DAY, later=now - 3 * DAY)
        _certified(version, at=now - 120 * DAY)
        look_after(now=now)
        # Before the tests: these report whatever is not reported yet.
        load_renewals(version, now=now)
        load_sanctions(version, now=now)
        load_appeals(version, now=now)
        _under_way(version, at=now - 21 * DAY)
        _sent_back(version, now=now)
        _at_the_desk(version, at=now - 4 * DAY)
        load_tests(version, now=now)
        load_complaints(now=now)


def _the_lsp():
    CertificationBody.objects.get_or_create(
        defaults={
            "name": "LSP-P2 Pupuk Indonesia Group",
            "kind": "Lembaga Sertifikasi Profesi Pihak Kedua",
            "place": "Jakarta (CONTOH)",
        }
    )
    BankAccount.objects.get_or_create(
        number="000-CONTOH-000",
        defaults={"bank": "Bank Contoh", "holder": "LSP (CONTOH)", "valid_from": dt.date(2019, 1, 1)},
    )


def _certified(version, *, at):
    """A holder, one who has still to sign for it, and one who is not yet competent after a test."""
    cast = [
        applicant(address, name, number=number, at=at)
        for number, address, name in (
            (11, "andi@contoh.id", "Andi Firmansyah"),
            (12, "sari@contoh.id", "Sari Wulandari"),
            (13, "tono@contoh.id", "Tono Hartono"),
        )
    ]
    cases = [
        accepted(sent(person, version, at=at, partner=person == cast[1]), at=at + 2 * DAY) for person in cast
    ]
    andi, sari, tono = cases
    assessments = [reported(case, at=at + 4 * DAY) for case in (andi, sari)]
    assessments += [reported(tono, at=at + 4 * DAY, outcome=RecommendationOutcome.TEST)]
    tested(version, assessments[2], by=timezone.localdate(at + 16 * DAY))
    reported_on(at=at + 18 * DAY)
    outcomes = [(Outcome.COMPETENT, ""), (Outcome.COMPETENT, ""), (Outcome.NOT_YET, NOT_YET)]
    first, *_others = sealed(assessments, outcomes, at=at + 20 * DAY)
    signed_for(first, at=at + 21 * DAY)


def receive_first(*, at):
    """Two holders receive their certificates; they are printed here, everything else by the worker in its turn."""
    signed = Certificate.objects.filter(holder__email__in=("andi@contoh.id", HOLDER))
    for certificate in signed.filter(state=CertificateState.ISSUED).select_related("holder"):
        for paper in (certificate.letter, certificate.card):
            print_paper(paper, by=None, at=at)
        certificate.refresh_from_db()
        holder = certificate.holder
        hand_over(certificate, manner=HandoverManner.ONLINE, received_by=holder.full_name, by=holder, at=at)


def _under_way(version, *, at):
    """Two cases before the meeting of today, one with its plan agreed, one short, one without an assessor and with a
    file shut away.
    """
    names = {
        "galih@contoh.id": "Galih Nugroho",
        "putri@contoh.id": "Putri Amalia",
        "siti@contoh.id": "Siti Rahmawati",
        "eko@contoh.id": "Eko Susilo",
        "budi@contoh.id": "Budi Santosa",
    }
    cast = [applicant(address, name, number=20 + n, at=at) for n, (address, name) in enumerate(names.items())]
    galih, putri, siti, eko, budi = [
        accepted(sent(person, version, at=at), at=at + 2 * DAY) for person in cast
    ]
    ready = [reported(case, at=at + 4 * DAY) for case in (galih, putri)]
    reported_on(at=at + 8 * DAY)
    reported(eko, at=at + 5 * DAY, outcome=RecommendationOutcome.TEST)
    agreed(siti, at=at + 11 * DAY)
    shut_away(budi, budi.evidence.first().upload, remark=SEEN, by=person(SECRETARIAT), at=at + 19 * DAY)
    meeting(ready, on=timezone.localdate(at + 21 * DAY), at=at + 20 * DAY)


def _sent_back(version, *, now):
    """One with two things to put right by a day to come, one that nobody answered in time."""
    rina = applicant("rina@contoh.id", "Rina Kartika", number=27, at=now - 10 * DAY)
    case = sent(rina, version, at=now - 10 * DAY, ground=BLUE)
    returned(paid(case, at=now - 9 * DAY), FAULTS, at=now - 8 * DAY)
    agus = applicant("agus@contoh.id", "Agus Prasetyo", number=28, at=now - 30 * DAY)
    lapsed(sent(agus, version, at=now - 30 * DAY, ground=BLUE), FAULTS, at=now - 28 * DAY)


def _at_the_desk(version, *, at):
    """One application sent with its slip, its photo in doubt, waiting for the secretariat; one begun by the applicant
    who can sign in.
    """
    dewi = applicant("dewi@contoh.id", "Dewi Lestari", number=31, at=at)
    case = sent(dewi, version, at=at, ground=BLUE)
    invoice = case.invoice
    send_slip(
        invoice,
        examined=handed_in(Slot.SLIP, "Bukti transfer", invoice.number, f"Rp {invoice.amount}"),
        amount=invoice.amount,
        paid_on=timezone.localdate(at),
        by=dewi,
        at=at,
    )
    question = "Apakah surat keterangan kerja boleh ditandatangani atasan langsung?"
    write_message(case, body=question, audience=Audience.CASE, by=dewi, at=at)
    filled(User.objects.get(email="pemohon@contoh.id"), version, at=at)
