"""Test places as tests need them: real rows, as the actions leave them.

`VenueFactory(verified_for=scheme)` is an independent place that may be used from FROM until UNTIL;
`EquipmentFactory()` is checked from FROM until UNTIL, `checked=False` was never checked. `ordered()`, `all_met()` and
`concluded()` walk a verification through its actions on TODAY.
"""

import datetime as dt

import factory

from accounts.queries import system_user
from venues.actions import conclude_verification, order_verification, record_findings
from venues.models import (
    CheckKind,
    Checklist,
    ChecklistPoint,
    Equipment,
    EquipmentCheck,
    EquipmentDoubt,
    Venue,
    VenueKind,
    VenueOfficer,
    VenueVerification,
    VerificationOutcome,
)
from venues.queries import lines_of
from venues.states import VerificationState

from .people import LONG_AGO, AssessorRegistrationFactory, UserFactory
from .schemes import AssessorAuthorisationFactory, SchemeFactory, SchemeVersionFactory

FROM, UNTIL = dt.date(2026, 1, 1), dt.date(2028, 12, 31)
BEFORE = dt.datetime(2026, 1, 1, 3, tzinfo=dt.UTC)
TODAY, AT = dt.date(2026, 11, 23), dt.datetime(2026, 11, 23, 3, tzinfo=dt.UTC)
DAY = dt.timedelta(days=1)


class VenueFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Venue
        skip_postgeneration_save = True

    class Params:
        workplace = factory.Trait(kind=VenueKind.WORKPLACE)
        temporary = factory.Trait(kind=VenueKind.TEMPORARY)
        closed = factory.Trait(closed_on=FROM, closed_reason="Gedung dijual.")

    kind = VenueKind.INDEPENDENT
    name = factory.Sequence(lambda n: f"TUK Contoh {n}")
    address = "Jalan Contoh 1"
    city = "Gresik"
    seats = 12
    added_by = factory.SubFactory(UserFactory, secretariat=True)
    added_at = BEFORE

    @factory.post_generation
    def officer(self, create, user, **_):
        """`officer=user`: who keeps it."""
        if user:
            VenueOfficerFactory(venue=self, user=user)

    @factory.post_generation
    def verified_for(self, create, scheme, **given):
        if scheme:
            VenueVerificationFactory(venue=self, scheme=scheme, fit=True, **given)


class VenueOfficerFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = VenueOfficer

    venue = factory.SubFactory(VenueFactory)
    user = factory.SubFactory(UserFactory, roles=["VENUE"])
    starts_on = LONG_AGO
    appointed_by = factory.SelfAttribute("venue.added_by")
    appointed_at = BEFORE


class ChecklistFactory(factory.django.DjangoModelFactory):
    """A checklist of two points: `ChecklistFactory(points=["Listrik", "Jaringan"])`."""

    class Meta:
        model = Checklist
        skip_postgeneration_save = True

    scheme = factory.SubFactory(SchemeFactory)
    edition = factory.Sequence(lambda n: f"CONTOH {n}")
    holds_from = LONG_AGO
    published_by = factory.LazyFunction(system_user)
    published_at = BEFORE

    @factory.post_generation
    def points(self, create, texts, **_):
        texts = ["Ruang tenang", "Jaringan bekerja"] if texts is None else texts
        ChecklistPoint.objects.bulk_create(
            ChecklistPoint(checklist=self, position=number, text=text) for number, text in enumerate(texts, 1)
        )


class VenueVerificationFactory(factory.django.DjangoModelFactory):
    """Ordered; with `fit=True` concluded and valid over the days that were asked, with `unfit=True` concluded."""

    class Meta:
        model = VenueVerification

    class Params:
        concluded = factory.Trait(
            state=VerificationState.CONCLUDED,
            verified_on=factory.SelfAttribute("asked_from"),
            summary="Ruang, peralatan, dan jaringan sesuai.",
            concluded_at=BEFORE,
        )
        fit = factory.Trait(
            concluded=True,
            outcome=VerificationOutcome.FIT,
            valid_from=factory.SelfAttribute("asked_from"),
            valid_until=factory.SelfAttribute("asked_until"),
        )
        unfit = factory.Trait(concluded=True, outcome=VerificationOutcome.UNFIT)

    venue = factory.SubFactory(VenueFactory)
    scheme = factory.SubFactory(SchemeFactory)
    verifier = factory.SubFactory(UserFactory, assessor=True)
    asked_from = FROM
    asked_until = UNTIL
    due_on = factory.SelfAttribute("asked_until")
    ordered_by = factory.SelfAttribute("venue.added_by")
    ordered_at = BEFORE


class EquipmentFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Equipment
        skip_postgeneration_save = True

    venue = factory.SubFactory(VenueFactory)
    name = "Timbangan digital"
    serial = factory.Sequence(lambda n: f"CONTOH-{n:04d}")
    needs = CheckKind.CALIBRATION
    added_by = factory.SelfAttribute("venue.added_by")
    added_at = BEFORE

    @factory.post_generation
    def checked(self, create, wanted, **given):
        if wanted is not False:
            EquipmentCheckFactory(equipment=self, kind=self.needs, **given)


class EquipmentCheckFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = EquipmentCheck

    class Params:
        failed = factory.Trait(passed=False, due_on=None, remark="Menyimpang 3 %.")

    equipment = factory.SubFactory(EquipmentFactory, checked=False)
    kind = CheckKind.CALIBRATION
    done_on = FROM
    done_by = "Laboratorium Contoh"
    number = factory.Sequence(lambda n: f"KAL-{n:04d}")
    passed = True
    due_on = UNTIL
    recorded_by = factory.SelfAttribute("equipment.added_by")
    recorded_at = BEFORE


class EquipmentDoubtFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = EquipmentDoubt

    equipment = factory.SubFactory(EquipmentFactory)
    from_on = dt.date(2026, 9, 1)
    until_on = dt.date(2026, 9, 30)
    reason = "Kalibrasi ternyata sudah lewat."
    raised_by = factory.SelfAttribute("equipment.added_by")
    raised_at = BEFORE


def a_verifier(scheme):
    """An assessor who is registered and authorised for the scheme."""
    registration = AssessorRegistrationFactory()
    AssessorAuthorisationFactory(scheme=scheme, registration=registration)
    return registration.user


def ordered(venue=None, *, points=None, scheme=None, **facts):
    """A verification as the office orders it, with a checklist of its scheme: over FROM to UNTIL, by an assessor."""
    scheme = scheme or SchemeVersionFactory(in_force=True).scheme
    if points != []:
        ChecklistFactory(scheme=scheme, points=points)
    venue = venue or VenueFactory()
    asked = {"asked_from": TODAY, "asked_until": UNTIL, "due_on": TODAY + 7 * DAY} | facts
    return order_verification(
        venue,
        scheme=scheme,
        verifier=asked.pop("verifier", None) or a_verifier(scheme),
        **asked,
        by=venue.added_by,
        at=AT,
    )


def all_met(verification):
    """Every point of its checklist met, as the verifier writes it down."""
    answers = {line.point.pk: ("MET", "") for line in lines_of(verification)}
    return record_findings(verification, answers=answers, by=verification.verifier, at=AT)


def concluded(verification, *, outcome="FIT", **facts):
    """The verifier's word on the day of the order."""
    said = {
        "outcome": outcome,
        "verified_on": TODAY,
        "valid_until": verification.asked_until if outcome == "FIT" else None,
        "summary": "Ruang dan jaringan diperiksa.\nSemua bekerja <baik>.",
        "typed_name": verification.verifier.full_name,
    }
    return conclude_verification(verification, **(said | facts), by=verification.verifier, at=AT)
