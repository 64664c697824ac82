"""Letters about adjustments: that there is something to read, never why somebody needs it (law 27/2022)."""

from django.urls import reverse

from assessments.queries import lead_of

from .posting import post_about, secretariat


def tell_assessor_adjustments_asked(assessment, *, at):
    # While nobody is assigned, whoever comes next finds it on the desk.
    if lead := lead_of(assessment):
        _post("adjustments_asked", assessment, lead.registration.user, at=at)


def tell_candidate_adjustments_decided(adjustments, *, at):
    assessment = adjustments.assessment
    _post("adjustments_decided", assessment, assessment.application.applicant, at=at)


def tell_both_adjustments_agreed(adjustments, *, at):
    assessment = adjustments.assessment
    both = (assessment.application.applicant, lead_of(assessment).registration.user)
    _post("adjustments_agreed", assessment, *both, at=at)


def tell_secretariat_measures(adjustments, *, at):
    """What is done, where anything is."""
    if not adjustments.measures_read:
        return
    assessment = adjustments.assessment
    url = assessment.get_absolute_url()
    measures = adjustments.measures_read
    post_about("measures", assessment, *secretariat(at), url=url, at=at, measures=measures)


def _post(name, assessment, *to, at):
    url = reverse("examinations:adjustments", args=[assessment.pk])
    post_about(name, assessment, *to, url=url, at=at)
