"""Answers: yes, or no with a reason."""

import pytest

from foundation.workflow.answers import YES, NotAllowed, first_no, no, require


def test_a_refusal_is_false_and_says_why_and_by_which_clause():
    answer = no("Not today.", clause="9.4.2")

    assert not answer
    assert (answer.reason, answer.clause) == ("Not today.", "9.4.2")


def test_requiring_a_no_raises_its_reason_and_clause():
    with pytest.raises(NotAllowed, match=r"^Not today. \[9.4.2\]$") as refusal:
        require(no("Not today.", clause="9.4.2"))

    assert (refusal.value.reason, refusal.value.clause) == ("Not today.", "9.4.2")


def test_requiring_a_yes_goes_on():
    assert require(YES) is None


def test_of_several_answers_the_first_refusal_counts():
    second, third = no("Second."), no("Third.")

    assert first_no(YES, second, third) is second
    assert first_no(YES, YES) is YES
