"""People as tests need them: traits name their situation."""

import datetime as dt

import factory
from django.utils import timezone

from accounts.models import (
    AssessorRegistration,
    DecisionQualification,
    Membership,
    Organisation,
    OrganisationKind,
    Relation,
    RelationKind,
    Role,
    RoleGrant,
    Signatory,
    Signs,
    Undertaking,
    UndertakingText,
    User,
)
from accounts.models.sealing import NIK, index, seal
from accounts.queries import system_user
from accounts.states import OrganisationState

LONG_AGO = dt.date(2020, 1, 1)
FAR_AHEAD = dt.date(2040, 12, 31)
LONG_AGO_AT = dt.datetime(2020, 1, 1, 9, tzinfo=dt.UTC)
PASSWORD = "kuda-laut-berjalan-mundur"


class UndertakingTextFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = UndertakingText
        django_get_or_create = ("edition",)

    edition = "2020-01"
    body_id = "Saya menjaga kerahasiaan."
    body_en = "I keep what I learn confidential."
    holds_from = LONG_AGO


def _give(user, *roles):
    for role in roles:
        RoleGrantFactory(user=user, role=role)
    if set(roles) != {Role.COORDINATOR} and not user.undertakings.exists():
        UndertakingFactory(user=user)


def _holding(role):
    """UserFactory(head=True): a trait, since traits of factory_boy do not reach what happens after creation."""

    @factory.post_generation
    def hold(user, create, wanted, **_):
        if wanted:
            _give(user, role)

    return hold


class UserFactory(factory.django.DjangoModelFactory):
    """UserFactory(roles=["SECRETARIAT"]) is staff who can work: roles held and the undertaking accepted."""

    class Meta:
        model = User
        skip_postgeneration_save = True

    email = factory.Sequence(lambda n: f"orang{n}@contoh.id")
    full_name = factory.Sequence(lambda n: f"Orang Contoh {n}")
    phone = "0812-0000-0000"
    password = "!"
    joined_at = LONG_AGO_AT

    secretariat = _holding(Role.SECRETARIAT)
    assessor = _holding(Role.ASSESSOR)
    decision = _holding(Role.DECISION)
    head = _holding(Role.HEAD)
    admin = _holding(Role.ADMIN)
    committee = _holding(Role.COMMITTEE)
    committee_head = _holding(Role.COMMITTEE_HEAD)

    @factory.post_generation
    def roles(self, create, roles, **_):
        if roles:
            _give(self, *roles)

    @factory.post_generation
    def nik(self, create, nik, **_):
        if nik:
            self.nik_sealed, self.nik_index = seal(nik, NIK), index(nik)
            self.save()

    @factory.post_generation
    def signs_in(self, create, wanted, **_):
        """With a verified address and PASSWORD; costs one hash, so only where the login page is tested."""
        if wanted:
            self.set_password(PASSWORD)
            self.save()
            self.emailaddress_set.create(email=self.email, verified=True, primary=True)


def afresh(user):
    """The same person, read again: what somebody holds is looked up once per object."""
    return User.objects.get(pk=user.pk)


class OrganisationFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Organisation

    name = factory.Sequence(lambda n: f"PT Contoh {n}")
    kind = OrganisationKind.GROUP
    state = OrganisationState.CONFIRMED
    proposed_by = factory.LazyFunction(system_user)
    proposed_at = LONG_AGO_AT
    settled_by = factory.LazyFunction(system_user)
    settled_at = LONG_AGO_AT

    class Params:
        partner = factory.Trait(kind=OrganisationKind.PARTNER)
        proposed = factory.Trait(state=OrganisationState.PROPOSED, settled_by=None, settled_at=None)
        rejected = factory.Trait(state=OrganisationState.REJECTED, rejection_reason="Nama tidak dikenal.")


class MembershipFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Membership

    user = factory.SubFactory(UserFactory)
    organisation = factory.SubFactory(OrganisationFactory)
    starts_on = LONG_AGO


class RoleGrantFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = RoleGrant

    user = factory.SubFactory(UserFactory)
    role = Role.SECRETARIAT
    organisation = factory.Maybe(
        factory.LazyAttribute(lambda grant: grant.role == Role.COORDINATOR),
        yes_declaration=factory.SubFactory(OrganisationFactory),
        no_declaration=None,
    )
    starts_on = LONG_AGO
    granted_by = factory.LazyFunction(system_user)
    granted_at = LONG_AGO_AT


class UndertakingFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Undertaking

    user = factory.SubFactory(UserFactory)
    text = factory.SubFactory(UndertakingTextFactory)
    words = factory.LazyAttribute(lambda undertaking: undertaking.text.body_id)
    accepted_at = LONG_AGO_AT
    address = "192.0.2.1"


class AssessorRegistrationFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = AssessorRegistration

    user = factory.SubFactory(UserFactory, assessor=True)
    met_number = factory.Sequence(lambda n: f"MET.000.{n:06d} 2020")
    issued_on = LONG_AGO
    expires_on = FAR_AHEAD
    recorded_by = factory.LazyFunction(system_user)
    recorded_at = LONG_AGO_AT

    class Params:
        lapsed = factory.Trait(expires_on=dt.date(2021, 1, 1))


class DecisionQualificationFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = DecisionQualification

    user = factory.SubFactory(UserFactory, decision=True)
    qualification = "S1 Manajemen"
    experience = "Lima tahun di bidang sertifikasi."
    valid_from = LONG_AGO
    valid_until = FAR_AHEAD
    recorded_by = factory.LazyFunction(system_user)
    recorded_at = LONG_AGO_AT

    class Params:
        lapsed = factory.Trait(valid_until=dt.date(2021, 1, 1))


class SignatoryFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Signatory

    user = factory.SubFactory(UserFactory, head=True)
    post_id = "Ketua LSP"
    post_en = "Head of the LSP"
    signs = Signs.CERTIFICATE
    starts_on = LONG_AGO
    appointed_by = factory.LazyFunction(system_user)
    appointed_at = LONG_AGO_AT


class RelationFactory(factory.django.DjangoModelFactory):
    """`other` is the superior (colleague, relative) of `user`."""

    class Meta:
        model = Relation

    user = factory.SubFactory(UserFactory)
    other = factory.SubFactory(UserFactory)
    kind = RelationKind.SUPERIOR
    declared_by = factory.SelfAttribute("user")
    declared_at = factory.LazyFunction(timezone.now)


__all__ = [name for name in dir() if name.endswith("Factory") or name == "afresh"]
