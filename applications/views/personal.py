"""The steps about the person and the work (9.1.2)."""

from django.utils import timezone

from accounts.models import Organisation
from applications.actions.particulars import PERSONAL, WORK, save_personal, save_work
from applications.forms.personal import PersonalForm, WorkForm
from applications.models import Purpose
from applications.states import ApplicationState

from .wizard import Sheet, StepPage, typed_step, version_of


def personal(request, pk):
    """Part 1a of FR.APL.01."""
    return typed_step(request, pk, PERSONAL_PAGE)


def work(request, pk):
    """Parts 1b and 2 of FR.APL.01."""
    return typed_step(request, pk, WORK_PAGE)


def _make_personal(application, data, at):
    person = application.particulars
    initial = {name: getattr(person, name) for name in PERSONAL} | {
        "version": version_of(application, "personal")
    }
    return Sheet(
        PersonalForm(
            data,
            initial=initial,
            nik_masked=application.applicant.nik_masked,
            today=timezone.localdate(at),
        )
    )


def _save_personal(application, sheet, *, by, at):
    facts = sheet.form.facts
    save_personal(application, nik=facts.pop("nik"), facts=facts, seen=sheet.form.seen, by=by, at=at)


def _make_work(application, data, at):
    person, version = application.particulars, application.scheme_version
    initial = {name: getattr(person, name) for name in WORK}
    initial |= {
        "organisation": application.organisation_id,
        "purpose": application.purpose,
        "version": version_of(application, "work"),
    }
    return Sheet(
        WorkForm(
            data,
            initial=initial,
            organisations=Organisation.objects.selectable_by(application.applicant).filter(
                kind__in=version.organisation_kinds
            ),
            kinds=version.organisation_kinds,
            purposes=_purposes(application),
            fixed=application.state != ApplicationState.DRAFT,
        )
    )


def _purposes(application):
    """Recertification begins at the certificate (9.7): there it is fixed, here it is not offered."""
    if application.purpose == Purpose.RECERTIFICATION:
        return [Purpose.RECERTIFICATION]
    return [Purpose.NEW, Purpose.RPL]


def _save_work(application, sheet, *, by, at):
    form = sheet.form
    save_work(
        application,
        facts={name: form.cleaned_data[name] for name in WORK},
        organisation=form.cleaned_data["organisation"],
        proposed=form.proposed,
        purpose=form.cleaned_data["purpose"],
        seen=form.seen,
        by=by,
        at=at,
    )


PERSONAL_PAGE = StepPage("personal", "applications/personal.html", _make_personal, _save_personal)
WORK_PAGE = StepPage("work", "applications/work.html", _make_work, _save_work)
