"""Keep education, dated jobs and trainings (6.1, 9.1.2)."""

from django.db import transaction
from django.utils import timezone

from applications.models import Education, Employment, Training
from applications.rules.editing import can_add, can_edit
from applications.rules.particulars import can_stand, is_past_training, is_written, names_its_trainer
from foundation.journal.actions import record
from foundation.workflow.answers import require
from foundation.workflow.moves import lock

from .drafts import settle_step
from .returns import mark_answered


@transaction.atomic
def save_experience(application, *, education, jobs, seen, by, at):
    """Keep the diploma and the jobs; `jobs` are dicts, with `id` for one that is there already.

    Jobs that are not named any more are removed. In a returned application only what was returned changes: whatever else is
    handed over has to be as it was. Refuses dates that cannot be (6.1). Returns the application.
    """
    application = lock(application)
    on = timezone.localdate(at)
    _write_education(application, education, by=by, at=at)
    born_on = application.particulars.birth_on
    for job in _write_lines(application, Employment, "job", jobs, by=by, at=at):
        require(can_stand(job, born_on=born_on, version=application.scheme_version, on=on))

    settle_step(application, "experience", seen=seen, at=at)

    record("experience.saved", application, by=by, at=at, jobs=application.employments.count())
    return application


@transaction.atomic
def save_trainings(application, *, trainings, seen, by, at):
    """Keep the trainings, as `save_experience` keeps jobs; each with its trainer (6.1.4, 9.4.2)."""
    application = lock(application)
    on = timezone.localdate(at)
    for training in _write_lines(application, Training, "training", trainings, by=by, at=at):
        require(is_past_training(training, on=on))
        require(names_its_trainer(training))

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


def _write_lines(application, model, kind, lines, *, by, at):
    """Write the lines that differ, remove the ones that are gone; gives back every line that was written."""
    kept = {line.pk: line for line in model.objects.filter(application=application)}
    written = []
    for facts in lines:
        line = kept.pop(facts.get("id"), None)
        if line is None:
            require(can_add(by, application, kind=kind))
            written.append(_fill(model(application=application), facts))
        elif _differs(line, facts):
            require(can_edit(by, application, f"{kind}:{line.pk}"))
            written.append(_fill(line, facts))
            mark_answered(application, f"{kind}:{line.pk}", at=at)
    for line in kept.values():
        require(can_edit(by, application, f"{kind}:{line.pk}"))
        mark_answered(application, f"{kind}:{line.pk}", at=at)
        line.delete()
    return written


def _differs(line, facts):
    return any(getattr(line, name) != value for name, value in facts.items() if name != "id")


def _fill(line, facts):
    """A changed job is a new claim: what the secretariat said of the old one no longer holds."""
    for name, value in facts.items():
        if name != "id":
            setattr(line, name, value)
    if isinstance(line, Employment):
        line.in_field = None
    require(is_written(line))
    line.save()
    return line
