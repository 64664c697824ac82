"""The scheme of the demonstration: the real definition with sample elements, set, approved, marked CONTOH."""

from pathlib import Path

from django.utils import timezone

from accounts.models import AssessorRegistration, User
from accounts.queries import system_user
from schemes.actions import (
    approve_version,
    authorise_assessor,
    import_elements,
    load_definition,
    set_version,
)
from schemes.models import SchemeVersion
from schemes.queries import read_elements
from schemes.rules import read_definition
from schemes.states import VersionState

DEFINITIONS = Path(__file__).resolve().parents[1] / "definitions"
DEFINITION = DEFINITIONS / "pengelolaan-data-pelanggan.toml"
SAMPLE_ELEMENTS = DEFINITIONS / "pengelolaan-data-pelanggan-contoh.csv"
SAMPLE_SOURCE = "CONTOH – bukan teks SKKNI"
COMMITTEE_HEAD, HEAD, SECRETARIAT = "ketua.komite@contoh.id", "ketua@contoh.id", "sekretariat@contoh.id"


def load_demo_scheme(*, at):
    """Make the scheme of the demonstration, in force from the day of `at`; what is there already stays.

    The people of the demonstration have to be there, with roles that hold on that day.
    """
    version = load_definition(
        read_definition(DEFINITION.read_bytes()), by=system_user(), at=at, is_example=True
    )
    if version.state == VersionState.DRAFT:
        version = _put_in_force(version, at=at)
    _authorise_assessors(version, at=at)
    return version


def _put_in_force(version, *, at):
    table = read_elements(SAMPLE_ELEMENTS.read_bytes(), version=version)
    import_elements(version, table=table, source=SAMPLE_SOURCE, by=system_user(), at=at)
    set_version(version, by=User.objects.get(email=COMMITTEE_HEAD), at=at)
    head = User.objects.get(email=HEAD)
    return approve_version(
        SchemeVersion.objects.get(pk=version.pk), in_force_from=timezone.localdate(at), by=head, at=at
    )


def _authorise_assessors(version, *, at):
    """Every assessor of the demonstration who is not authorised yet."""
    day = timezone.localdate(at)
    known = version.scheme.authorisations.values("registration")
    new = AssessorRegistration.objects.in_force_on(day).exclude(pk__in=known)
    secretariat = User.objects.get(email=SECRETARIAT)
    for registration in new.filter(user__email__endswith="@contoh.id"):
        authorise_assessor(
            version.scheme,
            registration=registration,
            starts_on=max(day, registration.issued_on),
            by=secretariat,
            at=at,
        )
