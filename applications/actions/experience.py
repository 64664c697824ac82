"""Keep education, dated jobs and trainings (6.1, 9.1.2)."""

from functools import partial

from django.db import transaction
from django.utils import timezone

from applications.models import Education, Employment, Training
from applications.rules.editing import can_add, can_edit
from applications.rules.particulars import can_stand, is_training, is_written
from foundation.journal.actions import record
from foundation.workflow.answers import YES, first_no, require
from foundation.workflow.moves import lock

from .drafts import settle_step
from .returns import mark_answered


@transaction.atomic
def save_experience(application, *, education, jobs, seen, by, at):
    """Keep the diploma and the jobs; `jobs` are dicts, with `id` for one that is there already.

    Jobs that are not named any more are removed. In a returned application only what was returned changes:
    whatever else is handed over has to be as it was. Refuses dates that cannot be (6.1). Returns the
    application.
    """
    application = lock(application)
    on = timezone.localdate(at)
    _write_education(application, education, by=by, at=at)
    check = partial(
        can_stand, born_on=application.particulars.birth_on, version=application.scheme_version, on=on
    )
    _write_lines(application, Employment, "job", jobs, check=check, by=by, at=at)

    settle_step(application, "experience", seen=seen, at=at)

    record("experience.saved", application, by=by, at=at, jobs=application.employments.count())
    return application


@transaction.atomic
def save_trainings(application, *, trainings, seen, by, at):
    """Keep the trainings, as `save_experience` keeps jobs; each with its trainer (6.1.4, 9.4.2)."""
    application = lock(application)
    check = partial(is_training, on=timezone.localdate(at))
    _write_lines(application, Training, "training", trainings, check=check, by=by, at=at)

    settle_step(application, "training", seen=seen, at=at)

    record("trainings.saved", application, by=by, at=at, trainings=application.trainings.count())
    return application


def _write_education(application, facts, *, by, at):
    education, new = Education.objects.get_or_create(application=application)
    if not new and not _differs(education, facts):
        return
    require(can_edit(by, application, "education"))
    _fill(education, facts)
    mark_answered(application, "education", at=at)


def _write_lines(application, model, kind, lines, *, check, by, at):
    """Write the lines that differ, each if `check(line)` says yes, and remove the ones that are gone."""
    kept = {line.pk: line for line in model.objects.filter(application=application)}
    for facts in lines:
        line = kept.pop(facts.get("id"), None)
        if line is None:
            require(can_add(by, application, kind=kind))
            _fill(model(application=application), facts, check)
        elif _differs(line, facts):
            require(can_edit(by, application, f"{kind}:{line.pk}"))
            _fill(line, facts, check)
            mark_answered(application, f"{kind}:{line.pk}", at=at)
    for line in kept.values():
        require(can_edit(by, application, f"{kind}:{line.pk}"))
        mark_answered(application, f"{kind}:{line.pk}", at=at)
        line.delete()


def _differs(line, facts):
    return any(getattr(line, name) != value for name, value in facts.items() if name != "id")


def _fill(line, facts, check=lambda line: YES):
    """A changed job is a new claim: what the secretariat said of the old one no longer holds."""
    for name, value in facts.items():
        if name != "id":
            setattr(line, name, value)
    if isinstance(line, Employment):
        line.in_field = None
    require(first_no(check(line), is_written(line)))
    line.save()
