"""A complaint comes in, from anybody; whoever sent it follows it and adds to it (ISO/IEC 17024 9.9)."""

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.queries import system_user
from complaints import letters, rules
from complaints.models import (
    About,
    Check,
    Complaint,
    ComplaintCode,
    ComplaintFile,
    ComplaintLink,
    Concern,
    Message,
    Side,
)
from complaints.queries.people import named_in
from complaints.queries.subjects import named
from foundation.documents.actions import keep_upload, take_number
from foundation.journal.actions import record
from foundation.workflow import links
from foundation.workflow.answers import no, require
from foundation.workflow.moves import lock


@transaction.atomic
def complain(
    *,
    about,
    words,
    about_name="",
    reference="",
    happened_on=None,
    name="",
    email="",
    phone="",
    files=(),
    checked=None,
    complainant=None,
    language="id",
    by=None,
    at,
):
    """Take a complaint. Returns it; `link` is the private one of whoever has no account.

    `files` are pairs of what `examine` and the verifier found, `checked` what the number that was typed showed.
    `complainant` is who complains while signed in; `by` who enters what somebody else said, None for strangers.
    """
    require(rules.can_complain(email, at=at))
    if not words.strip():
        require(no(_("Say what happened.")))

    certificate, application = named(reference)
    complaint = Complaint.objects.create(
        number=take_number("complaint", at=at),
        about=About(about),
        words=words.strip(),
        about_name=about_name.strip(),
        reference=reference.strip(),
        happened_on=happened_on,
        complainant=complainant,
        name="" if complainant else name.strip(),
        email="" if complainant else email.strip().lower(),
        phone="" if complainant else phone.strip(),
        language=complainant.language if complainant else language,
        entered_by=None if complainant else by,
        certificate=certificate or (checked and checked.certificate),
        application=application,
        received_at=at,
    )
    actor = by or complainant or system_user()
    if checked:
        _keep_check(complaint, None, checked, at=at)
    keep_files(complaint, files, by=actor, at=at)
    _name_whom_it_concerns(complaint, at=at)
    if complainant is None:
        new_link(complaint, at=at)

    record("complaint.received", complaint, by=actor, at=at, number=complaint.number, about=complaint.about)
    letters.tell_complainant(complaint, "received", at=at)
    letters.tell_office_received(complaint, at=at)
    return complaint


def keep_files(complaint, files, *, statement=None, by, at):
    """Each file with what the verifier says of it; the first certificate that one leads to is that of the complaint."""
    for examined, seen in files:
        upload = keep_upload(examined, by=by, at=at, allowance=f"complaint:{complaint.pk}")
        kept = ComplaintFile.objects.create(
            complaint=complaint, upload=upload, statement=statement, added_at=at
        )
        if seen:
            _keep_check(complaint, kept, seen, at=at)
            if seen.certificate and complaint.certificate is None and complaint.about == About.MISUSE:
                complaint.certificate = seen.certificate
                complaint.save(update_fields=["certificate"])


def _keep_check(complaint, file, seen, *, at):
    Check.objects.create(
        complaint=complaint,
        file=file,
        verdict=seen.verdict,
        certificate=seen.certificate,
        status=seen.status(at=at),
        detail=seen.detail,
        checked_at=at,
    )


def _name_whom_it_concerns(complaint, *, at):
    """The holder of a certificate that is misused; whoever of the LSP the words may mean."""
    people = named_in(complaint.about_name, on=timezone.localdate(at))
    if complaint.about == About.MISUSE and complaint.certificate:
        people = [complaint.certificate.holder, *people]
    for person in dict.fromkeys(people):
        put_concern(complaint, person, by=system_user(), at=at)


def put_concern(complaint, person, *, by, at):
    """From here on it is kept from this person. Returns the row, the one that is there where there is one."""
    concern, _new = Concern.objects.get_or_create(
        complaint=complaint, user=person, lifted_at=None, defaults={"named_by": by, "named_at": at}
    )
    return concern


def new_link(complaint, *, at):
    """A link that takes the place of the one before."""
    complaint.links.filter(revoked_at=None).update(revoked_at=at)
    link = ComplaintLink.fresh(complaint=complaint, at=at)
    link.save()
    return link


@transaction.atomic
def send_link(complaint, *, by=None, at):
    """Send a new private link to the address that the complaint came with. Returns the link."""
    complaint = lock(complaint)
    require(rules.can_send_link(complaint, at=at))

    link = new_link(complaint, at=at)

    record("complaint.link_sent", complaint, by=by or system_user(), at=at)
    letters.tell_complainant(complaint, "link", at=at)
    return link


@transaction.atomic
def send_code(link, *, by=None, at):
    """Six digits to the address to which the link went: whoever was only forwarded the link does not get them."""
    link = lock(link)
    require(rules.can_send_code(link, at=at))

    code = ComplaintCode.objects.create(link=link, sent_at=at)

    record("complaint.code_sent", link.complaint, by=by or system_user(), at=at)
    letters.tell_complainant_code(code, at=at)
    return code


@transaction.atomic
def enter_code(link, *, digits, by=None, at):
    """Open the page in this browser. Returns what its cookie keeps, or None for a wrong code, which is counted."""
    link = lock(link)
    require(rules.holds_link(link, at=at))

    reader = links.enter(link, digits, at=at)

    verb = "complaint.followed" if reader else "complaint.code_mistyped"
    record(verb, link.complaint, by=by or system_user(), at=at)
    return reader


@transaction.atomic
def add_words(complaint, *, words, files=(), link=None, reader="", by=None, at):
    """Whoever complained adds words, and files as `complain` takes them. Returns the message.

    Behind a private link `by` is nobody; otherwise it is the complainant, signed in.
    """
    complaint = lock(complaint)
    if link is not None:
        require(rules.can_add_by_link(lock(link), reader, at=at))
    require(rules.can_add(complaint, at=at))
    if not words.strip():
        require(no(_("Write what you want to add.")))

    message = Message.objects.create(
        complaint=complaint, side=Side.COMPLAINANT, words=words.strip(), said_by=by, said_at=at
    )
    actor = by or system_user()
    keep_files(complaint, files, by=actor, at=at)

    record("complaint.added_to", complaint, by=actor, at=at, message=message.pk, files=len(files))
    letters.tell_handler(complaint, "added", at=at)
    return message
