"""A superior or third party is named, vouched for, asked by one link for everybody, and asked again (9.6.3; A9)."""

from django.db import transaction
from django.utils import timezone

from foundation.journal.actions import record
from foundation.workflow.answers import require
from foundation.workflow.moves import lock, move
from surveillance import letters, rules
from surveillance.models import Contact, Enquiry, EnquiryLink, Question
from surveillance.queries.outsiders import contact_of, open_enquiry, open_questions
from surveillance.states import QuestionState


@transaction.atomic
def name_contact(certificate, *, kind, name, email, position="", workplace="", phone="", by, at):
    """Say who can be asked. Whoever was named before is not asked any more, and their link shows the holder no longer.

    Returns the contact.
    """
    certificate = lock(certificate)
    require(rules.can_name_contact(by, certificate, on=timezone.localdate(at)))
    require(rules.is_contact(certificate, name=name, email=email))

    facts = {"position": position.strip(), "workplace": workplace.strip(), "phone": phone.strip()}
    contact = put_contact(certificate, kind, name=name, email=email, **facts, by=by, at=at)

    record("contact.named", certificate, by=by, at=at, contact=contact.pk, kind=kind)
    return contact


def put_contact(certificate, kind, *, name, email, by, at, **facts):
    """End the contact of this kind, take back what they were asked, and put this one in their place."""
    before = contact_of(certificate, kind)
    if before:
        for question in open_questions(certificate, kind):
            close_question(question, QuestionState.WITHDRAWN, at=at)
        before.ended_at = at
        before.save()
    return Contact.objects.create(
        certificate=certificate,
        kind=kind,
        name=name.strip(),
        email=email.strip().lower(),
        named_by=by,
        named_at=at,
        **facts,
    )


def close_question(question, to, *, at, **said):
    """The question is closed, and with the last one the enquiry: then its link opens nothing any more."""
    move(question, to)
    question.closed_at = at
    for name, value in said.items():
        setattr(question, name, value)
    question.save()
    enquiry = lock(question.enquiry)
    if not enquiry.questions.filter(state=QuestionState.ASKED).exists():
        enquiry.closed_at = at
        enquiry.save(update_fields=["closed_at"])
        enquiry.links.filter(revoked_at=None).update(revoked_at=at)


@transaction.atomic
def assure_contact(contact, *, assurance, by, at):
    """Say how the office made sure whose address this is; only then is anybody asked there. Returns the contact."""
    contact = lock(contact)
    require(rules.can_assure(by, contact, on=timezone.localdate(at)))
    require(rules.says_why(assurance))

    contact.assurance, contact.assured_by, contact.assured_at = assurance.strip(), by, at
    contact.save()

    record("contact.assured", contact.certificate, by=by, at=at, contact=contact.pk)
    return contact


@transaction.atomic
def ask(pairs, *, by, at):
    """Ask one address about everybody in `pairs`, [(contact, surveillance)], by one link. Returns the enquiry.

    Where the address has not finished an enquiry, the new ones join it, and a new link takes the place of the old.
    """
    first, _surveillance = pairs[0]
    enquiry = open_enquiry(first.kind, first.email)
    enquiry = (
        lock(enquiry)
        if enquiry
        else Enquiry.objects.create(
            kind=first.kind, name=first.name, email=first.email.lower(), asked_by=by, asked_at=at
        )
    )
    for contact, surveillance in pairs:
        _put_question(enquiry, lock(contact), lock(surveillance), by=by, at=at)

    numbers = [surveillance.pk for _contact, surveillance in pairs]
    record("enquiry.asked", enquiry, by=by, at=at, surveillances=numbers)
    letters.tell_outsider_asked(_new_link(enquiry, at=at), at=at)
    return enquiry


def _put_question(enquiry, contact, surveillance, *, by, at):
    require(rules.can_ask(by, surveillance, contact, on=timezone.localdate(at)))
    Question.objects.create(enquiry=enquiry, contact=contact, surveillance=surveillance, asked_at=at)


def _new_link(enquiry, *, at):
    enquiry.links.filter(revoked_at=None).update(revoked_at=at)
    link = EnquiryLink.fresh(enquiry=enquiry, at=at)
    link.save()
    return link


@transaction.atomic
def send_again(enquiry, *, by, at):
    """Send a new link to the same address; the one before opens nothing any more. Returns the link."""
    enquiry = lock(enquiry)
    require(rules.can_send_again(by, enquiry, on=timezone.localdate(at)))

    link = _new_link(enquiry, at=at)

    record("enquiry.asked_again", enquiry, by=by, at=at)
    letters.tell_outsider_asked(link, at=at)
    return link


@transaction.atomic
def withdraw(question, *, reason, by, at):
    """Take a question back before it is answered. Returns the question."""
    question = lock(question)
    require(rules.can_withdraw(by, question, on=timezone.localdate(at)))
    require(rules.says_why(reason))

    close_question(question, QuestionState.WITHDRAWN, words=reason.strip()[:1000], at=at)

    record("question.withdrawn", question.surveillance, by=by, at=at, question=question.pk)
    return question
