"""Who may be asked about whom, what a link opens, what a mail ends with (9.6.3; TRUST A9)."""

from dataclasses import dataclass, field

from allauth.account.models import EmailAddress
from django.conf import settings
from django.urls import reverse

from accounts.queries import accounts_of
from foundation.workflow.links import digest_of
from surveillance.models import (
    Contact,
    Enquiry,
    EnquiryCode,
    EnquiryLink,
    Question,
)
from surveillance.states import QuestionState

from .plans import of_live_certificates


def contact_of(certificate, kind):
    """Who is named now; None without."""
    return certificate.contacts.current().filter(kind=kind).first()


def addresses_of(person):
    """Every address of this human being, of whatever account, in small letters."""
    accounts = accounts_of(person)
    known = {account.email for account in accounts}
    known.update(EmailAddress.objects.filter(user__in=accounts).values_list("email", flat=True))
    return {one.casefold() for one in known if one}


@dataclass
class Addressee:
    """One address, and everybody whom it can be asked about."""

    email: str
    kind: str
    name: str
    is_held: bool = False
    enquiry: Enquiry | None = None
    to_ask: list = field(default_factory=list)
    asked: list = field(default_factory=list)


def addressees(*, on, without=None):
    """Everybody who can be asked now, by address: what waits to be asked, and what was asked and is not answered.

    `without` is who looks: nobody asks about themselves.
    """
    found = {}
    open_ones = Enquiry.objects.filter(closed_at=None).prefetch_related("links")
    enquiries = {(one.kind, one.email): one for one in open_ones}
    for contact, surveillance in _askable(on=on, without=without):
        key = (contact.kind, contact.email.lower())
        one = found.setdefault(
            key, Addressee(contact.email, contact.kind, contact.name, enquiry=enquiries.get(key))
        )
        one.is_held = one.is_held or contact.is_held
        states = {q.state for q in surveillance.questions.all() if q.contact_id == contact.pk}
        if QuestionState.ASKED in states:
            one.asked.append((contact, surveillance))
        elif states <= {QuestionState.WITHDRAWN}:
            one.to_ask.append((contact, surveillance))
    return sorted((one for one in found.values() if one.to_ask or one.asked), key=lambda one: one.name)


def _askable(*, on, without):
    """(contact, surveillance) wherever one that is under way uses the method of the contact."""
    under_way = of_live_certificates(on=on).open()
    if without:
        under_way = under_way.exclude(certificate__holder__in=accounts_of(without))
    under_way = under_way.select_related("certificate__holder").prefetch_related("questions")
    found = {one.certificate_id: one for one in under_way}
    contacts = Contact.objects.current().filter(certificate__in=found)
    for contact in contacts.order_by("certificate__holder_name"):
        surveillance = found[contact.certificate_id]
        if contact.method in surveillance.methods:
            yield contact, surveillance


def link_by_token(token):
    """The link with this token, whatever became of it; None where there is none."""
    links = EnquiryLink.objects.select_related("enquiry__asked_by")
    return links.filter(token_sha256=digest_of(token)).first()


def questions_of(enquiry):
    """Everybody whom this enquiry is about, with what was said already."""
    found = enquiry.questions.exclude(state=QuestionState.WITHDRAWN)
    return found.select_related(
        "surveillance__certificate__scheme_version",
        "surveillance__certificate__application__particulars",
        "contact",
    )


def unanswered_links(at):
    """Links that were sent last for enquiries that are not finished, whether they still hold or not."""
    waiting = EnquiryLink.objects.filter(enquiry__closed_at=None, revoked_at=None)
    return waiting.select_related("enquiry__asked_by").order_by("pk")


def address_of_link(number):
    """What the mail with that link ends with: our database does not know it."""
    token = EnquiryLink.objects.get(pk=number).token
    return f"{settings.SITE_URL}{reverse('surveillance:enquiry', args=[token])}"


def digits_of_code(number):
    """What the mail with that code ends with."""
    return EnquiryCode.objects.get(pk=number).digits


def open_questions(certificate, kind=None):
    """What was asked about this holder and is not answered."""
    found = Question.objects.filter(surveillance__certificate=certificate, state=QuestionState.ASKED)
    return found.filter(contact__kind=kind) if kind else found
