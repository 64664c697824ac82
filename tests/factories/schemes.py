"""Scheme versions as tests need them.

`SchemeVersionFactory()` is an empty draft, `complete=True` a draft with all its parts, `in_force=True`
one that people can apply for. What is in force cannot be changed: give settings and parts on the way in:
`SchemeVersionFactory(in_force=True, quorum=5, in_force__units=1, in_force__elements=3)`.
"""

import datetime as dt

import factory

from accounts.models import OrganisationKind
from accounts.queries import system_user
from schemes.models import (
    AssessorAuthorisation,
    Criterion,
    DocumentRequirement,
    DocumentSlot,
    EducationLevel,
    Element,
    Fee,
    FeePurpose,
    GroupRule,
    Packaging,
    Reason,
    ReasonKind,
    Requirement,
    RequirementGroup,
    RequirementKind,
    Scheme,
    SchemeText,
    SchemeVersion,
    TextKind,
    Unit,
)
from schemes.states import TextStatus, VersionState

from .people import AssessorRegistrationFactory, UserFactory

LONG_AGO = dt.date(2020, 1, 1)
LONG_AGO_AT = dt.datetime(2020, 1, 1, 9, tzinfo=dt.UTC)

LEVELS = {"SD": 1, "SMP": 2, "SLTA": 10, "D1": 20, "D2": 30, "D3": 40, "D4": 50, "S1": 50, "S2": 60, "S3": 70}
PATHS = (("6.1.1", ("S1",), 12), ("6.1.2", ("D3", "D2"), 24), ("6.1.3", ("D1", "SLTA"), 36))
DOCUMENTS = (("a", ()), ("b", ()), ("c", ("6.1.1",)), ("d", ("6.1.2",)), ("e", ("6.1.3",)), ("f", ("6.1.4",)))


class SchemeFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Scheme

    code = factory.Sequence(lambda n: f"skema-contoh-{n}")


class SchemeVersionFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = SchemeVersion
        skip_postgeneration_save = True

    scheme = factory.SubFactory(SchemeFactory)
    document_number = factory.Sequence(lambda n: f"SS-CONTOH/{n:04d}")
    revision = "00"
    document_year = 2020
    document_set_by = "Kepala Contoh"
    document_approved_by = "Ketua Contoh"
    title_id = factory.Sequence(lambda n: f"Skema Contoh {n}")
    title_en = factory.Sequence(lambda n: f"Sample Scheme {n}")
    packaging = Packaging.CLUSTER
    open_to_group = True
    open_to_partners = True
    surveillance_reminder_days = [60, 30, 7]
    renewal_reminder_months = [6, 4, 3]

    @factory.post_generation
    def complete(self, create, wanted, **_):
        """Every part a version needs before it can be set."""
        if wanted:
            give_parts(self)

    @factory.post_generation
    def in_force(self, create, wanted, *, units=2, elements=2, criteria=2, since=LONG_AGO, **_):
        """Parts by number: `in_force__units=1, in_force__elements=3`; from which day: `in_force__since=…`."""
        if wanted:
            if not self.units.exists():
                give_parts(self, units=units, elements=elements, criteria=criteria)
            put_in_force(self, since=since)


def give_parts(version, *, units=2, elements=2, criteria=2):
    """Units with elements and criteria, the requirements of 6.1, documents a-f, fees, texts and reasons.

    Nearly every test needs a version and it has some seventy rows: they are made kind by kind, not one by one.
    """
    give_units(version, units=units, elements=elements, criteria=criteria)
    give_documents(version, give_requirements(version))
    kinds = [(OrganisationKind.GROUP, 500_000), (OrganisationKind.PARTNER, 2_000_000)]
    at_once(
        FeeFactory, [{"version": version, "organisation_kind": kind, "amount": sum_} for kind, sum_ in kinds]
    )
    at_once(SchemeTextFactory, [{"version": version, "kind": kind} for kind in TextKind])
    at_once(ReasonFactory, [{"version": version, "kind": kind} for kind in ReasonKind])


def at_once(factory_, rows):
    """What the factory makes of each of these facts, kept together."""
    return factory_._meta.model._base_manager.bulk_create([factory_.build(**facts) for facts in rows])


def give_units(version, *, units, elements, criteria):
    """Units with their text as a sample."""
    text = {
        "text_status": TextStatus.EXAMPLE,
        "text_imported_by": system_user(),
        "text_imported_at": LONG_AGO_AT,
    }
    text = text if elements else {}
    units = at_once(UnitFactory, [{"version": version, "position": n, **text} for n in _up_to(units)])
    elements = at_once(
        ElementFactory, [{"unit": one, "position": n} for one in units for n in _up_to(elements)]
    )
    at_once(CriterionFactory, [{"element": one, "position": n} for one in elements for n in _up_to(criteria)])


def _up_to(count):
    return range(1, count + 1)


def give_documents(version, rows):
    """Documents a-f, some of them for who comes by one row of 6.1."""
    documents = at_once(
        DocumentRequirementFactory,
        [
            {"version": version, "code": code, "position": n, "photo": code == "b", "clause": f"9.1.2.{code}"}
            for n, (code, _clauses) in enumerate(DOCUMENTS, start=1)
        ],
    )
    link = DocumentRequirement.requirements.through
    link.objects.bulk_create(
        link(documentrequirement=document, requirement=rows[clause])
        for document, (_code, clauses) in zip(documents, DOCUMENTS, strict=True)
        for clause in clauses
    )


def give_requirements(version):
    """The tree of 6.1: one of three rows, and a training certificate."""
    ranks = [{"version": version, "code": code, "rank": rank} for code, rank in LEVELS.items()]
    levels = {level.code: level for level in at_once(EducationLevelFactory, ranks)}
    root = RequirementGroup.objects.create(version=version, rule=GroupRule.ALL)
    paths = RequirementGroup.objects.create(version=version, parent=root, rule=GroupRule.ANY)
    facts = [
        {"group": paths, "position": position, "clause": clause, "min_months": months}
        for position, (clause, _codes, months) in enumerate(PATHS, start=1)
    ]
    training = {"group": root, "position": 1, "clause": "6.1.4", "kind": RequirementKind.TRAINING}
    rows = {row.clause: row for row in at_once(RequirementFactory, [*facts, training])}
    link = Requirement.levels.through
    link.objects.bulk_create(
        link(requirement=rows[clause], educationlevel=levels[code])
        for clause, codes, _months in PATHS
        for code in codes
    )
    return rows


def put_in_force(version, *, since=LONG_AGO):
    """As if set and approved by two people, without asking the rules."""
    at = dt.datetime.combine(since, dt.time(9), tzinfo=dt.UTC)
    version.set_by, version.set_at = UserFactory(committee_head=True), at
    version.approved_by, version.approved_at = UserFactory(head=True), at
    version.in_force_from, version.state = since, VersionState.IN_FORCE
    version.save()
    return version


class UnitFactory(factory.django.DjangoModelFactory):
    """`UnitFactory(elements=3)` is a unit with three elements of two criteria each, marked as a sample."""

    class Meta:
        model = Unit
        skip_postgeneration_save = True

    version = factory.SubFactory(SchemeVersionFactory)
    position = factory.Sequence(lambda n: n + 1)
    code = factory.LazyAttribute(
        lambda unit: f"X.{unit.version.pk % 1000000:06d}.{unit.position % 1000:03d}.01"
    )
    title_id = factory.LazyAttribute(lambda unit: f"Unit contoh {unit.position}")
    title_en = factory.LazyAttribute(lambda unit: f"Sample unit {unit.position}")
    standard = "SKKNI Contoh"

    @factory.post_generation
    def elements(self, create, count, *, criteria=2, **_):
        for number in range(1, (count or 0) + 1):
            ElementFactory(unit=self, position=number, criteria=criteria)
        if count:
            self.text_status = TextStatus.EXAMPLE
            self.text_imported_by, self.text_imported_at = system_user(), LONG_AGO_AT
            self.save()


class ElementFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Element
        skip_postgeneration_save = True

    unit = factory.SubFactory(UnitFactory)
    position = factory.Sequence(lambda n: n + 1)
    number = factory.LazyAttribute(lambda element: str(element.position))
    title_id = factory.LazyAttribute(lambda element: f"Elemen contoh {element.number}")
    title_en = factory.LazyAttribute(lambda element: f"Sample element {element.number}")

    @factory.post_generation
    def criteria(self, create, count, **_):
        for number in range(1, (count or 0) + 1):
            CriterionFactory(element=self, position=number)


class CriterionFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Criterion

    element = factory.SubFactory(ElementFactory)
    position = factory.Sequence(lambda n: n + 1)
    number = factory.LazyAttribute(lambda criterion: f"{criterion.element.number}.{criterion.position}")
    text_id = factory.LazyAttribute(lambda criterion: f"Kriteria contoh {criterion.number}")
    text_en = factory.LazyAttribute(lambda criterion: f"Sample criterion {criterion.number}")


class EducationLevelFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = EducationLevel

    version = factory.SubFactory(SchemeVersionFactory)
    code = "S1"
    rank = 50
    label_id = factory.SelfAttribute("code")
    label_en = factory.SelfAttribute("code")


class RequirementGroupFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = RequirementGroup

    version = factory.SubFactory(SchemeVersionFactory)
    rule = GroupRule.ALL


class RequirementFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Requirement

    group = factory.SubFactory(RequirementGroupFactory)
    position = factory.Sequence(lambda n: n + 1)
    kind = RequirementKind.EDUCATION_EXPERIENCE
    clause = "6.1.1"
    label_id = factory.LazyAttribute(lambda requirement: f"Syarat {requirement.clause}")
    label_en = factory.LazyAttribute(lambda requirement: f"Requirement {requirement.clause}")
    field_id = "Bidang contoh"
    field_en = "Sample field"


class DocumentRequirementFactory(factory.django.DjangoModelFactory):
    """`photo=True` is a portrait of 3 to 4 with a red background."""

    class Meta:
        model = DocumentRequirement

    class Params:
        photo = factory.Trait(
            slot=DocumentSlot.PHOTO,
            ratio_width=3,
            ratio_height=4,
            min_width=354,
            min_height=472,
            red_background=True,
            max_age_months=6,
        )

    version = factory.SubFactory(SchemeVersionFactory)
    position = factory.Sequence(lambda n: n + 1)
    code = "a"
    clause = "9.1.2.a"
    slot = DocumentSlot.DOCUMENT
    title_id = factory.LazyAttribute(lambda document: f"Dokumen {document.code}")
    title_en = factory.LazyAttribute(lambda document: f"Document {document.code}")


class FeeFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Fee

    version = factory.SubFactory(SchemeVersionFactory)
    organisation_kind = OrganisationKind.GROUP
    purpose = FeePurpose.NEW
    amount = 500_000
    admin_percent = 60
    assessment_percent = 40
    from_on = LONG_AGO


class SchemeTextFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = SchemeText

    version = factory.SubFactory(SchemeVersionFactory)
    kind = TextKind.EXPLANATION
    position = 1
    body_id = factory.LazyAttribute(lambda text: f"Teks contoh {text.kind}")
    body_en = factory.LazyAttribute(lambda text: f"Sample text {text.kind}")


class ReasonFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Reason

    version = factory.SubFactory(SchemeVersionFactory)
    kind = ReasonKind.RETURN
    position = 1
    code = factory.LazyAttribute(lambda reason: f"contoh-{reason.position}")
    label_id = "Alasan contoh"
    label_en = "Sample reason"


class AssessorAuthorisationFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = AssessorAuthorisation

    scheme = factory.SubFactory(SchemeFactory)
    registration = factory.SubFactory(AssessorRegistrationFactory)
    starts_on = LONG_AGO
    given_by = factory.LazyFunction(system_user)
    given_at = LONG_AGO_AT


__all__ = [name for name in dir() if name.endswith("Factory")]
