"""Who may be asked about whom, what a link opens, what a mail ends with (9.6.3; TRUST A9)."""

from dataclasses import dataclass, field

from django.conf import settings
from django.urls import reverse

from foundation.workflow.links import digest_of
from surveillance.models import (
    Contact,
    ContactKind,
    Enquiry,
    EnquiryCode,
    EnquiryLink,
    Method,
    Question,
    Surveillance,
)
from surveillance.states import QuestionState, SurveillanceState

METHOD_OF = {ContactKind.SUPERIOR: Method.SUPERIOR, ContactKind.THIRD_PARTY: Method.THIRD_PARTY}


def contact_of(certificate, kind):
    """Who is named now; None without."""
    return certificate.contacts.current().filter(kind=kind).first()


def own_addresses(certificate):
    """Every address of the holder, in small letters."""
    holder = certificate.holder
    known = {holder.email, *holder.emailaddress_set.values_list("email", flat=True)}
    return {one.casefold() for one in known if one}


def open_enquiry(kind, email):
    """The one that this address has not finished; None without."""
    return Enquiry.objects.filter(kind=kind, email=email.lower(), closed_at=None).first()


@dataclass
class Addressee:
    """One address, and everybody whom it can be asked about."""

    email: str
    kind: str
    name: str
    is_held: bool = False
    to_ask: list = field(default_factory=list)
    asked: list = field(default_factory=list)


def addressees():
    """Everybody who can be asked now, by address: what waits to be asked, and what was asked and is not answered."""
    found = {}
    for contact, surveillance in _askable():
        key = (contact.kind, contact.email.lower())
        one = found.setdefault(key, Addressee(contact.email, contact.kind, contact.name))
        one.is_held = one.is_held or contact.is_held
        asked = any(q.is_asked and q.contact_id == contact.pk for q in surveillance.questions.all())
        done = any(f.question and f.question.contact_id == contact.pk for f in surveillance.findings.all())
        refused = any(
            q.contact_id == contact.pk and q.state == QuestionState.DECLINED
            for q in surveillance.questions.all()
        )
        if asked:
            one.asked.append((contact, surveillance))
        elif not done and not refused:
            one.to_ask.append((contact, surveillance))
    return sorted((one for one in found.values() if one.to_ask or one.asked), key=lambda one: one.name)


def _askable():
    """(contact, surveillance) wherever one that is under way uses the method of the contact."""
    under_way = Surveillance.objects.filter(state=SurveillanceState.BEGUN).select_related(
        "certificate__holder", "certificate__scheme_version", "certificate__application__particulars"
    )
    found = {one.certificate_id: one for one in under_way.prefetch_related("questions", "findings__question")}
    contacts = Contact.objects.current().filter(certificate__in=found)
    for contact in contacts.order_by("certificate__holder_name"):
        surveillance = found[contact.certificate_id]
        if METHOD_OF[contact.kind] in surveillance.methods:
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
