"""An appeal is lodged on its form, admitted or not, or withdrawn; the head lets a late one in (9.9.1, 9.9.2)."""

from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.rules.people import is_own_name
from appeals import letters, rules
from appeals.models import About, Appeal, AppealFile, LateLeave
from appeals.papers import form_facts
from appeals.queries.subjects import application_of, where
from appeals.states import AppealState
from foundation.documents.actions import keep_upload, order_paper, take_number
from foundation.journal.actions import record
from foundation.workflow.answers import NotAllowed, no, require
from foundation.workflow.moves import lock, move


@transaction.atomic
def lodge(subject, *, about, grounds, explained, discussed, typed_name, helper="", files=(), by, at):
    """Appeal against a decision of a meeting or a measure, on FR.AK.04; the clock runs from now. Returns the `Appeal`.

    `subject` is a `decisions.Decision` or a `sanctions.Proposal`; `files` are examined.
    """
    subject = lock(subject)
    require(rules.can_lodge(by, subject, at=at))
    require(_is_filled(subject, grounds, typed_name, by))

    said = {
        "about": About(about),
        "grounds": grounds.strip(),
        "explained": explained,
        "discussed": discussed,
        "helper": helper.strip(),
    }
    appeal = _lodge(subject, said, by=by, at=at)
    keep_files(appeal, files, by=by, at=at)
    appeal.form = order_paper(
        "ak04",
        facts=form_facts(appeal),
        subject=appeal.application,
        by=by,
        at=at,
        number=appeal.number,
        sealed=True,
    )
    appeal.save()

    record("appeal.lodged", appeal, by=by, at=at, number=appeal.number, about=about, files=len(files))
    letters.tell_appellant_received(appeal, at=at)
    letters.tell_office_lodged(appeal, at=at)
    return appeal


def _is_filled(subject, grounds, typed_name, by):
    if not grounds.strip():
        return no(_("Write why you appeal."), clause="9.9.2")
    if not typed_name.strip():
        return no(_("Sign by typing your name."), clause="9.9.2")
    name = application_of(subject).particulars.full_name
    return is_own_name(typed_name, name, by.full_name, clause="9.9.2")


def _lodge(subject, said, *, by, at):
    """The row; of two that come at once the database lets one through."""
    try:
        with transaction.atomic():
            return Appeal.objects.create(
                **where(subject),
                **said,
                number=take_number("appeal", at=at),
                application=application_of(subject),
                appellant=by,
                lodged_at=at,
            )
    except IntegrityError:
        raise NotAllowed(no(_("You have just appealed against this."), clause="9.9.1")) from None


def keep_files(appeal, files, *, statement=None, by, at):
    """Keep what was handed in, as it was examined."""
    for file in files:
        upload = keep_upload(file, by=by, at=at)
        AppealFile.objects.create(appeal=appeal, upload=upload, statement=statement, added_by=by, added_at=at)


@transaction.atomic
def give_leave(subject, *, reason, by, at):
    """The head lets somebody appeal late: the days to appeal begin again today. Returns the `LateLeave`."""
    subject = lock(subject)
    require(rules.can_give_leave(by, subject, at=at))
    if not reason.strip():
        require(no(_("Say why a late appeal is let in."), clause="9.9.1"))

    leave = LateLeave.objects.create(**where(subject), reason=reason.strip(), given_by=by, given_at=at)

    record("appeal.let_in_late", application_of(subject), by=by, at=at, leave=leave.pk)
    letters.tell_appellant_let_in(subject, leave, at=at)
    return leave


@transaction.atomic
def admit(appeal, *, words, by, at):
    """Admit it: a team is formed. Returns the appeal."""
    appeal = lock(appeal)
    require(rules.can_check(by, appeal, on=timezone.localdate(at)))
    _check(appeal, AppealState.ADMITTED, words=words, by=by, at=at)

    record("appeal.admitted", appeal, by=by, at=at)
    letters.tell_appellant_admitted(appeal, at=at)
    letters.tell_head_shortage(appeal, at=at)
    return appeal


@transaction.atomic
def dismiss(appeal, *, words, by, at):
    """Do not admit it, with the reasons; another one stays possible in time. Returns the appeal."""
    appeal = lock(appeal)
    require(rules.can_dismiss(by, appeal, on=timezone.localdate(at)))
    _check(appeal, AppealState.INADMISSIBLE, words=words, by=by, at=at)

    record("appeal.not_admitted", appeal, by=by, at=at)
    letters.tell_appellant_not_admitted(appeal, at=at)
    return appeal


def _check(appeal, state, *, words, by, at):
    if not words.strip():
        require(no(_("Give the reasons."), clause="9.9.4"))
    move(appeal, state)
    appeal.checked_by, appeal.checked_at, appeal.checked_words = by, at, words.strip()
    appeal.closed_at = at if state == AppealState.INADMISSIBLE else None
    appeal.save()


@transaction.atomic
def withdraw(appeal, *, by, at):
    """The appellant lets it be; the decision stays as it is. Returns the appeal."""
    appeal = lock(appeal)
    require(rules.can_withdraw(by, appeal))

    move(appeal, AppealState.WITHDRAWN)
    appeal.closed_at = at
    appeal.save()

    record("appeal.withdrawn", appeal, by=by, at=at)
    letters.tell_team_withdrawn(appeal, at=at)
    return appeal
