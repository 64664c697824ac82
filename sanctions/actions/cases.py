"""A holder is reported and asked; the case goes on, or is closed (9.5.1)."""

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from applications.actions.involvements import involve
from applications.models import Part
from foundation.documents.actions import keep_upload, take_number
from foundation.journal.actions import record
from foundation.workdays.queries import after_days
from foundation.workflow.answers import no, require
from foundation.workflow.moves import lock, move
from sanctions import letters, rules
from sanctions.models import CaseFile, Ground, SanctionCase, Source, Statement
from sanctions.rules.cases import stands
from sanctions.states import CaseState


@transaction.atomic
def report(
    certificate,
    *,
    ground,
    words,
    source=Source.STAFF,
    reporter=None,
    reporter_name="",
    uploads=(),
    files=(),
    by,
    at,
):
    """Report the holder of a certificate on one of the grounds of 9.5.1. Returns the `SanctionCase`.

    `reporter` is the person who says so, None for somebody outside, who is named as far as they are known. `by` enters
    the report: the reporter, or whoever of an upper floor takes it over. `uploads` are kept already, `files` examined.
    """
    certificate, on = lock(certificate), timezone.localdate(at)
    if source in {Source.STAFF, Source.OUTSIDE}:
        require(rules.can_report(by, certificate, on=on))
    require(stands(certificate, on=on))
    if not words.strip():
        require(no(_("Say what happened."), clause="9.5.1"))

    case = SanctionCase.objects.create(
        number=take_number("sanction", at=at),
        certificate=certificate,
        ground=Ground(ground),
        words=words.strip(),
        source=source,
        reporter=reporter,
        reporter_name=reporter_name.strip() or (reporter.full_name if reporter else ""),
        reported_at=at,
    )
    kept = [*uploads, *(keep_upload(file, by=by, at=at) for file in files)]
    _keep_files(case, kept, by=by, at=at)
    if reporter:
        involve(certificate.application, reporter, Part.REPORTED, by=by, at=at)

    record("sanction_case.reported", case, by=by, at=at, number=case.number, certificate=certificate.number)
    letters.tell_office_reported(case, at=at)
    return case


def _keep_files(case, uploads, *, statement=None, by, at):
    for upload in uploads:
        CaseFile.objects.create(case=case, upload=upload, statement=statement, added_by=by, added_at=at)


@transaction.atomic
def ask_holder(case, *, question, is_misuse, by, at):
    """Tell the holder what is reported and ask for an answer, within the days of the scheme version (9.5.1).

    Says as well whether the certificate was misused: then 9.5.2 wants a warning before it is withdrawn.
    """
    case, on = lock(case), timezone.localdate(at)
    require(rules.can_ask(by, case, on=on))
    if case.ground == Ground.C and not is_misuse:
        require(no(_("Abusing the authority that was given is misuse."), clause="9.5.2"))

    move(case, CaseState.HEARING)
    case.question, case.is_misuse, case.asked_by, case.asked_at = question.strip(), is_misuse, by, at
    case.answer_due_on = after_days(on, case.version.hearing_due_days).due_on
    case.save()
    involve(case.certificate.application, by, Part.SANCTIONED, by=by, at=at)

    record("sanction_case.holder_asked", case, by=by, at=at, due_on=case.answer_due_on, is_misuse=is_misuse)
    letters.tell_holder_asked(case, at=at)
    return case


@transaction.atomic
def answer(case, *, words, files=(), by, at):
    """Keep what the holder says, as typed on the page or as told to the office. Returns the `Statement`."""
    case = lock(case)
    require(rules.can_answer(by, case, on=timezone.localdate(at)))
    if not words.strip():
        require(no(_("Write what you say to it."), clause="9.5.1"))

    statement = Statement.objects.create(case=case, words=words.strip(), recorded_by=by, said_at=at)
    uploads = [keep_upload(file, by=by, at=at) for file in files]
    _keep_files(case, uploads, statement=statement, by=by, at=at)

    record("sanction_case.answered", case, by=by, at=at, statement=statement.pk, files=len(uploads))
    if by.pk == case.certificate.holder_id:
        letters.tell_office_holder_answered(case, at=at)
    return statement


@transaction.atomic
def add_file(case, *, file, by, at):
    """Add a piece of evidence. Returns the `CaseFile`."""
    case = lock(case)
    require(rules.can_add_file(by, case, on=timezone.localdate(at)))

    upload = keep_upload(file, by=by, at=at)
    kept = CaseFile.objects.create(case=case, upload=upload, added_by=by, added_at=at)

    record("sanction_case.file_added", case, by=by, at=at, sha256=upload.sha256)
    return kept


@transaction.atomic
def dismiss(case, *, reason, by, at):
    """Close a case that is not pursued, with the reason; a holder who was asked is told."""
    case = lock(case)
    require(rules.can_dismiss(by, case, on=timezone.localdate(at)))
    if not reason.strip():
        require(no(_("Say why it is not pursued."), clause="9.5.1"))

    close(case, CaseState.DISMISSED, words=reason, by=by, at=at)
    involve(case.certificate.application, by, Part.SANCTIONED, by=by, at=at)

    record("sanction_case.dismissed", case, by=by, at=at)
    if case.asked_at:
        letters.tell_holder_dismissed(case, at=at)
    return case


def close(case, state, *, words="", by, at):
    """End the case in this state; part of the act that ends it."""
    move(case, state)
    case.closing, case.closed_by, case.closed_at = words.strip(), by, at
    case.save()
