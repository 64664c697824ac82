"""The people of the demonstration: made up, marked CONTOH, and able to sign in with one password."""

import datetime as dt

from allauth.account.models import EmailAddress
from django.contrib.auth.hashers import make_password
from django.utils import timezone, translation

from accounts import actions
from accounts.models import Organisation, OrganisationKind, Role, Signatory, Signs, User
from accounts.queries import system_user, undertaking_text

from .first_text import publish_first_text

PASSWORD = "contoh-sertifikasi-2026"  # noqa: S105 - told on every page of the demonstration
# Roles have been held for a while, so that the cases of the demonstration can look back.
HELD_FOR = dt.timedelta(days=1200)
LASTS = dt.timedelta(days=5 * 365)

ORGANISATIONS = (
    ("PT Pupuk Contoh Satu (CONTOH)", OrganisationKind.GROUP),
    ("PT Pupuk Contoh Dua (CONTOH)", OrganisationKind.GROUP),
    ("PT Mitra Distribusi Contoh (CONTOH)", OrganisationKind.PARTNER),
    ("CV Niaga Contoh (CONTOH)", OrganisationKind.PARTNER),
)
# Address, name, role; the one without a role is the applicant.
PEOPLE = (
    ("pemohon@contoh.id", "Rina Pratiwi", None),
    ("sekretariat@contoh.id", "Wahyu Nugroho", Role.SECRETARIAT),
    ("asesor@contoh.id", "Bambang Setiadi", Role.ASSESSOR),
    ("asesor2@contoh.id", "Lestari Handayani", Role.ASSESSOR),
    ("tim1@contoh.id", "Agus Hermawan", Role.DECISION),
    ("tim2@contoh.id", "Maria Simbolon", Role.DECISION),
    ("tim3@contoh.id", "Fajar Ramadhan", Role.DECISION),
    ("tim4@contoh.id", "Ni Luh Ayu Sartika", Role.DECISION),
    ("banding1@contoh.id", "Ratih Kusuma", Role.APPEAL),
    ("banding2@contoh.id", "Iwan Setiawan", Role.APPEAL),
    ("banding3@contoh.id", "Teguh Santoso", Role.APPEAL),
    ("ketua@contoh.id", "Hadi Purnomo", Role.HEAD),
    ("komite@contoh.id", "Siska Amelia", Role.COMMITTEE),
    ("ketua.komite@contoh.id", "Yusuf Hidayat", Role.COMMITTEE_HEAD),
    ("petugas.tuk@contoh.id", "Joko Prasetyo", Role.VENUE),
    ("admin@contoh.id", "Dimas Anggara", Role.ADMIN),
)
# No province has the code 00: a NIK that nobody can have.
APPLICANT_NIK = "0000010101900001"
STAFF_NIK = "000001010180"


def load(*, at):
    """Make whoever is missing; a second time changes nothing. Returns the people by the name of their address."""
    since, system = at - HELD_FOR, system_user()
    with translation.override("id"):
        publish_first_text(by=system, at=since)
        organisations = [_organisation(name, kind, by=system, at=since) for name, kind in ORGANISATIONS]
        hashed = _hashed()
        people = {
            address.partition("@")[0]: _person(address, name, role, hashed, by=system, at=since)
            for address, name, role in PEOPLE
        }
        _applicant(people["pemohon"], organisations[0], at=since)
        _signatories(people["ketua"], by=system, at=since)
    return people


def _hashed():
    """One hash for all: Argon2 is meant to be slow."""
    known = User.objects.filter(email=PEOPLE[0][0]).values_list("password", flat=True).first()
    return known or make_password(PASSWORD)


def _organisation(name, kind, *, by, at):
    known = Organisation.objects.filter(name=name).first()
    return known or actions.add_organisation(name, kind=kind, by=by, at=at)


def _person(address, name, role, hashed, *, by, at):
    if known := User.objects.filter(email=address).first():
        return known
    person = User(email=address, full_name=name, password=hashed, password_stands_alone=True)
    actions.register_person(person, by=None, at=at)
    EmailAddress.objects.create(user=person, email=address, verified=True, primary=True)
    if role:
        _bring(person, role, by=by, at=at)
        actions.grant_role(person, role, starts_on=timezone.localdate(at), by=by, at=at)
        text = undertaking_text(on=timezone.localdate(at))
        actions.accept_undertaking(text, address=None, by=person, at=at)
    return person


def _bring(person, role, *, by, at):
    """What the role needs: a NIK that nobody can have, a MET number or a qualification."""
    since = timezone.localdate(at)
    if role in (Role.ASSESSOR, Role.DECISION):
        place = [address for address, _name, _role in PEOPLE].index(person.email) + 1
        actions.record_identity(person, nik=f"{STAFF_NIK}{place:04d}", by=by, at=at)
    if role == Role.ASSESSOR:
        met_number = f"CONTOH MET.000.{person.pk:06d} {since:%Y}"
        actions.record_registration(
            person, met_number=met_number, issued_on=since, expires_on=since + LASTS, by=by, at=at
        )
    if role == Role.DECISION:
        actions.record_qualification(
            person,
            qualification="CONTOH: S1, pelatihan pengambil keputusan sertifikasi",
            experience="CONTOH: lima tahun di bidang sertifikasi kompetensi.",
            valid_from=since,
            valid_until=since + LASTS,
            by=by,
            at=at,
        )


def _applicant(person, organisation, *, at):
    if not person.has_nik:
        actions.record_nik(person, nik=APPLICANT_NIK, by=person, at=at)
        actions.set_employer(person, organisation, by=person, at=at)


def _signatories(head, *, by, at):
    posts = {"post_id": "Ketua LSP", "post_en": "Head of the LSP"}
    for signs in Signs:
        if not Signatory.objects.filter(signs=signs).exists():
            actions.appoint_signatory(
                head, signs=signs, **posts, starts_on=timezone.localdate(at), by=by, at=at
            )
