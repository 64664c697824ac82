"""What comes after the certificate: surveillances, sanctions, appeals (9.5, 9.6, 9.9)."""

import datetime as dt
from itertools import pairwise

from django.db.models import Count
from django.utils import timezone

from accounts.models import Role
from accounts.queries import same_person
from appeals.models import Appeal, Ruling
from appeals.queries import team_size
from appeals.states import CLOSED, FINAL, AppealState
from certificates.models import Certificate
from certificates.states import ChangeKind
from decisions.queries import facts_sha256
from foundation.deadlines.kinds import ESCALATED, LATE
from foundation.deadlines.models import Reminder
from sanctions.models import Measure, Outcome, Proposal, SanctionCase
from surveillance.models import Conclusion, Surveillance
from surveillance.models import Outcome as Concluded
from surveillance.queries.plans import LIVE
from surveillance.states import OPEN, SurveillanceState

A_DAY = dt.timedelta(days=1)
YEAR = "surveilen"
KINDS = {
    Measure.SUSPEND: ChangeKind.SUSPENDED,
    Measure.WITHDRAW: ChangeKind.WITHDRAWN,
    Measure.LIFT: ChangeKind.REINSTATED,
}


def surveillances(_at):
    """Every year of a certificate is laid out without a gap, one at most is open, and each closes with a conclusion."""
    planned = Certificate.objects.exclude(surveillances=None).prefetch_related("surveillances")
    for certificate in planned:
        yield from _gaps(certificate, sorted(certificate.surveillances.all(), key=lambda one: one.year))
    for one in Surveillance.objects.filter(state=SurveillanceState.CONCLUDED):
        if not one.conclusions.exclude(outcome=Concluded.FOLLOW_UP).exists():
            yield f"{one}: not concluded"
    for one in Conclusion.objects.select_related("concluded_by", "surveillance"):
        finders = [found.found_by for found in one.surveillance.findings.select_related("found_by")]
        if not finders or any(same_person(one.concluded_by, finder) for finder in finders):
            yield f"{one.surveillance}: {one.concluded_by} after {len(finders)} findings"


def _gaps(certificate, years):
    days = [(one.starts_on, one.due_on) for one in years]
    if days[0][0] != certificate.valid_from or days[-1][1] != certificate.valid_until:
        yield f"{certificate}: years from {days[0][0]} to {days[-1][1]}"
    for (_begun, until), (after, _until) in pairwise(days):
        if after != until + A_DAY:
            yield f"{certificate}: gap after {until}"
    if sum(one.state in OPEN for one in years) > 1:
        yield f"{certificate}: two surveillances are open"


def years(at):
    """A year that ran out has a result, or is noted as late by the bell of the morning after (9.6.2)."""
    # Yesterday's bell has rung for certain; this morning's may still.
    rung_on = timezone.localdate(at) - A_DAY
    ended = Surveillance.objects.filter(due_on__lt=rung_on).with_certificate().prefetch_related("conclusions")
    late = Reminder.objects.filter(kind=YEAR, step__regex=f"^({LATE}|{ESCALATED}):")
    noted = set(late.values_list("key", flat=True))
    for one in ended.order_by("pk"):
        settled = one.settled_at is not None and timezone.localdate(one.settled_at) <= rung_on
        followed = any(timezone.localdate(said.concluded_at) <= rung_on for said in one.conclusions.all())
        looked_after = {one.certificate.status_on(day) for day in (one.due_on + A_DAY, rung_on)} <= LIVE
        if looked_after and not (settled or followed or str(one.pk) in noted):
            yield f"{one}: over since {one.due_on}"


def sanctions(_at):
    """A measure was carried by the head, for ground d with one more, and is what became of the certificate (9.5)."""
    carried = Proposal.objects.filter(outcome=Outcome.CARRIED)
    for proposal in carried.select_related("change", "case__certificate").prefetch_related(
        "rulings__ruled_by"
    ):
        yield from _unlike(proposal)
        voices = [ruling for ruling in proposal.rulings.all() if ruling.approves]
        heads = [one for one in voices if one.as_head and _was_head(one)]
        needed = 2 if proposal.ground == "D" and proposal.measure != Measure.LIFT else 1
        if not heads or len(voices) < needed:
            yield f"{proposal}: {len(voices)} voices, {len(heads)} of heads"
    closed = SanctionCase.objects.filter(state__in=["WITHDRAWN", "LIFTED", "HEEDED", "DISMISSED"])
    for case in closed.filter(closed_at=None):
        yield f"{case}: not closed"


def _unlike(proposal):
    change, certificate = proposal.change, proposal.case.certificate
    because = (change.because_label, change.because_id)
    if (change.certificate_id, change.kind) != (certificate.pk, KINDS[proposal.measure]):
        yield f"{proposal}: {change}"
    if because != (proposal._meta.label, str(proposal.pk)) or change.at != proposal.settled_at:
        yield f"{proposal}: change of {change.at}"


def _was_head(ruling):
    return ruling.ruled_by.holds(Role.HEAD, on=timezone.localdate(ruling.ruled_at))


def appeals(_at):
    """A ruling follows its voices and is signed by the whole team; one appeal stands against one thing (9.9)."""
    for ruling in Ruling.objects.select_related("hearing__appeal__application__scheme_version"):
        yield from _unfounded(ruling)
    for appeal in Appeal.objects.filter(state__in=FINAL):
        yield from _unsigned(appeal)
    for field in ("decision", "proposal"):
        standing = Appeal.objects.standing().exclude(**{field: None}).values(field)
        for row in standing.annotate(count=Count("pk")).filter(count__gt=1).order_by(field):
            yield f"{field} {row[field]}: {row['count']} appeals"
    for appeal in Appeal.objects.filter(closed_at=None, state__in=CLOSED):
        yield f"{appeal}: closed when"


def _unfounded(ruling):
    voices = list(ruling.hearing.voices.values_list("upholds", flat=True))
    majority = sum(voices) * 2 > len(voices)
    if (
        len(voices) < team_size(ruling.hearing.appeal)
        or sum(voices) * 2 == len(voices)
        or majority is not ruling.upheld
    ):
        yield f"{ruling}: {sum(voices)} of {len(voices)} voices"
    if facts_sha256(ruling.facts) != ruling.sha256:
        yield f"{ruling}: words"
    for signature in ruling.signatures.exclude(sha256=ruling.sha256).select_related("seat__user"):
        yield f"{ruling}: hand of {signature.seat.user}"


def _unsigned(appeal):
    ruling = appeal.ruling
    if ruling is None or ruling.upheld is not (appeal.state == AppealState.UPHELD):
        yield f"{appeal}: ruling"
        return
    for seat in appeal.live_seats.exclude(signatures__ruling=ruling):
        yield f"{appeal}: hand of {seat.user}"
