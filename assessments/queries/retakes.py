"""Tests that are taken again: about what, and which evidence belongs to which of them (9.3.5)."""


def last_retake(assessment):
    """The retest that is on, or was the last; None where the test was taken once at most."""
    return assessment.retakes.order_by("-number").first()


def evidence_of_attempt(assessment):
    """What counts of the test that is on: of a retest only what it brought itself."""
    found, retake = assessment.test_evidence.current(), last_retake(assessment)
    return found.filter(made_at__gte=retake.opened_at) if retake else found


def elements_again(retake):
    """The elements that are tested again, in the order of the standard."""
    return list(retake.elements.select_related("unit").order_by("unit__position", "position"))
