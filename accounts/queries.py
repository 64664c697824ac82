"""Reads about people that several floors need."""

from django.db.models import Q

from .models import (
    AssessorRegistration,
    CertificationBody,
    DecisionQualification,
    Organisation,
    Relation,
    Signatory,
    UndertakingText,
    User,
)
from .models.sealing import index
from .states import OrganisationState

# What the machine does by itself is signed by this account; nobody can sign in with it.
SYSTEM_ADDRESS = "system@portal.invalid"


def system_user():
    """The account that acts when no person does: tasks, releases, demo data."""
    user, _made = User.objects.get_or_create(
        email=SYSTEM_ADDRESS,
        defaults={"full_name": "Sistem", "is_active": False, "password": "!"},
    )
    return user


def same_person(one, other):
    """Whether two accounts are one human being: the same account, or the same NIK (9.4.2, 9.9.3)."""
    if one is None or other is None:
        return False
    return one.pk == other.pk or bool(one.nik_index and one.nik_index == other.nik_index)


def accounts_of(person):
    """Every account of this human being, the given one included: one query."""
    if not person.nik_index:
        return User.objects.filter(pk=person.pk)
    return User.objects.filter(Q(pk=person.pk) | Q(nik_index=person.nik_index))


def accounts_with_nik(nik):
    """The accounts of whoever has this number, without opening any sealed one."""
    return User.objects.filter(nik_index=index(nik))


def people_holding(*roles, on):
    """Active people who hold one of these roles on that day."""
    return User.objects.holding(*roles, on=on)


def relations_between(person, other, *, on):
    """What was declared between two people and holds on that day, in either direction."""
    return Relation.objects.in_force_on(on).between(person, other)


def registration_of(user, *, on):
    """The assessor's registration in force on that day, the one that lasts longest; None without."""
    return AssessorRegistration.objects.in_force_on(on).filter(user=user).first()


def qualification_of(user, *, on):
    """The decision member's qualification in force on that day; None without (9.4.4)."""
    return DecisionQualification.objects.in_force_on(on).filter(user=user).first()


def signatory_for(signs, *, on):
    """Who is appointed to sign this kind of paper on that day; None where nobody is (9.4.6)."""
    return Signatory.objects.in_force_on(on).filter(signs=signs).select_related("user").first()


def undertaking_text(*, on):
    """The confidentiality text that holds on that day; None before the first."""
    return UndertakingText.objects.in_force_on(on).first()


def proposals():
    """Organisations that applicants named and nobody has settled yet, oldest first."""
    return Organisation.objects.filter(state=OrganisationState.PROPOSED).order_by("proposed_at")


def appointments_overlapping(signs, *, starts_on, ends_on):
    """Appointments to sign this kind of paper that share a day with this span (an open end lasts for ever)."""
    appointed = Signatory.objects.filter(Q(ends_on__isnull=True) | Q(ends_on__gte=starts_on), signs=signs)
    return appointed if ends_on is None else appointed.filter(starts_on__lte=ends_on)


def certification_body():
    """The LSP as it is known here; an unsaved, empty row where nothing has been given yet."""
    return CertificationBody.objects.first() or CertificationBody(name="LSP")
