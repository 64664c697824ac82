"""Admitted or not, given to somebody without a part, looked into: who is named, told, heard (ISO/IEC 17024 9.9)."""

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from complaints import letters, rules
from complaints.models import About, Hearing, Message, Side, Statement
from complaints.queries.subjects import named
from complaints.states import ComplaintState
from foundation.journal.actions import record
from foundation.workflow.answers import no, require
from foundation.workflow.moves import lock, move
from sanctions.actions import report
from sanctions.models import Source

from .filing import keep_files, put_concern


@transaction.atomic
def admit(complaint, *, handler, words, by, at):
    """Admit it, with the reason, and give it to somebody without a part in it; whoever complained is told."""
    complaint, on = lock(complaint), timezone.localdate(at)
    require(rules.can_check(by, complaint, on=on))
    require(rules.can_be_given_to(handler, complaint, on=on))
    _require_words(words)

    move(complaint, ComplaintState.HANDLING)
    complaint.handler = handler
    _checked(complaint, words, by=by, at=at)
    complaint.save()

    record("complaint.admitted", complaint, by=by, at=at, handler=handler.pk)
    letters.tell_complainant(complaint, "admitted", at=at)
    letters.tell_handler(complaint, "given", at=at, but=by)
    return complaint


@transaction.atomic
def turn_away(complaint, *, words, by, at):
    """Do not admit it, with the reason, which whoever complained reads; it is closed."""
    complaint = lock(complaint)
    require(rules.can_check(by, complaint, on=timezone.localdate(at)))
    _require_words(words)

    move(complaint, ComplaintState.NOT_ADMITTED)
    _checked(complaint, words, by=by, at=at)
    complaint.closed_at = at
    complaint.save()

    record("complaint.not_admitted", complaint, by=by, at=at)
    letters.tell_complainant(complaint, "turned_away", at=at)
    return complaint


def _checked(complaint, words, *, by, at):
    complaint.checked_by, complaint.checked_at, complaint.checked_words = by, at, words.strip()


def _require_words(words):
    if not words.strip():
        require(no(_("Give your reason; it stays on file.")))


@transaction.atomic
def give_on(complaint, *, handler, by, at):
    """Give it to somebody else without a part in it."""
    complaint, on = lock(complaint), timezone.localdate(at)
    require(rules.can_give_on(by, complaint, on=on))
    require(rules.can_be_given_to(handler, complaint, on=on))

    before, complaint.handler = complaint.handler, handler
    complaint.save(update_fields=["handler"])

    record("complaint.given_on", complaint, by=by, at=at, before=before.pk, handler=handler.pk)
    letters.tell_handler(complaint, "given", at=at, but=by)
    return complaint


@transaction.atomic
def name_concerned(complaint, *, person, by, at):
    """Say whom it is about: this person reads nothing of it from now on, and is heard. Returns the row."""
    complaint = lock(complaint)
    require(rules.can_name(by, complaint, on=timezone.localdate(at)))
    require(rules.can_concern(person, complaint))

    concern = put_concern(complaint, person, by=by, at=at)

    record("complaint.person_named", complaint, by=by, at=at, person=person.pk)
    return concern


@transaction.atomic
def lift_concern(concern, *, words, by, at):
    """Say why it does not concern this person after all. Returns the row."""
    complaint, concern = lock(concern.complaint), lock(concern)
    require(rules.can_name(by, complaint, on=timezone.localdate(at)))
    _require_words(words)
    if concern.lifted_at:
        require(no(_("The complaint does not concern this person.")))

    concern.lifted_by, concern.lifted_at, concern.lifted_words = by, at, words.strip()
    concern.save()

    record("complaint.person_cleared", complaint, by=by, at=at, person=concern.user_id)
    return concern


@transaction.atomic
def name_subject(complaint, *, reference, by, at):
    """Say which certificate or which application it is about; the holder of a misused one is concerned by it."""
    complaint = lock(complaint)
    require(rules.can_name(by, complaint, on=timezone.localdate(at)))
    certificate, application = named(reference)
    if not (certificate or application):
        require(no(_("No certificate and no application has this number.")))
    if complaint.sanction_case_id:
        require(no(_("Case %s is open already.") % complaint.sanction_case, clause="9.5.1"))
    if certificate and complaint.about == About.MISUSE:
        require(rules.can_be_about(certificate, complaint))
        put_concern(complaint, certificate.holder, by=by, at=at)

    complaint.certificate, complaint.application = certificate, application
    complaint.save(update_fields=["certificate", "application"])

    subject = certificate or application
    record("complaint.subject_named", complaint, by=by, at=at, subject=subject.number)
    return complaint


@transaction.atomic
def write(complaint, *, words, by, at):
    """Tell whoever complained how far it is. Returns the message."""
    complaint = lock(complaint)
    require(rules.can_write(by, complaint, on=timezone.localdate(at)))
    if not words.strip():
        require(no(_("Write what you want to tell.")))

    message = Message.objects.create(
        complaint=complaint, side=Side.LSP, words=words.strip(), said_by=by, said_at=at
    )

    record("complaint.progress_told", complaint, by=by, at=at, message=message.pk)
    letters.tell_complainant(complaint, "progress", at=at, message=message)
    return message


@transaction.atomic
def hear(complaint, *, person, question, by, at):
    """Ask somebody whom it concerns, in words that do not tell who complained. Returns the hearing."""
    complaint = lock(complaint)
    require(rules.can_hear(by, complaint, person, on=timezone.localdate(at)))
    if not question.strip():
        require(no(_("Write what you ask.")))

    hearing = Hearing.objects.create(
        complaint=complaint, person=person, question=question.strip(), asked_by=by, asked_at=at
    )

    record("complaint.person_asked", complaint, by=by, at=at, person=person.pk)
    letters.tell_person_asked(hearing, at=at)
    return hearing


@transaction.atomic
def state(hearing, *, words, files=(), by, at):
    """Keep what the person says, on their page or to the handler. Returns the statement."""
    complaint = lock(hearing.complaint)
    hearing = lock(hearing)
    require(rules.can_state(by, hearing, on=timezone.localdate(at)))
    if not words.strip():
        require(no(_("Write what you say to it.")))

    statement = Statement.objects.create(hearing=hearing, words=words.strip(), recorded_by=by, said_at=at)
    keep_files(complaint, [(file, None) for file in files], statement=statement, by=by, at=at)

    record("complaint.person_heard", complaint, by=by, at=at, person=hearing.person_id)
    if by.pk != complaint.handler_id:
        letters.tell_handler(complaint, "heard", at=at)
    return statement


@transaction.atomic
def open_case(complaint, *, ground, words, files=(), by, at):
    """Report the holder of the certificate in a sanction case of its own, which this complaint is the source of.

    The holder reads `words` and `files` there, and not the complaint; whoever complained, where they have an account,
    is barred from what follows. Returns the complaint.
    """
    complaint = lock(complaint)
    require(rules.can_open_case(by, complaint, on=timezone.localdate(at)))

    complaint.sanction_case = report(
        complaint.certificate,
        ground=ground,
        words=words,
        source=Source.COMPLAINT,
        reporter=complaint.complainant,
        reporter_name=complaint.name,
        uploads=[one.upload for one in files],
        by=by,
        at=at,
    )
    complaint.save(update_fields=["sanction_case"])

    number = complaint.sanction_case.number
    record("complaint.case_opened", complaint, by=by, at=at, number=number)
    return complaint
