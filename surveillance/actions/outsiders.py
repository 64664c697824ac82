"""A superior or third party is named, vouched for, asked by one link for everybody, and asked again (9.6.3; A9).

Whoever closes a question holds its surveillance first, then the enquiry: so an answer, a conclusion and another name
wait for each other.
"""

from django.db import transaction
from django.utils import timezone

from applications.actions.involvements import involve
from applications.models import Part
from applications.queries.people import people_called
from foundation.journal.actions import record
from foundation.workflow.answers import require
from foundation.workflow.moves import lock, move
from surveillance import letters, rules
from surveillance.models import Contact, ContactKind, Enquiry, EnquiryLink, Question
from surveillance.queries.outsiders import contact_of, open_questions
from surveillance.states import QuestionState


@transaction.atomic
def name_contact(certificate, *, kind, name, email, position="", workplace="", phone="", by, at):
    """Say who can be asked. Whoever was named before is not asked any more, and their link shows the holder no longer.

    Returns the contact.
    """
    certificate = hold(certificate)
    require(rules.can_name_contact(by, certificate, on=timezone.localdate(at)))
    require(rules.is_contact(certificate, name=name, email=email))

    facts = {"position": position.strip(), "workplace": workplace.strip(), "phone": phone.strip()}
    contact = put_contact(certificate, kind, name=name, email=email, **facts, by=by, at=at)

    record("contact.named", certificate, by=by, at=at, contact=contact.pk, kind=kind)
    return contact


def hold(certificate):
    """The certificate, locked, after its surveillance that is under way."""
    list(certificate.surveillances.open().select_for_update())
    return lock(certificate)


def put_contact(certificate, kind, *, name, email, by, at, **facts):
    """End the contact of this kind, take back what they were asked, and put this one in their place.

    Whoever leads the holder and is one of ours has no voice about them from now on (9.6.3).
    """
    before = contact_of(certificate, kind)
    if before:
        for question in open_questions(certificate, kind):
            close_question(question, QuestionState.WITHDRAWN, at=at)
            _note_withdrawn(question, by=by, at=at)
        before.ended_at = at
        before.save()
    if kind == ContactKind.SUPERIOR:
        for user in people_called(name, email).exclude(pk=certificate.holder_id):
            involve(certificate.application, user, Part.SUPERIOR, by=by, at=at, note=name)
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
    enquiry = lock(question.enquiry)
    move(question, to)
    question.closed_at = at
    for name, value in said.items():
        setattr(question, name, value)
    question.save()
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
    pairs = sorted(pairs, key=lambda pair: pair[1].pk)
    held = [lock(surveillance) for _contact, surveillance in pairs]
    enquiry = _enquiry_of(pairs[0][0], by=by, at=at)
    for (contact, _surveillance), surveillance in zip(pairs, held, strict=True):
        _put_question(enquiry, lock(contact), surveillance, by=by, at=at)

    numbers = [surveillance.pk for surveillance in held]
    record("enquiry.asked", enquiry, by=by, at=at, surveillances=numbers)
    letters.tell_outsider_asked(_new_link(enquiry, at=at), at=at)
    return enquiry


def _enquiry_of(contact, *, by, at):
    """The one that this address has not finished, held; else a new one. Two who ask at once share it."""
    enquiry, _new = Enquiry.objects.get_or_create(
        kind=contact.kind,
        email=contact.email.lower(),
        closed_at=None,
        defaults={"name": contact.name, "asked_by": by, "asked_at": at},
    )
    enquiry = lock(enquiry)
    return enquiry if enquiry.closed_at is None else _enquiry_of(contact, by=by, at=at)


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
    lock(question.surveillance)
    question = lock(question)
    require(rules.can_withdraw(by, question, on=timezone.localdate(at)))
    require(rules.says_why(reason))

    close_question(question, QuestionState.WITHDRAWN, words=reason.strip()[:1000], at=at)

    _note_withdrawn(question, by=by, at=at)
    return question


def _note_withdrawn(question, *, by, at):
    about, told = question.surveillance, question.pk
    record("question.withdrawn", about, moved=[question], by=by, at=at, question=told)
