"""What an application says, group by group, for reading: the check before sending, and whoever may only look."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from applications.models import IdentityKind
from foundation.look.writing import day, period

from .items import attached


@dataclass(frozen=True)
class Group:
    """One step's facts: (label, value) rows; an empty value is what was left out."""

    step: str
    title: str
    rows: tuple


def summary_of(application):
    """All that was filled in, in the order of the form."""
    return [
        Group("personal", _("Personal data"), tuple(_personal(application))),
        Group("work", _("Work and purpose"), tuple(_work(application))),
        Group("experience", _("Education and experience"), tuple(_experience(application))),
        Group("training", _("Training"), tuple(_trainings(application))),
        Group("documents", _("Documents and photo"), tuple(_documents(application))),
    ]


def _personal(application):
    person = application.particulars
    is_card = person.identity_kind == IdentityKind.KTP
    yield _("Full name"), person.full_name
    yield (
        person.get_identity_kind_display() or _("Identity document"),
        application.applicant.nik_masked if is_card else person.document_number,
    )
    yield (
        _("Place and date of birth"),
        ", ".join(filter(None, [person.birth_place, person.birth_on and day(person.birth_on)])),
    )
    yield _("Sex"), person.get_sex_display()
    yield _("Nationality"), person.nationality
    yield _("Home address"), f"{person.home_address} {person.postal_code}".strip()
    yield _("Mobile phone"), person.phone
    yield _("E-mail"), application.applicant.email


def _work(application):
    person = application.particulars
    employer = application.organisation
    yield _("Employer"), f"{employer} ({employer.get_kind_display()})" if employer else ""
    yield _("Position"), ", ".join(filter(None, [person.job_title, person.work_unit]))
    yield _("Office address"), person.office_address
    yield _("Direct superior"), ", ".join(filter(None, [person.superior_name, person.superior_email]))
    yield _("Purpose of the assessment"), application.get_purpose_display()


def _experience(application):
    education = getattr(application, "education", None)
    year = str(education.graduated_year or "") if education else ""
    parts = [education.level, education.major, education.institution, year] if education else []
    yield _("Education"), ", ".join(filter(None, parts))
    for job in application.employments.all():
        yield str(job), period(job.started_on, job.ended_on)


def _trainings(application):
    for training in application.trainings.all():
        about = [
            training.number,
            training.issuer,
            _("trainer %s") % training.trainer_name,
            day(training.completed_on),
        ]
        yield training.title, ", ".join(about)


def _documents(application):
    for document in attached(application):
        yield document.requirement.title, document.upload.name
