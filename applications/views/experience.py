"""The steps about education, jobs and training, with the live panel of the basic requirements (6.1)."""

from functools import partial

from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from applications.actions.experience import save_experience, save_trainings
from applications.forms.base import StepForm
from applications.forms.experience import EducationForm, JobFormSet, TrainingFormSet
from applications.queries.eligibility import typed_eligibility
from applications.rules.editing import can_add, can_edit
from applications.rules.particulars import job_faults
from foundation.workflow import clock

from .wizard import Sheet, StepPage, own_application, typed_step, version_of

EDUCATION = ("level", "graduated_year", "institution", "major", "diploma_number", "overseas")
JOB = ("position", "employer", "started_on", "ended_on", "duties")
TRAINING = ("title", "number", "issuer", "trainer_name", "completed_on")


def experience(request, pk):
    """Education and dated jobs."""
    return typed_step(request, pk, EXPERIENCE_PAGE)


def training(request, pk):
    """Training certificates, each with its trainer."""
    return typed_step(request, pk, TRAINING_PAGE)


@require_safe
def requirements(request, pk):
    """The panel of the basic requirements, reckoned from what was typed last."""
    application = own_application(request, pk)
    return render(request, "applications/_requirements.html", _panel(application, clock.now()))


def _make_experience(application, data, at):
    today = timezone.localdate(at)
    version, user = application.scheme_version, application.applicant
    education = getattr(application, "education", None)
    initial = {name: getattr(education, name) for name in EDUCATION} if education else {}
    form = EducationForm(
        data,
        initial=initial | {"version": version_of(application, "experience")},
        levels=version.education_levels.all(),
        today=today,
    )
    form.is_locked = not can_edit(user, application, "education")
    faults = partial(job_faults, born_on=application.particulars.birth_on, version=version, on=today)
    lines = JobFormSet(data, prefix="jobs", initial=_jobs(application), form_kwargs={"faults": faults})
    return Sheet(form, _lock(lines, "job", application))


def _jobs(application):
    return _initial(application.employments.all(), JOB, more=lambda job: {"ongoing": job.ended_on is None})


def _initial(records, fields, more=lambda record: {}):
    """The rows that are kept; an empty list begins with one row."""
    rows = [
        {"id": record.pk} | {name: getattr(record, name) for name in fields} | more(record)
        for record in records
    ]
    return rows or [{}]


def _lock(lines, kind, application):
    """Rows that were not returned are read, not written."""
    user = application.applicant
    for row in lines.forms:
        kept = row["id"].value()
        row.is_locked = bool(kept) and not can_edit(user, application, f"{kind}:{kept}")
    lines.can_grow = bool(can_add(user, application, kind=kind))
    return lines


def _save_experience(application, sheet, *, by, at):
    save_experience(
        application, education=sheet.form.facts, jobs=sheet.lines.lines, seen=sheet.form.seen, by=by, at=at
    )


def _make_training(application, data, at):
    form = StepForm(data, initial={"version": version_of(application, "training")})
    rows = _initial(application.trainings.all(), TRAINING)
    lines = TrainingFormSet(
        data, prefix="trainings", initial=rows, form_kwargs={"today": timezone.localdate(at)}
    )
    return Sheet(form, _lock(lines, "training", application))


def _save_training(application, sheet, *, by, at):
    save_trainings(application, trainings=sheet.lines.lines, seen=sheet.form.seen, by=by, at=at)


def _panel(application, at):
    on = timezone.localdate(at)
    return {"application": application, "today": on, **typed_eligibility(application, on=on)}


EXPERIENCE_PAGE = StepPage(
    "experience", "applications/experience.html", _make_experience, _save_experience, _panel
)
TRAINING_PAGE = StepPage("training", "applications/training.html", _make_training, _save_training)
