"""Who writes, when and on which device, and who watches over the room (9.3.1, 9.3.2; E3, E5, E6)."""

import hashlib
from datetime import timedelta
from hmac import compare_digest

from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.rules import holds_role
from assessments.models import Assessment
from assessments.queries import BUSY
from assessments.states import AssessmentState
from examinations.models import HERE, AnswerStanding, Presence
from examinations.queries.written import live_device, overlapping_outage
from examinations.states import PaperState, SessionState
from foundation.workflow.answers import YES, first_no, no
from instruments.queries import shortage
from instruments.rules import can_use_instrument

from .sessions import WATCHERS, works_in

CLAUSE = "9.3.1"
EVIDENCE_FOR = timedelta(hours=24)
"""So long after the end an answer is still kept as evidence; what comes later is a replay."""


def can_draw(seat, instrument, elements, *, on):
    """Whether a paper can be drawn for these elements of the agreed plan: the bank has enough of each."""
    if not elements:
        return no(_("The agreed plan has no such written test."), clause=CLAUSE)
    usable = can_use_instrument(instrument, on=on)
    if not usable:
        return usable
    if not hasattr(instrument, "blueprint"):
        return no(_("This instrument has no blueprint to draw papers by."), clause=CLAUSE)
    missing = shortage(instrument.blueprint, elements)
    drawn = {row.element_id for row in instrument.blueprint.rows.all()}
    if missing or not {element.pk for element in elements} <= drawn:
        return no(_("The bank has too few items for the elements of the plan."), clause=CLAUSE)
    return YES


def can_start(user, seat, paper=None, *, at):
    """The candidate, present and identified, in a session that is running (E6)."""
    if user.pk != seat.candidate.pk:
        return no(_("Only the candidate writes this paper."), clause=CLAUSE)
    if seat.given_up_at:
        return no(_("Your seat in this session was given up."), clause="9.3.2")
    if seat.session.state != SessionState.RUNNING:
        return no(_("The session is not running. Wait until the invigilator opens it."), clause="9.3.2")
    if seat.plan.assessment.state != AssessmentState.TESTING:
        return no(_("You are not being tested any more."), clause="9.3.1")
    return first_no(_is_here(seat), _is_not_begun(paper))


def _is_here(seat):
    if seat.presence not in HERE:
        return no(_("Report to the invigilator first: you are not entered as present."), clause="9.3.2")
    if seat.presence == Presence.LATE and not seat.admitted:
        return no(_("You came late. An assessor decides whether you are let in."), clause="9.3.2")
    if seat.identified_at is None:
        return no(_("The invigilator has not compared your face with your photograph yet."), clause="9.3.2")
    return YES


def _is_not_begun(paper):
    if paper is not None and paper.state != PaperState.DRAWN:
        return no(_("You have begun this paper already."), clause=CLAUSE)
    return YES


def holds(paper, token):
    """Whether the browser with this token is the one that holds the paper."""
    device = live_device(paper)
    return device is not None and compare_digest(device.token_sha256, digest_of(token))


def goes_on(user, paper, *, token, at):
    """Whether this is the candidate at the very device that holds the paper, while it is being written."""
    return user.pk == paper.candidate_id and paper.is_writing(at) and holds(paper, token)


def digest_of(token):
    """What is kept of the token of a browser."""
    return hashlib.sha256((token or "").encode()).hexdigest()


def can_save(user, paper, *, token, at):
    """The candidate, at the device that holds the paper, from the start until a day after the end.

    Whether what is saved counts is another question: `standing_at`.
    """
    if user.pk != paper.candidate_id:
        return no(_("Only the candidate writes this paper."), clause=CLAUSE)
    if paper.started_at is None or paper.state == PaperState.VOID:
        return no(_("This paper is not being written."), clause=CLAUSE)
    if not holds(paper, token):
        return no(_("You go on at another device. Nothing is saved from this one any more."), clause=CLAUSE)
    if at > (paper.closed_at or paper.ends_at) + EVIDENCE_FOR:
        return no(_("This paper was closed long ago."), clause=CLAUSE)
    return YES


def standing_at(paper, at):
    """Whether an answer that arrives now counts (E3)."""
    if paper.is_writing(at):
        return AnswerStanding.IN_TIME
    if paper.state == PaperState.RUNNING and not paper.is_over(at):
        return AnswerStanding.GRACE
    return AnswerStanding.LATE


def can_hand_in(user, paper, *, token, at):
    """The candidate, at the device that holds the paper, before the end."""
    answer = can_save(user, paper, token=token, at=at)
    if answer and not paper.is_writing(at):
        return no(_("This paper is closed already. What you saved in time counts."), clause=CLAUSE)
    return answer


def can_take_over(user, paper, *, at):
    """The candidate goes on at another device while the paper is being written (E6)."""
    if user.pk != paper.candidate_id:
        return no(_("Only the candidate writes this paper."), clause=CLAUSE)
    if not paper.is_writing(at):
        return no(_("This paper is not being written."), clause=CLAUSE)
    return YES


def can_watch(user, session):
    """The invigilator, and the assessors who work in the session."""
    if works_in(user, session):
        return holds_role(user, *WATCHERS)
    return no(_("Only the invigilator and the assessors of this session see its room."), clause="9.3.2")


def can_give_code(user, paper, *, at):
    """Whoever watches over the room, for a paper that is being written."""
    watches = can_watch(user, paper.seat.session)
    if watches and not paper.is_writing(at):
        return no(_("This paper is not being written."), clause=CLAUSE)
    return watches


def can_void(user, paper, *, reason):
    """Whoever watches over the room takes away a paper that is not handed in; the case is not judged by it."""
    watches = can_watch(user, paper.seat.session)
    if watches and paper.state not in (PaperState.DRAWN, PaperState.RUNNING):
        return no(_("What is handed in is not taken away any more."), clause=CLAUSE)
    return watches and _says_why(reason)


def can_give_back(user, session):
    """Whoever watches over the room, while the session is running (E5)."""
    watches = can_watch(user, session)
    if watches and session.state != SessionState.RUNNING:
        return no(_("Time is given back while the session is running."), clause="9.3.2")
    return watches


def can_give_back_stretch(user, session, began_at, ended_at, *, reason, at):
    """For a stretch of the session that has passed and was not given back yet, with a reason (E5)."""
    return first_no(
        can_give_back(user, session), _says_why(reason), _is_stretch(session, began_at, ended_at, at)
    )


def _says_why(reason):
    if not reason.strip():
        return no(_("Say why; it stays on file."), clause=CLAUSE)
    return YES


def _is_stretch(session, began_at, ended_at, at):
    if ended_at <= began_at:
        return no(_("An outage ends after it begins."), clause=CLAUSE)
    if ended_at > at:
        return no(_("Give the time back when the outage is over."), clause=CLAUSE)
    if began_at < session.begins_at - timedelta(hours=3):
        return no(_("That was before this session."), clause=CLAUSE)
    known = overlapping_outage(session, began_at, ended_at)
    if known:
        return no(
            _("From %(begin)s to %(end)s was given back already. The same minutes are given back once.")
            % {"begin": _hour(known.began_at), "end": _hour(known.ended_at)},
            clause=CLAUSE,
        )
    return YES


def _hour(moment):
    return f"{timezone.localtime(moment):%H.%M.%S}"


def is_no_candidate(person, scheme):
    """Who is being assessed for a scheme sees nothing of its bank, whatever their roles (ISO/IEC 17024, 7.4)."""
    cases = Assessment.objects.filter(
        application__applicant=person, application__scheme_version__scheme=scheme, state__in=BUSY
    )
    if cases.exists():
        return no(_("You are a candidate of this scheme. Its bank is closed to you."), clause=CLAUSE)
    return YES
