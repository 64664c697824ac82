"""What waits for a person in their own applications (the desk asks every app for its part)."""

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from accounts.models import Role
from applications.models import Application, Quarantine
from applications.states import ApplicationState
from foundation.look.writing import day
from foundation.workflow.todo import Todo

from .employers import to_settle, todo_of
from .quarantines import copies_wanted, to_purge
from .queue import in_hand, untaken
from .review import with_twins
from .todos import own_todos

NAMED = 5


def todo(user, *, at):
    """The applicant's open obligations, and the secretariat's queue; what is owed, the fees tell."""
    applications = Application.objects.open().filter(applicant=user).select_related("scheme_version")
    own = [duty for application in applications for duty in own_todos(application)]
    own += [duty for application in _with_files_awaited(user) for duty in copies_wanted(application)]
    return [*own, *_office(user, at=at)] if user.holds(Role.SECRETARIAT) else own


def _with_files_awaited(user):
    return Application.objects.filter(applicant=user, quarantines__in=Quarantine.objects.open()).distinct()


def _office(user, *, at):
    mine = in_hand(user).filter(reviewer=user, state=ApplicationState.SUBMITTED)
    for application in mine.select_related("particulars").order_by("submitted_at")[:NAMED]:
        yield _to_review(application)
    for report in to_settle(user)[:NAMED]:
        yield todo_of(report)
    if waiting := untaken(user).count():
        yield _to_take(waiting)
    if ready := to_purge(user, on=timezone.localdate(at)).count():
        yield _to_delete(ready)
    for application in with_twins(in_hand(user)).select_related("particulars").order_by("pk")[:NAMED]:
        yield _to_merge(application)


def _to_review(application):
    return Todo(
        verb=_("Review the application of %s") % application.particulars.full_name,
        why=_("%(number)s, sent %(day)s")
        % {"number": application.number, "day": day(application.submitted_at)},
        due_on=None,
        url=reverse("applications:review", args=[application.pk]),
        kind="review",
        clause="9.1.5",
        icon="clipboard-check",
        button=_("Review"),
    )


def _to_take(waiting):
    words = ngettext("%d application waits to be taken.", "%d applications wait to be taken.", waiting)
    return Todo(
        verb=_("Take the next application from the queue"),
        why=words % waiting,
        due_on=None,
        url=f"{reverse('applications:queue')}?dipegang=belum&keadaan=SUBMITTED",
        kind="review",
        clause="9.1.5",
        icon="inbox",
        button=_("To the queue"),
    )


def _to_delete(ready):
    words = ngettext("%d file waits for it.", "%d files wait for it.", ready)
    return Todo(
        verb=_("Delete files that were shut away"),
        why=words % ready,
        due_on=None,
        url=reverse("applications:quarantine"),
        kind="review",
        clause="9.1.3",
        icon="eye-off",
        button=_("See"),
    )


def _to_merge(application):
    return Todo(
        verb=_("Settle two accounts with one NIK: %s") % application.particulars.full_name,
        why=_("Ask which account stays, and have the other closed. The applicant is not told why."),
        due_on=None,
        url=f"{reverse('applications:review', args=[application.pk])}?butir=particulars",
        kind="review",
        clause="9.1.2",
        icon="users",
        button=_("See"),
    )
