"""Who belongs to a case: those whom the form names, and those who work on it (7.1.2, 9.2.2, 9.4.2)."""

from django.db.models import Q

from accounts.models import Role, User
from accounts.queries import people_holding
from applications.models import Part

WORKERS = []
"""Who of an upper floor works on a case, and on which page: `workers(application) -> {user: url}`.

Assessments adds, in its `AppConfig.ready`, the assessor who has the case now; not one who declined it.
"""


def named_people(application):
    """Users whom the form names as superior or trainer, as (user, part, the words by which they were found).

    Superiors of an employer that was reported since are superiors, too.
    """
    applicant = application.applicant_id
    for named in (application.particulars, *application.employer_reports.all()):
        for user in people_called(named.superior_name, named.superior_email).exclude(pk=applicant):
            yield user, Part.SUPERIOR, named.superior_name
    for training in application.trainings.all():
        for user in people_called(training.trainer_name).exclude(pk=applicant):
            yield user, Part.TRAINER, f"{training.trainer_name}, {training}"


def workers_on(application, *, on):
    """The staff of a case:

    whoever reviews it (before anybody does: the whole secretariat), and upper floors' people.
    """
    reviewers = (
        [application.reviewer] if application.reviewer else list(people_holding(Role.SECRETARIAT, on=on))
    )
    others = [user for workers in WORKERS for user in workers(application)]
    return list(dict.fromkeys(user for user in (*reviewers, *others) if user.pk != application.applicant_id))


def belongs_to(user, application, *, on):
    """Whether this person is of the case:

    its applicant, the secretariat, or somebody who works on it (7.1.2).
    """
    return bool(page_of(user, application, on=on))


def page_of(user, application, *, on):
    """Where this person follows the case; empty for somebody who has nothing to do with it."""
    if user.pk == application.applicant_id or user.holds(Role.SECRETARIAT, on=on):
        return application.get_absolute_url()
    return next((pages[user] for workers in WORKERS if user in (pages := workers(application))), "")


def people_called(name, email=""):
    """People of this address, or of this name however it is spaced and capitalised, without titles behind a
    comma.
    """
    plain = " ".join(name.partition(",")[0].split())
    wanted = Q(pk=None)
    if plain:
        wanted |= Q(full_name__iexact=plain) | Q(full_name__istartswith=f"{plain},")
    if email:
        wanted |= Q(email=email.lower())
    return User.objects.filter(wanted, is_active=True)
