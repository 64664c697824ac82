"""What APL-01 and APL-02 say is frozen from what the applicant sent (9.1.2, 9.1.3)."""

import pytest
from django.utils import translation

from applications.papers import application_facts, self_assessment_facts
from tests.applications.helpers import AT
from tests.factories.applications import ApplicationFactory

pytestmark = pytest.mark.django_db


@pytest.mark.clause("9.1.2")
def test_apl01_says_what_was_filled_in_with_the_nik_masked_and_in_indonesian():
    application = ApplicationFactory(submitted=True)

    with translation.override("en"):
        facts = application_facts(application, at=AT).to_json()

    said = str(facts)
    assert "Ratna Wulandari" in said
    assert "Gresik, 3 Mei 1994" in said
    assert "3578********" in said
    assert facts["accepted"] is None
    assert [tick["on"] for tick in facts["purposes"]] == [True, False, False]
    assert facts["consent"].endswith("Teks contoh CONSENT")


@pytest.mark.clause("9.1.3")
def test_apl02_says_the_word_and_the_evidence_for_every_element():
    application = ApplicationFactory(submitted=True)

    facts = self_assessment_facts(application, at=AT).to_json()

    elements = [element for unit in facts["units"] for element in unit["elements"]]
    assert {element["competent"] for element in elements} == {True}
    assert [len(element["evidence"]) for element in elements] == [2, 1, 1, 1]
    assert "contoh" in facts["warning"]
