"""Whose judgements count where: the lead's, beside them the other assessors', and those of assessors before (9.2.2)."""

from dataclasses import dataclass

from assessments.models import Assignment, Recommendation, RecommendationOutcome

from .retakes import elements_again, last_retake


@dataclass(frozen=True)
class Voices:
    """Who speaks on a part of the matrix: one judgement counts, the others stand beside it (9.3.6)."""

    lead: int | None = None
    beside: tuple = ()
    # Who also judges, and is not shown here: each judges on their own.
    unseen: frozenset = frozenset()

    def seen_by(self, person):
        """The same voices as one of them sees them: their own first."""
        others = {user.pk for user in self.beside}
        if person is None or person.pk not in others:
            return self
        return Voices(person.pk, (), frozenset({self.lead, *others} - {person.pk}))

    @property
    def known(self):
        """Everybody whose judgement is not of the past."""
        return {self.lead, *(user.pk for user in self.beside), *self.unseen}


def opening_of(assessment):
    """The recommendation after which the first test came; None where the portfolio is all there is (9.2.6).

    Where a meeting saw something short that the review of the portfolio had not, it is the one that it decided upon.
    """
    test = _standing(assessment).filter(outcome=RecommendationOutcome.TEST).first()
    if test is not None:
        return test
    retake = assessment.retakes.order_by("number").select_related("recommendation").first()
    return retake.recommendation if retake else None


def _standing(assessment):
    """The latest first, without those that were taken back for a correction."""
    return assessment.recommendations.exclude(corrections__granted=True).order_by("-number")


def elements_in_test(assessment):
    """The elements that the test is about: those that the last recommendation left short (9.2.6).

    Where it is taken again, those that the decision named (9.3.5).
    """
    if retake := last_retake(assessment):
        return elements_again(retake)
    short = [RecommendationOutcome.TEST, RecommendationOutcome.NOT_YET]
    last = _standing(assessment).filter(outcome__in=short).first()
    if last is None:
        return []
    return [element for unit in last.units.prefetch_related("short_elements") for element in _sorted(unit)]


def _sorted(unit):
    return sorted(unit.short_elements.all(), key=lambda element: element.position)


def voices_now(assessment):
    """Whoever has accepted and is assigned today."""
    live = [row for row in _accepted(assessment) if row.is_live]
    return Voices(
        next((row.registration.user_id for row in live if row.is_lead), None),
        tuple(row.registration.user for row in live if not row.is_lead),
    )


def voices_at(assessment, recommendation: Recommendation):
    """Whoever judged what that recommendation was made from: it stays theirs, whoever took over since (9.2.2)."""
    at = recommendation.given_at
    beside = [
        row.registration.user for row in _accepted(assessment) if not row.is_lead and _was_live(row, at)
    ]
    return Voices(recommendation.given_by_id, tuple(beside))


def _was_live(assignment, at):
    return assignment.accepted_at <= at and (assignment.ended_at is None or assignment.ended_at > at)


def _accepted(assessment):
    return list(Assignment.objects.filter(assessment=assessment, accepted_at__isnull=False))
