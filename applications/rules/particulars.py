"""What the personal data, the employer, jobs and trainings have to look like (2.1, 6.1, 9.1.2)."""

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from accounts.models import OrganisationKind
from accounts.models.sealing import index
from accounts.states import OrganisationState
from applications.states import ApplicationState
from foundation.workflow.answers import YES, no
from schemes.queries import add_months

# Six digits of the place, six of the date of birth, four of the day's order; the day of women is raised by 40.
WOMEN_ADD = 40
# The first two digits: provinces as the Ministry of Home Affairs numbers them.
PROVINCES = frozenset(
    (
        *range(11, 20),
        21,
        *range(31, 37),
        *range(51, 54),
        *range(61, 66),
        *range(71, 77),
        81,
        82,
        *range(91, 97),
    )
)


SENT = (ApplicationState.SUBMITTED, ApplicationState.RETURNED, ApplicationState.ACCEPTED)


def is_written(record):
    """Whether what the record holds has the form its fields ask for; answers with the first fault."""
    try:
        record.clean_fields(exclude=[field.name for field in record._meta.fields if field.is_relation])
    except ValidationError as fault:
        name, words = next(iter(fault.message_dict.items()))
        return no(f"{record._meta.get_field(name).verbose_name}: {words[0]}", clause="9.1.2")
    return YES


def nik_fits(nik, *, born_on, sex):
    """Whether the NIK names a province and this date of birth. Real cards have errors: nobody is refused for it."""
    if int(nik[:2]) not in PROVINCES:
        return False
    day, month, year = int(nik[6:8]), int(nik[8:10]), int(nik[10:12])
    expected = born_on.day + (WOMEN_ADD if sex == "F" else 0)
    return (day, month, year) == (expected, born_on.month, born_on.year % 100)


def keeps_nik(application, nik):
    """A number that stands in an application which was sent is not exchanged from another draft (7.2.4)."""
    person = application.applicant
    sent = person.applications.exclude(pk=application.pk).filter(state__in=SENT)
    if not (nik and person.has_nik) or index(nik) == person.nik_index or not sent.exists():
        return YES
    return no(
        _("Your NIK stands in application %s, which was sent. The secretariat corrects it if it is wrong.")
        % sent.first(),
        clause="7.2.4",
    )


def is_born(born_on, *, on):
    if born_on is None or born_on < on:
        return YES
    return no(_("The date of birth has to be in the past."), clause="9.1.2")


def is_admitted(version, organisation):
    """The scheme names the kinds of employer it is open to (2.1)."""
    if organisation.state == OrganisationState.REJECTED:
        return no(
            _("The secretariat did not accept this employer: %s") % organisation.rejection_reason,
            clause="2.1",
        )
    return admits(version, organisation.kind)


def admits(version, kind):
    if version.admits(kind):
        return YES
    kinds = ", ".join(str(OrganisationKind(admitted).label) for admitted in version.organisation_kinds)
    return no(_("This scheme is open to people of: %s.") % kinds, clause="2.1")


def job_faults(started_on, ended_on, *, born_on, version, on):
    """What is wrong with the dates of a job: the field and the reason, none where they can stand (TRUST 6.1-e)."""
    youngest = version.minimum_working_age
    if started_on and started_on > on:
        yield "started_on", _("The start cannot be after today.")
    if ended_on and ended_on > on:
        yield "ended_on", _("The end cannot be after today. If you still work there, tick the box.")
    if started_on and ended_on and ended_on < started_on:
        yield "ended_on", _("The end has to come after the start.")
    if started_on and born_on and started_on < add_months(born_on, youngest * 12):
        yield (
            "started_on",
            _("Work counts from the age of %(years)s. Check the date and your date of birth.")
            % {"years": youngest},
        )


def can_stand(job, *, born_on, version, on):
    """The first fault of a job as an answer, for the action."""
    for _field, words in job_faults(job.started_on, job.ended_on, born_on=born_on, version=version, on=on):
        return no(f"{job}: {words}", clause="6.1")
    return YES


def is_training(training, *, on):
    """A past date, and a trainer: whoever trained has no voice in the decision later (TRUST 6.1.4-c, 6.1.4-d)."""
    if training.completed_on > on:
        return no(_("The date of the training certificate cannot be after today."), clause="6.1.4")
    if not training.trainer_name.strip():
        return no(_("Name the trainer: whoever trained you does not decide about you."), clause="9.4.2")
    return YES
