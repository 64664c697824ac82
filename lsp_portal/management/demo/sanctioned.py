"""Holders of the demonstration who were reported: one is warned, one suspended, one waits for the head (9.5)."""

import datetime as dt

from django.utils import timezone

from certificates.actions import hand_over
from certificates.models import HandoverManner
from decisions.models import Outcome
from foundation.documents.actions import print_paper
from foundation.documents.models import Slot
from sanctions.actions import answer, ask_holder, propose, report, rule, warn
from sanctions.models import Ground, Measure, Source

from .applicants import applicant, sent
from .cases import HEAD, SECRETARIAT, accepted, person, reported, sealed, signed_for
from .files import handed_in
from .tested import reported_on

DAY = dt.timedelta(days=1)
PEOPLE = (
    (71, "fajar@contoh.id", "Fajar Hidayat"),
    (72, "wulan@contoh.id", "Wulan Safitri"),
    (73, "lukman@contoh.id", "Lukman Hakim"),
)
SEEN = "CONTOH: nomor sertifikat dipasang pada brosur pelatihan yang tidak termasuk lingkup sertifikat."
ASKED = "CONTOH: apakah brosur itu dibuat oleh Anda? Sejak kapan dipakai?"
SAID = "CONTOH: brosur itu dibuat rekan saya. Saya akan menariknya."
TO_DO = "CONTOH: tarik brosur itu dari semua tempat, lalu kirim buktinya."
PROVED = "CONTOH: brosur terbukti dipakai pada dua pelatihan, dan pemegang membenarkannya."
CONDITION = "CONTOH: brosur ditarik dan surat pernyataan diserahkan."


def load_sanctions(version, *, now):
    """One holder reads a warning today, one is suspended, and of one the head decides."""
    at = now - 80 * DAY
    cast = [applicant(address, name, number=number, at=at) for number, address, name in PEOPLE]
    cases = [accepted(sent(who, version, at=at), at=at + 2 * DAY) for who in cast]
    assessments = [reported(case, at=at + 4 * DAY) for case in cases]
    reported_on(at=at + 9 * DAY)
    held = sealed(assessments, [(Outcome.COMPETENT, "")] * len(cases), at=at + 20 * DAY)
    fajar, wulan, lukman = held
    _received(wulan, at=at + 22 * DAY)
    _warned(_heard(fajar, now=now), now=now)
    _suspended(_heard(wulan, now=now), now=now)
    _proposed(_heard(lukman, now=now), at=now - DAY)


def _received(certificate, *, at):
    """Signed for, printed and handed over, so that it is asked back later."""
    signed_for(certificate, at=at)
    for paper in (certificate.letter, certificate.card):
        print_paper(paper, by=None, at=at)
    certificate.refresh_from_db()
    who = certificate.holder
    hand_over(certificate, manner=HandoverManner.ONLINE, received_by=who.full_name, by=who, at=at)


def _heard(certificate, *, now):
    """Somebody outside told it; the holder was asked and has answered."""
    file = handed_in(Slot.EVIDENCE, "Foto brosur", certificate.number)
    case = report(
        certificate,
        ground=Ground.A,
        words=SEEN,
        source=Source.OUTSIDE,
        reporter_name="Budi (CONTOH)",
        files=[file],
        by=person(SECRETARIAT),
        at=now - 30 * DAY,
    )
    case = ask_holder(case, question=ASKED, is_misuse=False, by=person(SECRETARIAT), at=now - 29 * DAY)
    answer(case, words=SAID, by=certificate.holder, at=now - 27 * DAY)
    return case


def _warned(case, *, now):
    warn(
        case,
        words=TO_DO,
        comply_by=timezone.localdate(now) + 10 * DAY,
        by=person(SECRETARIAT),
        at=now - 4 * DAY,
    )


def _suspended(case, *, now):
    rule(_proposed(case, at=now - 20 * DAY), approves=True, by=person(HEAD), at=now - 19 * DAY)


def _proposed(case, *, at):
    ends_on = timezone.localdate(at) + 90 * DAY
    terms = {"measure": Measure.SUSPEND, "words": PROVED, "ends_on": ends_on, "condition": CONDITION}
    return propose(case, **terms, by=person(SECRETARIAT), at=at)
