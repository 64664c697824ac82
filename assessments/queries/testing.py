"""What tests have brought, over many cases at once: for the desk of an assessor (9.3.4)."""

from django.db.models import Count, F, Q

from assessments.models import Judgement, TestEvidence
from assessments.states import AssessmentState

WHOLE = Q(**{f"{rule}__isnull": False for rule in Judgement.RULES})


def places_to_judge(user):
    """By assessment: how many places of what its test brought this person has still to judge; two queries.

    Only where a test brought something; 0 where everything is judged.
    """
    brought = (
        TestEvidence.objects.current()
        .filter(assessment__state=AssessmentState.TESTING)
        .filter(assessment__assignments__registration__user=user, assessment__assignments__ended_at=None)
        # What was judged before the test was taken again stays.
        .exclude(assessment__retakes__opened_at__gt=F("made_at"))
    )
    places = brought.values("assessment").annotate(places=Count("elements")).order_by()
    judged = (
        Judgement.objects.filter(WHOLE, test_evidence__in=brought, judged_by=user)
        .values("assessment")
        .annotate(done=Count("pk"))
        .order_by()
    )
    done = {row["assessment"]: row["done"] for row in judged}
    return {row["assessment"]: row["places"] - done.get(row["assessment"], 0) for row in places}
