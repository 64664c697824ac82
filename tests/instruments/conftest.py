"""A scheme with two authors of its bank, and an assessor who is none."""

import pytest
from django.utils import translation

from instruments.models import FormCode, Key
from instruments.queries import ItemContent
from schemes.models import Element
from tests.factories.instruments import InstrumentFactory, give_blueprint
from tests.factories.people import AssessorRegistrationFactory, UserFactory
from tests.factories.schemes import AssessorAuthorisationFactory, SchemeVersionFactory


@pytest.fixture
def version(db):
    return SchemeVersionFactory(in_force=True, in_force__units=1, in_force__elements=2)


@pytest.fixture
def assessor(version):
    """An assessor who is authorised for the scheme."""
    return AssessorAuthorisationFactory(scheme=version.scheme).registration.user


@pytest.fixture
def stranger(db):
    """An assessor of another scheme."""
    return AssessorRegistrationFactory().user


@pytest.fixture
def committee(db):
    return UserFactory(committee=True)


@pytest.fixture
def draft(version, assessor):
    """A draft by the assessor, whole: items, keys and a blueprint."""
    instrument = InstrumentFactory(scheme_version=version, author=assessor, form=FormCode.IA05, items=2)
    give_blueprint(instrument)
    return instrument


@pytest.fixture
def in_force(version, assessor, committee):
    return InstrumentFactory(
        scheme_version=version, author=assessor, in_force=True, in_force__each=2, in_force__reviewer=committee
    )


@pytest.fixture
def content(version):
    """`content(text_id=…)`: an item of multiple choice that is right but for what is given."""

    element = Element.objects.filter(unit__version=version).first()

    def write(**facts):
        given = {
            "kind": "CHOICE",
            "text_id": "CONTOH: mana yang benar?",
            "element": element,
            "criterion": element.criteria.first(),
            "difficulty": 2,
            "choices": {"A": ("satu", ""), "B": ("dua", ""), "C": ("tiga", "three")},
            "key": Key(right="C"),
        }
        return ItemContent(**given | facts)

    return write


@pytest.fixture
def english():
    with translation.override("en"):
        yield
