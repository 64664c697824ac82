"""Holders and strangers speak up: appeals and complaints (9.9; ISO/IEC 17024 9.9)."""

import datetime as dt

from django.utils import timezone

from appeals import actions as appeals
from appeals.models import About, Appeal, Remedy, Side
from appeals.states import AppealState
from certificates.models import Certificate
from complaints import actions as complaints
from complaints.models import Complaint
from complaints.states import ComplaintState
from decisions.models import Decision
from sanctions.models import Proposal

from .base import WORDS, Play, acting

DAY = dt.timedelta(days=1)


def appealing(stage, at):
    """From the form to the sealed ruling (9.9)."""
    measures = Proposal.objects.filter(outcome="CARRIED", appeals=None)
    decided = Decision.objects.standing().filter(appeals=None, outcome="NOT_YET")
    for subject in [*decided, *measures]:
        yield Play("lodge", _appellant(subject), _lodge(subject))
    for appeal in Appeal.objects.filter(closed_at=None).select_related("application", "appellant"):
        yield from _of_appeal(stage, appeal, at)


def _of_appeal(stage, appeal, at):
    office, seats = stage.offices[0], list(appeal.live_seats)
    chair = next((seat.user for seat in seats if seat.is_chair), stage.hearers[0])
    yield Play("withdraw", appeal.appellant, acting(appeals.withdraw, appeal))
    if appeal.state == AppealState.LODGED:
        yield Play("admit", office, acting(appeals.admit, appeal, words=WORDS))
        yield Play("dismiss appeal", office, acting(appeals.dismiss, appeal, words=WORDS))
    elif appeal.state == AppealState.ADMITTED:
        yield from _seating(stage, appeal, seats, office)
    elif appeal.state == AppealState.FORMED:
        yield from _hearing(stage, appeal, chair, at)
    else:
        yield from _ruling(appeal, seats, chair)
    for seat in seats[:1]:
        yield Play("leave", seat.user, acting(appeals.leave_seat, seat, reason=WORDS))


def _seating(stage, appeal, seats, office):
    sitting, others = (
        {seat.user_id for seat in seats},
        [stage.offices[1], stage.members[2], stage.assessors[2]],
    )
    for person in (one for one in [*stage.hearers, *others] if one.pk not in sitting):
        taken = {"is_chair": not seats}
        yield Play("seat hearer", office, acting(appeals.seat_member, appeal, person, **taken))
    yield Play("outsider", stage.head, acting(appeals.appoint_outsider, appeal, stage.assessors[1]))
    for seat in seats:
        yield Play("declare", seat.user, acting(appeals.declare, seat))
    yield Play("form", office, acting(appeals.form_team, appeal))


def _hearing(stage, appeal, chair, at):
    when = {"on": timezone.localdate(at), "starts_at": dt.time(9), "place": "Kantor LSP"}
    yield Play("call hearing", chair, acting(appeals.call_hearing, appeal, **when))
    for side, person in ((Side.APPELLANT, appeal.appellant), (Side.LSP, stage.offices[2])):
        yield Play("say", person, acting(appeals.say, appeal, side=side, words=WORDS))
    came = {"appellant_came": True, "lsp_came": True, "words": WORDS}
    yield Play("hold", chair, acting(appeals.hold_hearing, appeal, **came))


def _ruling(appeal, seats, chair):
    if appeal.state == AppealState.RULED:
        for seat in seats:
            yield Play("sign ruling", seat.user, acting(appeals.sign_ruling, appeal))
        return
    for seat in seats:
        for upholds in (True, False):
            yield Play("speak", seat.user, acting(appeals.speak, appeal, upholds=upholds, words=WORDS))
    for remedy in Remedy:
        yield Play("write", chair, acting(appeals.write_ruling, appeal, reasons=WORDS, remedy=remedy))


def _appellant(subject):
    if isinstance(subject, Decision):
        return subject.application.applicant
    return subject.case.certificate.holder


def _lodge(subject):
    said = {"about": About.DECISION, "grounds": WORDS, "explained": True, "discussed": False}
    return lambda *, by, at: appeals.lodge(subject, **said, typed_name=by.full_name, by=by, at=at)


def complaining(stage, at):
    """From the complaint of a stranger or of the holder to its end; a misuse opens a sanction case."""
    certificate = Certificate.objects.first()
    for who, reference in ((None, certificate.number), (stage.holder, ""), (stage.offices[0], "")):
        about = "MISUSE" if reference else "LSP"
        told = {"about": about, "words": WORDS, "reference": reference, "email": "warga@surel.contoh.id"}
        yield Play("complain", who or stage.holder, _complain(told, who))
    for complaint in Complaint.objects.filter(closed_at=None).select_related("handler"):
        yield from _of_complaint(stage, complaint)


def _of_complaint(stage, complaint):
    office, handler = stage.offices[0], complaint.handler or stage.offices[1]
    said = {"words": WORDS}
    if complaint.state == ComplaintState.RECEIVED:
        for person in stage.offices:
            yield Play("admit complaint", office, acting(complaints.admit, complaint, handler=person, **said))
        yield Play("turn away", office, acting(complaints.turn_away, complaint, **said))
    elif complaint.state == ComplaintState.HANDLING:
        yield Play("give on", office, acting(complaints.give_on, complaint, handler=stage.offices[2]))
        yield Play("open a case", handler, acting(complaints.open_case, complaint, ground="C", **said))
        for signer in (stage.head, stage.members[0]):
            for outcome in ("UPHELD", "NOT_UPHELD"):
                drafted = {"outcome": outcome, "findings": WORDS, "signer": signer, **said}
                yield Play("draft", handler, acting(complaints.propose, complaint, **drafted))
    elif complaint.state == ComplaintState.DRAFTED:
        answer = complaint.answers.last()
        yield Play("sign answer", answer.signer, acting(complaints.sign, answer))
        yield Play("send back", answer.signer, acting(complaints.send_back, answer, **said))
    else:
        yield Play("close complaint", handler, acting(complaints.close, complaint, **said))


def _complain(told, who):
    return lambda *, by, at: complaints.complain(**told, complainant=who and by, by=who and by, at=at)
