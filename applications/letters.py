"""The letters that an application causes."""

from django.urls import reverse
from django.utils import timezone, translation

from applications.queries.items import title_of, why_returned
from applications.queries.people import page_of, workers_on
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


def tell_reviewer_relieved(application, reviewer, *, reason, at):
    post(
        f"{LETTERS}/relieved",
        to=reviewer,
        at=at,
        url=application.get_absolute_url(),
        application=application,
        reason=reason,
    )


def tell_applicant_returned(back, *, at):
    """With each thing that was returned, and the words of the reviewer."""
    _to_applicant("returned", back.application, at=at, back=back, returned=_returned_lines(back))


def tell_applicant_shut_away(kept, *, at):
    """The letter names the piece and leads to what was seen, never says it: mail is read by others too."""
    url = reverse("applications:copy", args=[kept.application_id, kept.pk])
    post(f"{LETTERS}/shut_away", to=kept.application.applicant, at=at, url=url, kept=kept)


def tell_staff_copy(kept, *, at):
    """Whoever works on the case looks at the copy; the secretariat then deletes the first."""
    on = timezone.localdate(at)
    for person in workers_on(kept.application, on=on):
        url = page_of(person, kept.application, on=on)
        post(f"{LETTERS}/copy", to=person, at=at, url=url, kept=kept, application=kept.application)


def tell_applicant_lapsed(application, *, at):
    _to_applicant("lapsed", application, at=at)


def tell_applicant_reopened(back, *, at):
    _to_applicant("reopened", back.application, at=at, back=back)


def tell_applicant_accepted(application, *, at):
    _to_applicant("accepted", application, at=at)


def tell_applicant_refused(application, *, at):
    _to_applicant("refused", application, at=at)


def tell_applicant_fee_settled(application, *, reason, at):
    _to_applicant("fee_settled", application, at=at, reason=reason)


def tell_employer_reported(report, *, at):
    """Everybody of the case but whoever reported it: nothing goes on until it is settled."""
    for person in _people_of(report.application, at=at):
        if person != report.reported_by:
            _about_employer("employer_reported", person, report, at=at)


def tell_employer_settled(report, *, is_billed, at):
    """With the new invoice, where there is one, for whoever owes it."""
    for person in _people_of(report.application, at=at):
        if person != report.settled_by:
            is_payer = person == report.application.applicant
            _about_employer("employer_settled", person, report, at=at, is_billed=is_billed and is_payer)


def _people_of(application, *, at):
    return [application.applicant, *workers_on(application, on=timezone.localdate(at))]


def _about_employer(name, to, report, *, at, **context):
    application = report.application
    url = page_of(to, application, on=timezone.localdate(at))
    post(f"{LETTERS}/{name}", to=to, at=at, url=url, application=application, report=report, **context)


def _returned_lines(back):
    """Title and words of each item, in the language of the reader of the letter."""
    with translation.override(back.application.applicant.language):
        items = back.items.select_related("reason")
        return [(title_of(back.application, item.key), why_returned(item)) for item in items]


def _to_applicant(name, application, *, at, **context):
    url = application.get_absolute_url()
    post(f"{LETTERS}/{name}", to=application.applicant, at=at, url=url, application=application, **context)


def _to_staff(name, application, *, at):
    for person in workers_on(application, on=timezone.localdate(at)):
        post(
            f"{LETTERS}/{name}", to=person, at=at, url=application.get_absolute_url(), application=application
        )
