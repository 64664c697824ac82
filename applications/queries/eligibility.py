"""How an application stands against the basic requirements, as the applicant states the facts (6.1)."""

from schemes.queries import eligibility


def eligibility_of(application, *, on):
    """The answer of the scheme version for what is written in the application.

    A job that the secretariat found to be outside the field is not counted (TRUST 6.1-d).
    """
    education = getattr(application, "education", None)
    jobs = [job for job in application.employments.all() if job.in_field is not False and job.started_on <= on]
    return eligibility(
        application.scheme_version,
        education=education.level if education else "",
        jobs=jobs,
        training=application.trainings.exists(),
        on=on,
    )


def requirements_followed(found):
    """The requirements whose documents are asked for: the path that is met, else the nearest, and every training."""
    path = found.path or found.nearest
    return [row.requirement for row in (path, *found.training) if row]
