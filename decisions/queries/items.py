"""How an agenda item stands: who may vote on it, how they voted, and what follows (9.4.5)."""

from collections import Counter

from django.db.models import Prefetch

from assessments.models import RecommendationOutcome
from decisions.models import Decision, Outcome
from schemes.models import Element, Majority

SHARE = {
    # The part of all votes that an outcome has to reach or, for a simple majority, to exceed.
    Majority.SIMPLE: lambda votes, cast: votes * 2 > cast,
    Majority.TWO_THIRDS: lambda votes, cast: votes * 3 >= cast * 2,
    Majority.UNANIMOUS: lambda votes, cast: votes == cast,
}


def decision_of(item):
    """The decision that stands for this item; None while there is none."""
    return Decision.objects.live().filter(item=item).first()


def eligible_seats(item):
    """Members who are present and do not stand aside for this item: they make its quorum."""
    return [
        seat
        for seat in item.meeting.seats.exclude(presence="").select_related("user")
        if not item.recusals.filter(seat=seat).exists()
    ]


def lacking_quorum(meeting):
    """Open items for which too few present members have a voice."""
    decided = Decision.objects.live().filter(item__meeting=meeting).values("item")
    items = meeting.items.exclude(pk__in=decided).select_related("application__scheme_version")
    return [item for item in items if len(eligible_seats(item)) < item.application.scheme_version.quorum]


def tally(item):
    """The outcome that has the majority of the scheme version, or None (a tie decides nothing)."""
    votes = Counter(item.votes.values_list("outcome", flat=True))
    reaches = SHARE[Majority(item.application.scheme_version.majority)]
    return next((Outcome(outcome) for outcome, count in votes.items() if reaches(count, votes.total())), None)


def elements_at_stake(item):
    """What the meeting names where its votes say not yet competent; with any other outcome there is nothing to name."""
    elements = Element.objects.filter(unit__version=item.application.scheme_version_id)
    found = elements if tally(item) == Outcome.NOT_YET else elements.none()
    return found.select_related("unit").order_by("unit__position", "position")


def block(meeting):
    """Items recommended competent that nobody pulled out and that are not decided: one vote for all of them."""
    decided = Decision.objects.live().filter(item__meeting=meeting).values("item")
    return (
        meeting.items.filter(recommendation__outcome=RecommendationOutcome.COMPETENT, pulled_by__isnull=True)
        .exclude(pk__in=decided)
        .select_related("application__scheme_version", "application__particulars", "application__applicant")
    )


def decisions_of(meeting):
    """The decisions that stand in this meeting, in the order of its agenda, with everything its papers name."""
    elements = Element.objects.select_related("unit").order_by("unit__position", "position")
    named = Prefetch("short_elements", elements)
    return list(
        Decision.objects.live()
        .filter(item__meeting=meeting)
        .select_related(
            "item__recommendation",
            "manifest",
            "application__scheme_version__scheme",
            "application__applicant",
            "application__particulars",
            "application__organisation",
            "application__assessment",
        )
        .prefetch_related("item__votes__seat", "item__recusals__seat", named)
        .order_by("item__position")
    )
