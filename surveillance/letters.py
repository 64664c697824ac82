"""Letters of a surveillance: to the holder, the visitor, the office, and to whoever is asked about holders (9.6).

A link and a code stand in the mail alone: what the database keeps of a letter names the row that they follow from.
"""

from django.urls import reverse

from foundation.notices.actions import post, post_to_address
from surveillance.queries.outsiders import questions_of

LANGUAGE = "id"


def tell_holder_begun(surveillance, *, at):
    _tell_holder("begun", surveillance, at=at)


def tell_holder_concluded(conclusion, *, at):
    _tell_holder("concluded", conclusion.surveillance, at=at, conclusion=conclusion)


def tell_holder_visited(visit, *, at):
    """Somebody comes: who, when, where."""
    _tell_holder("visit", visit.surveillance, at=at, visit=visit)


def tell_visit_cancelled(visit, *, at):
    _tell_holder("visit_cancelled", visit.surveillance, at=at, visit=visit)
    _post("visit_cancelled", visit.surveillance, to=visit.visitor, url="", at=at, visit=visit)


def tell_visitor(visit, *, at):
    _post("visitor", visit.surveillance, to=visit.visitor, url=visit.get_absolute_url(), at=at, visit=visit)


def tell_office_answered(question, *, at):
    """To whoever asked: which answer it is stands on the page."""
    surveillance = question.surveillance
    asker = question.enquiry.asked_by
    _post("answered", surveillance, to=asker, url=surveillance.get_absolute_url(), at=at, question=question)


def tell_outsider_asked(link, *, at):
    _outside("asked", link.enquiry, url=f"enquiry-link:{link.pk}", at=at, link=link)


def tell_outsider_code(code, *, at):
    _outside("code", code.link.enquiry, url=f"enquiry-code:{code.pk}", at=at)


def remind_outsider(link, *, step, at):
    """By the same link as before."""
    _outside("reminder", link.enquiry, url=f"enquiry-link:{link.pk}", at=at, link=link)


def _outside(name, enquiry, *, url, at, **context):
    return post_to_address(
        enquiry.email,
        LANGUAGE,
        f"surveillance/letters/{name}",
        at=at,
        url=url,
        enquiry=enquiry,
        people=[question.surveillance.certificate.holder_name for question in questions_of(enquiry)],
        **context,
    )


def _tell_holder(name, surveillance, *, at, **context):
    page = reverse("surveillance:mine", args=[surveillance.certificate_id])
    _post(name, surveillance, to=surveillance.holder, url=page, at=at, **context)


def _post(name, surveillance, *, to, url, at, **context):
    post(
        f"surveillance/letters/{name}",
        to=to,
        at=at,
        url=url,
        surveillance=surveillance,
        certificate=surveillance.certificate,
        **context,
    )
