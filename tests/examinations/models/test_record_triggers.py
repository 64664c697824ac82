"""What is handed in, and what a third party said, stays as it is, whoever asks the database (9.3.6)."""

import pytest
from django.db import IntegrityError, transaction

from examinations.models import (
    Record,
    RecordLine,
    RecordSignature,
    ThirdParty,
    ThirdPartyAnswer,
    ThirdPartyLink,
)
from tests.factories.records import ASKED_AT, answered, handed_in

pytestmark = [pytest.mark.django_db, pytest.mark.clause("9.3.6")]


def refused(act):
    with pytest.raises(IntegrityError) as refusal, transaction.atomic():
        act()
    return str(refusal.value).split(":", 1)[0]


def test_a_record_handed_in_stays_with_all_its_parts():
    record = handed_in()
    line = record.lines.first()

    assert refused(lambda: Record.objects.update(feedback="Lain.")) == "a_record_handed_in_stays"
    assert refused(lambda: RecordLine.objects.update(achieved=False)) == "record_lines_handed_in_stay"
    assert (
        refused(lambda: record.lines.create(position=99, item=line.item)) == "no_record_lines_are_added_later"
    )
    assert refused(lambda: RecordSignature.objects.update(typed_name="Lain")).startswith(
        "examinations_record"
    )
    assert refused(lambda: Record.objects.all()._raw_delete(using="default")) == "a_record_is_kept"


def test_what_a_third_party_said_stays():
    third_party = answered()

    assert (
        refused(lambda: ThirdParty.objects.update(reason="Lain.")) == "a_third_party_that_has_answered_stays"
    )
    assert refused(lambda: ThirdPartyAnswer.objects.update(words="Lain.")).startswith("examinations_third")
    later = {
        "third_party": third_party,
        "position": 99,
        "item": third_party.answers.first().item,
        "words": "x",
    }
    assert (
        refused(lambda: ThirdPartyAnswer.objects.create(**later)) == "a_third_party_answers_while_it_is_asked"
    )
    assert (
        refused(lambda: ThirdPartyLink.objects.update(expires_at=ASKED_AT))
        == "a_link_opens_no_longer_than_it_said"
    )
