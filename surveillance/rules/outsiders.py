"""Who names a superior or third party, who asks, and what whoever holds a link may do (9.6.3; TRUST A9)."""

from django.utils.translation import gettext as _

from accounts.rules import is_own_name
from foundation.workflow.answers import YES, first_no, no
from foundation.workflow.links import CODES_AN_HOUR
from surveillance.queries.outsiders import addresses_of
from surveillance.queries.plans import LIVE
from surveillance.states import QuestionState

from .plans import handles, stands

CLAUSE = "9.6.3"


def can_name_contact(user, certificate, *, on):
    """The holder, and the office for them, as long as the certificate holds or is suspended."""
    if certificate.status_on(on) not in LIVE:
        return no(_("This certificate has ended."), clause=CLAUSE)
    return YES if user.pk == certificate.holder_id else handles(user, certificate, on=on)


def is_contact(certificate, *, name, email):
    """Somebody else than the holder, told by name and by address."""
    if email.casefold() in addresses_of(certificate.holder):
        return no(_("This is the holder's own address. Name somebody else's."), clause=CLAUSE)
    if name and is_own_name(name, certificate.holder_name, certificate.holder.full_name, clause=CLAUSE):
        return no(_("This is the holder's own name. Name somebody else."), clause=CLAUSE)
    return YES


def can_assure(user, contact, *, on):
    """The office says how it made sure whose address this is."""
    if contact.ended_at is not None:
        return no(_("Somebody else is named by now."), clause=CLAUSE)
    if not contact.is_held:
        return no(_("Nothing keeps this address back."), clause=CLAUSE)
    return handles(user, contact.certificate, on=on)


def can_ask(user, surveillance, contact, *, on):
    """The office, about a surveillance under way that uses this way, at an address that shows whose it is."""
    if not surveillance.is_open or contact.method not in surveillance.methods:
        return no(_("This surveillance does not ask this person."), clause=CLAUSE)
    if contact.ended_at is not None:
        return no(_("Somebody else is named by now."), clause=CLAUSE)
    if contact.is_held:
        return no(
            _("%s does not show whose address it is. Say first how you made sure.") % contact.email,
            clause=CLAUSE,
        )
    if surveillance.questions.filter(contact=contact).exclude(state=QuestionState.WITHDRAWN).exists():
        return no(_("This person was asked about this year already."), clause=CLAUSE)
    return first_no(
        stands(surveillance, on=on),
        handles(user, surveillance.certificate, on=on),
        is_contact(surveillance.certificate, name=contact.name, email=contact.email),
    )


def can_send_again(user, enquiry, *, on):
    """The office, while something is not answered; the link before holds no longer."""
    question = enquiry.questions.filter(state=QuestionState.ASKED).first()
    if question is None:
        return no(_("Everything is answered."), clause=CLAUSE)
    return handles(user, question.surveillance.certificate, on=on)


def can_withdraw(user, question, *, on):
    """The office, until there is an answer."""
    if not question.is_asked:
        return no(_("This is answered already."), clause=CLAUSE)
    return handles(user, question.surveillance.certificate, on=on)


def holds_link(link, *, at):
    """Whether this link still opens anything; otherwise why not, in words for whoever holds it."""
    if link.enquiry.closed_at is not None:
        return no(_("Everything is answered. Thank you: nothing more is needed."), clause=CLAUSE)
    if link.is_locked:
        return no(
            _("A wrong code was typed too often, so this link is locked. Ask for a new one."), clause=CLAUSE
        )
    if not link.holds(at):
        return no(_("This link holds no longer. Ask for a new one."), clause=CLAUSE)
    return YES


def can_send_code(link, *, at):
    """Whoever holds the link, now and then."""
    held = holds_link(link, at=at)
    if held and link.codes_of_late(at) >= CODES_AN_HOUR:
        return no(_("Several codes were sent within the hour. Use the last one, or wait."), clause=CLAUSE)
    return held


def can_read(link, reader, *, at):
    """Whoever has typed the code in this browser, a while ago at most."""
    held = holds_link(link, at=at)
    if held and not link.is_read_by(reader, at):
        return no(_("Type the code first that we send to your address."), clause=CLAUSE)
    return held


def can_answer(question, *, on):
    """Once, while the person is the one who counts and the holder is still looked after."""
    if not question.is_asked:
        return no(_("This is answered already."), clause=CLAUSE)
    return stands(question.surveillance, on=on)


def is_somebody_else(enquiry, *, email):
    """Whom the person names instead has another address."""
    if email.casefold() == enquiry.email.casefold():
        return no(_("This is your own address. Name somebody else, or answer yourself."), clause=CLAUSE)
    return YES


def says_why(words):
    """A reason is given; it stays on file."""
    if not words.strip():
        return no(_("Say why; it stays on file."), clause=CLAUSE)
    return YES
