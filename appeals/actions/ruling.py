"""The ruling is written, signed by every member, and takes effect with the last signature (9.9.4, 9.9.6)."""

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.queries import accounts_of
from appeals import letters, rules
from appeals.models import Ruling, RulingSignature
from appeals.papers import ruling_facts, signed_ruling_facts
from appeals.queries.hearing import majority, unsigned
from appeals.rules.hearing import seat_of
from appeals.rules.ruling import fits
from appeals.states import AppealState
from applications.actions.involvements import involve
from applications.models import Part
from certificates.models import ValidityStatus
from certificates.rules.issue import live_certificate
from decisions.actions import reopen_decision
from decisions.queries import facts_sha256
from foundation.documents.actions import order_paper, take_number
from foundation.journal.actions import record
from foundation.workflow.answers import no, require
from foundation.workflow.moves import lock, move
from sanctions.actions import give_back

TAKEN = {ValidityStatus.SUSPENDED, ValidityStatus.WITHDRAWN}


@transaction.atomic
def write_ruling(appeal, *, reasons, remedy="", by, at):
    """Write what the voices say, with the reasons; from now on it is fixed for every member to sign. Returns it."""
    appeal = lock(appeal)
    require(rules.can_rule(by, appeal, on=timezone.localdate(at)))
    if not reasons.strip():
        require(no(_("A ruling gives its reasons."), clause="9.9.4"))
    upheld = majority(appeal)
    remedy = remedy if upheld else ""
    require(fits(appeal, remedy, upheld=upheld))

    ruling = Ruling(
        hearing=appeal.hearing,
        number=take_number("appeal_ruling", at=at),
        upheld=upheld,
        remedy=remedy,
        reasons=reasons.strip(),
        written_by=by,
        written_at=at,
    )
    ruling.facts = ruling_facts(ruling).to_json()
    ruling.sha256 = facts_sha256(ruling.facts)
    ruling.save()
    move(appeal, AppealState.RULED)
    appeal.save()

    record("appeal.ruling_written", appeal, by=by, at=at, number=ruling.number, hash=ruling.sha256)
    letters.tell_team_to_sign(appeal, at=at)
    return ruling


@transaction.atomic
def sign_ruling(appeal, *, address=None, by, at):
    """A member signs the ruling as it stands; the last hand seals it: it binds both sides. Returns the signature."""
    appeal = lock(appeal)
    require(rules.can_sign(by, appeal, on=timezone.localdate(at)))

    ruling = appeal.ruling
    signature = RulingSignature.objects.create(
        ruling=ruling, seat=seat_of(by, appeal), sha256=ruling.sha256, signed_at=at, address=address
    )

    record("appeal.ruling_signed", appeal, by=by, at=at, hash=ruling.sha256)
    if not unsigned(appeal).exists():
        _seal(appeal, ruling, by=by, at=at)
    return signature


def _seal(appeal, ruling, *, by, at):
    """Minutes on paper, the end of the appeal, and what follows from it, in one transaction (9.9.6)."""
    appeal.paper = order_paper(
        "appeal-minutes",
        facts=signed_ruling_facts(ruling),
        subject=appeal.application,
        by=by,
        at=at,
        number=ruling.number,
        sealed=True,
    )
    move(appeal, AppealState.UPHELD if ruling.upheld else AppealState.REJECTED)
    appeal.closed_at = at
    appeal.save()
    for seat in appeal.live_seats:
        involve(appeal.application, seat.user, Part.HEARD, by=by, at=at)
    if ruling.upheld:
        _follow(appeal, ruling, by=by, at=at)

    record("appeal.closed", appeal, by=by, at=at, upheld=ruling.upheld, remedy=ruling.remedy)
    letters.tell_everybody_ruled(appeal, ruling, at=at)


def _follow(appeal, ruling, *, by, at):
    """Decided anew by others; or the certificate holds again, where nothing has ended or replaced it since."""
    if appeal.decision_id:
        reopen_decision(appeal.decision, way=ruling.remedy, because=ruling, by=by, at=at)
        return
    case = appeal.proposal.case
    certificate = case.certificate
    scheme, on = certificate.scheme_version.scheme_id, timezone.localdate(at)
    held = live_certificate(accounts_of(certificate.holder), scheme, on=on)
    if certificate.status_at(at) in TAKEN and held in {None, certificate}:
        give_back(case, because=ruling, by=by, at=at)
