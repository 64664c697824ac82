"""Who complains, and what whoever holds a private link may do (ISO/IEC 17024 9.9; TRUST A9)."""

import datetime as dt

from django.utils.translation import gettext as _

from complaints.models import Complaint
from complaints.states import ENDED
from foundation.workflow.answers import YES, first_no, no
from foundation.workflow.links import CODES_AN_HOUR

A_DAY = dt.timedelta(days=1)
LETTERS_A_DAY = 5
WORDS_A_DAY = 20


def can_complain(email, *, at):
    """Anybody; an address that was typed gets few receipts a day, whoever types it."""
    if not email:
        return YES
    of_late = Complaint.objects.filter(email=email.lower(), received_at__gt=at - A_DAY).count()
    if of_late >= LETTERS_A_DAY:
        return no(
            _(
                "Several complaints came with this address today. Add to one of them by its private link, or wait."
            )
        )
    return YES


def can_add(complaint, *, at):
    """Words and files are added until it is closed."""
    if complaint.state in ENDED:
        return no(_("This complaint is closed. Send a new one if something is left."))
    of_late = complaint.messages.filter(side="COMPLAINANT", said_at__gt=at - A_DAY).count()
    if of_late >= WORDS_A_DAY:
        return no(_("Much was added today. Wait until tomorrow, or write it in one go."))
    return YES


def holds_link(link, *, at):
    """Whether this link still opens anything; otherwise why not, in words for whoever holds it."""
    if link.is_locked:
        return no(_("A wrong code was typed too often, so this link is locked. Ask for a new one."))
    if not link.is_open(at):
        return no(_("This link holds no longer. Ask for a new one."))
    return YES


def can_send_code(link, *, at):
    """Whoever holds the link, now and then."""
    held = holds_link(link, at=at)
    if held and link.codes_of_late(at) >= CODES_AN_HOUR:
        return no(_("Several codes were sent within the hour. Use the last one, or wait."))
    return held


def can_read(link, reader, *, at):
    """Whoever has typed the code in this browser, a while ago at most."""
    held = holds_link(link, at=at)
    if held and not link.is_read_by(reader, at):
        return no(_("Type the code first that we send to your address."))
    return held


def can_add_by_link(link, reader, *, at):
    """Who reads it behind the link, adds to it."""
    return first_no(can_read(link, reader, at=at), can_add(link.complaint, at=at))


def can_send_link(complaint, *, at):
    """A new link goes to the same address, few times a day."""
    if complaint.links.filter(sent_at__gt=at - A_DAY).count() >= LETTERS_A_DAY:
        return no(_("Several links were sent today. Use the last one, or wait."))
    return YES
