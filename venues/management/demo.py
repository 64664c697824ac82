"""Test places of the demonstration: one verified, one ordered and not looked at yet, one whose time is over."""

import datetime as dt

from django.utils import timezone

from accounts.models import User
from venues.actions import (
    add_equipment,
    add_venue,
    appoint_officer,
    conclude_verification,
    order_verification,
    publish_checklist,
    record_check,
    record_findings,
)
from venues.models import CheckKind, FindingAnswer, Venue, VenueKind, VerificationOutcome
from venues.queries import lines_of

SECRETARIAT, OFFICER = "sekretariat@contoh.id", "petugas.tuk@contoh.id"
VERIFIER, OTHER_VERIFIER = "asesor2@contoh.id", "asesor@contoh.id"
DAY = dt.timedelta(days=1)
GRESIK, SURABAYA, BRANCH = "TUK Gresik (CONTOH)", "TUK Surabaya (CONTOH)", "Kantor Pemasaran (CONTOH)"
CLOCK = "Jam dinding ruang uji (CONTOH)"
POINTS = (
    "CONTOH: ruang tenang, terang, dan cukup untuk jumlah kursi",
    "CONTOH: setiap peserta mempunyai komputer dan jaringan yang bekerja",
    "CONTOH: jalan keluar dan alat pemadam mudah dicapai",
    "CONTOH: berkas peserta dapat disimpan terkunci",
)
EQUIPMENT = (
    ("Komputer uji 01 (CONTOH)", "INV-CONTOH-01", CheckKind.VERIFICATION, 300),
    ("Komputer uji 02 (CONTOH)", "INV-CONTOH-02", CheckKind.VERIFICATION, 300),
    (CLOCK, "INV-CONTOH-03", CheckKind.CALIBRATION, 210),
    # Ends within two weeks of the day on which the demonstration is loaded.
    ("Pemindai dokumen (CONTOH)", "INV-CONTOH-04", CheckKind.CALIBRATION, 159),
)


def load_demo_venues(version, *, at):
    """Make the places once, as they stand 150 days after `at`; the people and the scheme have to be there."""
    if Venue.objects.filter(name=GRESIK).exists():
        return
    publish_checklist(
        version.scheme,
        edition="1",
        points=POINTS,
        holds_from=timezone.localdate(at),
        is_example=True,
        by=_person(SECRETARIAT),
        at=at,
    )
    _verified(version.scheme, at=at)
    _lapsed(version.scheme, at=at)
    _ordered(version.scheme, at=at + 148 * DAY)


def _verified(scheme, *, at):
    """An independent place with its officer and equipment, good for two years."""
    venue = _place(GRESIK, VenueKind.INDEPENDENT, "Gresik", seats=20, at=at)
    appoint_officer(venue, _person(OFFICER), starts_on=timezone.localdate(at), by=_person(SECRETARIAT), at=at)
    for name, serial, needs, days in EQUIPMENT:
        _checked(venue, name, serial, needs, days=days, by=_person(OFFICER), at=at)
    _fit(venue, scheme, days=730, at=at)


def _lapsed(scheme, *, at):
    """An independent place whose verification and equipment ended a month ago."""
    venue = _place(SURABAYA, VenueKind.INDEPENDENT, "Surabaya", seats=12, at=at)
    _checked(
        venue,
        "Komputer uji (CONTOH)",
        "INV-CONTOH-11",
        CheckKind.VERIFICATION,
        days=120,
        by=_person(SECRETARIAT),
        at=at,
    )
    _fit(venue, scheme, days=120, at=at)


def _ordered(scheme, *, at):
    """A workplace that somebody has still to look at before its one use."""
    venue = _place(BRANCH, VenueKind.WORKPLACE, "Jakarta", seats=6, at=at)
    on = timezone.localdate(at)
    order_verification(
        venue,
        scheme=scheme,
        verifier=_person(OTHER_VERIFIER),
        asked_from=on + 14 * DAY,
        asked_until=on + 15 * DAY,
        due_on=on + 13 * DAY,
        by=_person(SECRETARIAT),
        at=at,
    )


def _place(name, kind, city, *, seats, at):
    return add_venue(
        kind=kind,
        name=name,
        address="Jalan Contoh 10",
        city=city,
        seats=seats,
        by=_person(SECRETARIAT),
        at=at,
    )


def _checked(venue, name, serial, needs, *, days, by, at):
    piece = add_equipment(venue, name=name, maker="", serial=serial, needs=needs, by=by, at=at)
    on = timezone.localdate(at)
    record_check(
        piece,
        kind=needs,
        done_on=on,
        due_on=on + days * DAY,
        passed=True,
        done_by="Laboratorium Kalibrasi Contoh" if needs == CheckKind.CALIBRATION else "Petugas TUK (CONTOH)",
        number=f"CONTOH-{serial[-2:]}",
        by=by,
        at=at,
    )


def _fit(venue, scheme, *, days, at):
    """Ordered, looked at and concluded on one day."""
    on, verifier = timezone.localdate(at), _person(VERIFIER)
    verification = order_verification(
        venue,
        scheme=scheme,
        verifier=verifier,
        asked_from=on,
        asked_until=on + days * DAY,
        due_on=on,
        by=_person(SECRETARIAT),
        at=at,
    )
    answers = {line.point.pk: (FindingAnswer.MET, "") for line in lines_of(verification)}
    record_findings(verification, answers=answers, by=verifier, at=at)
    conclude_verification(
        verification,
        outcome=VerificationOutcome.FIT,
        verified_on=on,
        valid_until=on + days * DAY,
        summary="CONTOH: ruang, komputer, dan jaringan diperiksa dan bekerja.",
        typed_name=verifier.full_name,
        by=verifier,
        at=at,
    )


def _person(address):
    return User.objects.get(email=address)
