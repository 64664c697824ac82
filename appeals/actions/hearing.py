"""Both sides speak, are called and heard; then every member gives a voice (9.9.4)."""

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from appeals import letters, rules
from appeals.models import Hearing, Side, Statement, Voice
from appeals.rules.hearing import is_heard, seat_of
from appeals.states import AppealState
from foundation.journal.actions import record
from foundation.workflow.answers import no, require
from foundation.workflow.moves import lock, move

from .lodging import keep_files

CLAUSE = "9.9.4"


@transaction.atomic
def say(appeal, *, side, words, files=(), by, at):
    """Keep what one side says, as typed on the page or written down in the hearing. Returns the `Statement`."""
    appeal, side = lock(appeal), Side(side)
    require(rules.can_say(by, appeal, side, on=timezone.localdate(at)))
    if not words.strip():
        require(no(_("Write what is to be said."), clause=CLAUSE))

    statement = Statement.objects.create(
        appeal=appeal, side=side, words=words.strip(), recorded_by=by, said_at=at
    )
    keep_files(appeal, files, statement=statement, by=by, at=at)

    record("appeal.statement_given", appeal, by=by, at=at, side=side, statement=statement.pk)
    letters.tell_others_statement(statement, at=at)
    return statement


@transaction.atomic
def call_hearing(appeal, *, on, starts_at, place, by, at):
    """Call both sides to a day, an hour and a place. Returns the `Hearing`."""
    appeal = lock(appeal)
    require(rules.can_call_hearing(by, appeal, on=timezone.localdate(at), day=on))

    hearing = Hearing.objects.create(
        appeal=appeal, on=on, starts_at=starts_at, place=place.strip(), called_by=by, called_at=at
    )

    record("appeal.hearing_called", appeal, by=by, at=at, on=on)
    letters.tell_everybody_hearing(hearing, at=at)
    return hearing


@transaction.atomic
def hold_hearing(appeal, *, appellant_came, lsp_came, words, by, at):
    """Record the hearing: who came, and what was said. Returns the hearing.

    A side that came has its statement on file; one that was called and stayed away was given its chance.
    """
    appeal = lock(appeal)
    require(rules.can_hold_hearing(by, appeal, at=at))
    if not words.strip():
        require(no(_("Write down how the hearing went."), clause=CLAUSE))

    hearing = lock(appeal.hearing)
    hearing.appellant_came, hearing.lsp_came = appellant_came, lsp_came
    hearing.held_at, hearing.words = at, words.strip()
    hearing.save()
    require(is_heard(appeal))
    move(appeal, AppealState.HEARD)
    appeal.save()

    record("appeal.heard", appeal, by=by, at=at, appellant_came=appellant_came, lsp_came=lsp_came)
    letters.tell_team_heard(appeal, at=at)
    return hearing


@transaction.atomic
def speak(appeal, *, upholds, words, by, at):
    """A member gives a voice with reasons. Returns the `Voice`."""
    appeal = lock(appeal)
    require(rules.can_speak(by, appeal, on=timezone.localdate(at)))
    if not words.strip():
        require(no(_("Give your reasons."), clause=CLAUSE))

    voice = Voice.objects.create(
        hearing=appeal.hearing,
        seat=seat_of(by, appeal),
        upholds=upholds,
        words=words.strip(),
        given_at=at,
    )

    # The trail names the fact, not the voice: the ruling is known when it is signed.
    record("appeal.voice_given", appeal, by=by, at=at, seat=voice.seat_id)
    return voice
