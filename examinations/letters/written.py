"""The letters that a written test causes."""

from django.urls import reverse

from assessments.queries import lead_of
from foundation.notices.actions import post


def tell_assessor_to_mark(paper, *, at):
    """The lead assessor of the case has a paper to mark; the letter names the paper and nobody."""
    lead = lead_of(paper.assessment)
    if lead is not None:
        post(
            "examinations/letters/to_mark",
            to=lead.registration.user,
            at=at,
            url=reverse("examinations:mark_written", args=[paper.pk]),
            paper=paper,
        )


def tell_candidate_marked(paper, *, at):
    """The paper is marked: what was achieved, and the feedback, stand on its page."""
    post("examinations/letters/marked", to=paper.candidate, at=at, url=paper.get_absolute_url(), paper=paper)
