"""Applicants of the demonstration, and how each fills in APL-01 and APL-02: by the same actions as everybody."""

import datetime as dt

from allauth.account.models import EmailAddress
from django.contrib.auth.hashers import make_password

from accounts.actions import record_nik, register_person
from accounts.management.demo import PASSWORD
from accounts.models import Organisation, OrganisationKind, User
from applications.actions.documents import attach_document
from applications.actions.evidence import add_evidence, rate_element
from applications.actions.experience import save_experience, save_trainings
from applications.actions.particulars import save_personal, save_work
from applications.actions.start import start_application
from applications.actions.submission import submit_application
from applications.models import IdentityKind, Purpose, Rating, Sex
from applications.queries.texts import consent_text, explanation_text, sha256_of
from foundation.documents.models import Slot
from schemes.models import Element
from schemes.queries import document_requirements_for, eligibility

from .files import RED, handed_in, photographed

BORN_ON = dt.date(1990, 1, 1)


def applicant(address, name, *, number, at):
    """An account that can sign in, with a NIK that nobody can have (no province has the code 00)."""
    known = User.objects.filter(email=address).first()
    if known:
        return known
    person = User(email=address, full_name=name, password=make_password(PASSWORD), password_stands_alone=True)
    register_person(person, by=None, at=at)
    EmailAddress.objects.create(user=person, email=address, verified=True, primary=True)
    record_nik(person, nik=f"000001010190{number:04d}", by=person, at=at)
    return person


def started(person, version, *, at):
    """The explanation read, the application begun."""
    text = explanation_text(version, "id")
    return start_application(version, text_sha256=sha256_of(text), by=person, at=at)


def filled(person, version, *, at, partner=False, ground=RED, alike=False):
    """APL-01 and APL-02 filled in, not sent; documents that are `alike` bear no name and are drawn once."""
    application = started(person, version, at=at)
    _personal(application, person, at=at)
    _work(application, person, at=at, partner=partner)
    _experience(application, person, at=at)
    _documents(application, person, at=at, ground=ground, name="" if alike else person.full_name)
    _ratings(application, person, at=at)
    return application


def sent(person, version, *, at, **how):
    """Signed and sent."""
    application = filled(person, version, at=at, **how)
    text = consent_text(version, "id")
    return submit_application(
        application, agreed=True, text_sha256=sha256_of(text), typed_name=person.full_name, by=person, at=at
    )


def _seen(application):
    application.refresh_from_db()
    return application.version


def _personal(application, person, *, at):
    facts = {
        "full_name": person.full_name,
        "identity_kind": IdentityKind.KTP,
        "document_number": "",
        "birth_place": "Gresik (CONTOH)",
        "birth_on": BORN_ON,
        "sex": Sex.MALE,
        "nationality": "Indonesia",
        "home_address": "Jalan Contoh 1, Gresik",
        "postal_code": "61111",
        "phone": "081200000000",
    }
    save_personal(application, facts=facts, nik="", seen=_seen(application), by=person, at=at)


def _work(application, person, *, at, partner):
    kind = OrganisationKind.PARTNER if partner else OrganisationKind.GROUP
    facts = {
        "job_title": "Staf Data Pelanggan",
        "work_unit": "Penjualan",
        "office_address": "Jalan Contoh 2, Gresik",
        "office_phone": "031000000",
        "superior_name": "Sutrisno (CONTOH)",
        "superior_email": "atasan@contoh.id",
    }
    save_work(
        application,
        facts=facts,
        organisation=Organisation.objects.filter(kind=kind).order_by("pk").first(),
        proposed=None,
        purpose=Purpose.NEW,
        seen=_seen(application),
        by=person,
        at=at,
    )


def _experience(application, person, *, at):
    education = {
        "level": "S1",
        "institution": "Universitas Contoh",
        "major": "Manajemen",
        "graduated_year": 2014,
        "diploma_number": "CONTOH-001",
        "overseas": False,
    }
    job = {
        "employer": "PT Pupuk Contoh Satu (CONTOH)",
        "position": "Staf Data Pelanggan",
        "duties": "Menghimpun dan memutakhirkan data pelanggan.",
        "started_on": at.date() - dt.timedelta(days=1100),
        "ended_on": None,
    }
    save_experience(application, education=education, jobs=[job], seen=_seen(application), by=person, at=at)
    training = {
        "title": "Pemasaran dan Distribusi",
        "number": "CONTOH-PLT-01",
        "issuer": "Lembaga Pelatihan Contoh",
        "trainer_name": "Sri Wahyuni (CONTOH)",
        "completed_on": at.date() - dt.timedelta(days=400),
    }
    save_trainings(application, trainings=[training], seen=_seen(application), by=person, at=at)


def _documents(application, person, *, at, ground, name):
    found = eligibility(
        application.scheme_version,
        education="S1",
        jobs=application.employments.all(),
        training=True,
        on=at.date(),
    )
    rows = [row.requirement for row in (found.path, *found.training) if row]
    for requirement in document_requirements_for(application.scheme_version, rows):
        examined = (
            photographed(ground)
            if requirement.is_photo
            else handed_in(Slot.DOCUMENT, requirement.title_id, name)
        )
        attach_document(application, requirement, examined=examined, is_recent=True, by=person, at=at)


def _ratings(application, person, *, at):
    titles = ("Laporan data pelanggan", "SOP pencatatan pelanggan", "Rekap pemutakhiran data")
    pieces = [
        add_evidence(
            application,
            examined=handed_in(Slot.EVIDENCE, title, "Data pelanggan sudah disamarkan."),
            title=title,
            masked=True,
            made_on=at.date() - dt.timedelta(days=60),
            by=person,
            at=at,
        )
        for title in titles
    ]
    elements = Element.objects.filter(unit__version=application.scheme_version).order_by(
        "unit__position", "position"
    )
    for number, element in enumerate(elements):
        shown = [pieces[0], pieces[1 + number % 2]]
        rate_element(
            application,
            element,
            rating=Rating.COMPETENT,
            pieces=shown,
            seen=_seen(application),
            by=person,
            at=at,
        )
