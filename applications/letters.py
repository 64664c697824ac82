"""The letters that an application causes."""

from django.urls import reverse
from django.utils import timezone

from applications.queries.people import workers_on
from foundation.notices.actions import post

LETTERS = "applications/letters"


def tell_applicant_submitted(application, *, at):
    _to_applicant("submitted", application, at=at)


def tell_secretariat_submitted(application, *, at):
    _to_staff("to_review", application, at=at)


def tell_reviewer_answered(application, *, at):
    _to_staff("answered", application, at=at)


def tell_applicant_withdrawn(application, *, at):
    _to_applicant("withdrawn", application, at=at)


def tell_reviewer_withdrawn(application, *, at):
    _to_staff("withdrawn_to_staff", application, at=at)


def tell_case_message(message, *, readers, at):
    """The letter says that there is a message, never what it says: mail is read by others too."""
    url = reverse("applications:messages", args=[message.application_id])
    for reader in readers:
        post(
            f"{LETTERS}/message",
            to=reader,
            at=at,
            url=url,
            application=message.application,
            author=message.author,
        )


def tell_author_held(message, *, at):
    url = reverse("applications:messages", args=[message.application_id])
    post(f"{LETTERS}/message_held", to=message.author, at=at, url=url, message=message)


def _to_applicant(name, application, *, at):
    url = application.get_absolute_url()
    post(f"{LETTERS}/{name}", to=application.applicant, at=at, url=url, application=application)


def _to_staff(name, application, *, at):
    for person in workers_on(application, on=timezone.localdate(at)):
        post(
            f"{LETTERS}/{name}", to=person, at=at, url=application.get_absolute_url(), application=application
        )
