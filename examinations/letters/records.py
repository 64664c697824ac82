"""Letters about records of a test (9.3.6)."""

from django.urls import reverse

from .posting import post_about


def tell_candidate_record_corrected(record, *, at):
    """The candidate had signed what stood there before."""
    assessment = record.assessment
    url = reverse("examinations:case_records", args=[assessment.pk])
    post_about(
        "record_corrected", assessment, assessment.application.applicant, url=url, at=at, record=record
    )
