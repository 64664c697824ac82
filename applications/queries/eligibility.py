"""How an application stands against the basic requirements, as the applicant states the facts (6.1)."""

from dataclasses import dataclass
from datetime import date

from foundation.look.writing import read_day
from schemes.queries import Span, eligibility

MOST_JOBS = 30


WIDE, HIGH = 300, 24


@dataclass(frozen=True)
class Bar:
    """A job in the picture of the time worked, in the units of the drawing."""

    number: int
    started_on: date
    x: float
    y: int
    width: float

    @property
    def text_x(self):
        return round(self.x + 8, 1)

    @property
    def text_y(self):
        return self.y + 13


def eligibility_of(application, *, on):
    """The answer of the scheme version for what is written in the application.

    A job that the secretariat found to be outside the field is not counted (TRUST 6.1-d).
    """
    education = getattr(application, "education", None)
    jobs = [
        job for job in application.employments.all() if job.in_field is not False and job.started_on <= on
    ]
    return eligibility(
        application.scheme_version,
        education=education.counted_level if education else "",
        jobs=jobs,
        training=application.trainings.exists(),
        on=on,
    )


def requirements_followed(found):
    """The requirements whose documents are asked for: the path that is met, else the nearest, and every training."""
    path = found.path or found.nearest
    return [row.requirement for row in (path, *found.training) if row]


def typed_eligibility(application, *, on):
    """The answer for what stands in the step now, kept or only typed: `found`, the rows not counted, and the picture.

    `left_out` are the numbers of jobs whose dates cannot be read or cannot be.
    """
    typed = next((d.typed for d in application.drafts.all() if d.step == "experience" and d.typed), None)
    level, jobs = _typed(typed) if typed else _kept(application)
    counted = {number: span for number, span in jobs.items() if _can_count(span, on)}
    found = eligibility(
        application.scheme_version,
        education=level,
        jobs=counted.values(),
        training=application.trainings.exists(),
        on=on,
    )
    begins = min((span.started_on for span in counted.values()), default=on)
    return {
        "found": found,
        "left_out": [number for number in jobs if number not in counted],
        "begins": begins,
        "bars": [_bar(number, span, begins, on) for number, span in counted.items()],
        "picture_height": max(counted, default=0) * HIGH,
    }


def _kept(application):
    education = getattr(application, "education", None)
    jobs = application.employments.all()
    spans = {number: Span(job.started_on, job.ended_on) for number, job in enumerate(jobs, start=1)}
    return education.level if education else "", spans


def _typed(typed):
    """Level and rows out of a draft; a row that was removed or is still empty is none."""
    value = {name: values[-1] if values else "" for name, values in typed.items()}
    total = value.get("jobs-TOTAL_FORMS", "")
    rows = [
        index
        for index in range(min(int(total), MOST_JOBS) if total.isdecimal() else 0)
        if _is_there(value, index)
    ]
    return value.get("level", ""), {number: _span(value, index) for number, index in enumerate(rows, start=1)}


def _is_there(value, index):
    return not value.get(f"jobs-{index}-DELETE") and any(
        value.get(f"jobs-{index}-{name}") for name in ("position", "employer", "started_on", "ended_on")
    )


def _span(value, index):
    """None where the dates cannot be read."""
    start, end = (read_day(value.get(f"jobs-{index}-{name}", "")) for name in ("started_on", "ended_on"))
    if start is None:
        return None
    if value.get(f"jobs-{index}-ongoing"):
        return Span(start, None)
    return Span(start, end) if end else None


def _can_count(span, on):
    return (
        span is not None
        and span.started_on <= on
        and (span.ended_on is None or span.started_on <= span.ended_on <= on)
    )


def _bar(number, span, begins, on):
    whole = max((on - begins).days, 1)
    return Bar(
        number,
        span.started_on,
        x=round((span.started_on - begins).days * WIDE / whole, 1),
        y=(number - 1) * HIGH,
        width=max(round(((span.ended_on or on) - span.started_on).days * WIDE / whole, 1), 3),
    )
