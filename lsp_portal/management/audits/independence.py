"""Who decided, ruled and heard had no part: reckoned anew from the rows, human being by human being (I1-I3)."""

import datetime as dt
from collections import defaultdict

from django.utils import timezone

from accounts.models import Relation, RelationKind
from appeals.models import Seat, Voice
from applications.models import Involvement, Part
from applications.rules.independence import ABOUT_THE_PERSON
from complaints.models import Ruling as Answered
from sanctions.models import Ruling

CLOSE = (RelationKind.SUPERIOR, RelationKind.FAMILY)


def human(user):
    """One human being, whatever the account: by the identity number, where it is known."""
    return user.nik_index or user.pk


def parts_until(case, moment):
    """{human being: parts} of everybody who had one in the case by then, or by the end of it where `moment` is None."""
    found = defaultdict(set)
    for part in Involvement.objects.filter(application=case).select_related("user"):
        if moment is None or part.since <= moment:
            found[human(part.user)].add(part.part)
    found[human(case.applicant)].add(Part.APPLICANT)
    return found


def ties_on(moment):
    """{human being: {(human being, kind)}} of what was declared by then and held on that day, in both directions."""
    day, found = timezone.localdate(moment), defaultdict(set)
    declared = Relation.objects.in_force_on(day).filter(declared_at__lte=moment)
    for tie in declared.select_related("user", "other"):
        found[human(tie.user)].add((human(tie.other), tie.kind))
        found[human(tie.other)].add((human(tie.user), tie.kind))
    return found


def rulings(_at):
    """Who decides on a sanction neither proposed nor reported it, nor is tied to the holder (9.5.1)."""
    related = ("ruled_by", "proposal__proposed_by", "proposal__case__reporter")
    case = "proposal__case__certificate__application"
    for ruling in Ruling.objects.select_related(*related, f"{case}__applicant"):
        who, sanction = human(ruling.ruled_by), ruling.proposal.case
        others = [ruling.proposal.proposed_by, *([sanction.reporter] if sanction.reporter else [])]
        application = sanction.certificate.application
        parts = parts_until(application, ruling.ruled_at)[who]
        tied = human(application.applicant) in {one for one, _kind in ties_on(ruling.ruled_at)[who]}
        if who in map(human, others) or tied or parts & (ABOUT_THE_PERSON | {Part.REPORTED}):
            yield f"{ruling.proposal}: {ruling.ruled_by}"


def panels(_at):
    """Who hears an appeal had no part in the case, and is not close to anybody who had (9.9.3)."""
    spoken = Voice.objects.select_related("seat__user", "hearing__appeal__application__applicant")
    for voice in spoken:
        yield from _conflicts(voice.seat, voice.hearing.appeal.application, voice.given_at)
    sitting = Seat.objects.filter(ended_at=None, voices=None)
    for seat in sitting.select_related("user", "appeal__application__applicant"):
        yield from _conflicts(seat, seat.appeal.application, seat.appointed_at)


def _conflicts(seat, case, moment):
    who, parts = human(seat.user), parts_until(case, moment)
    ties = ties_on(moment)[who]
    if who in parts:
        yield f"{seat}: {', '.join(sorted(parts[who]))}"
    acted = {one for one, theirs in parts.items() if theirs - ABOUT_THE_PERSON}
    tied = any(one == human(case.applicant) or (one in acted and kind in CLOSE) for one, kind in ties)
    if tied:
        yield f"{seat}: tie"


def complaints(_at):
    """Who signs the answer to a complaint neither handled it, nor complained, nor is concerned by it (7.2.2)."""
    signed = Answered.objects.filter(approves=True).select_related(
        "ruled_by", "answer__proposed_by", "answer__complaint__complainant", "answer__complaint__handler"
    )
    for ruling in signed:
        complaint = ruling.answer.complaint
        concerned = complaint.concerns.filter(lifted_at=None).select_related("user")
        others = [ruling.answer.proposed_by, complaint.handler, *(concern.user for concern in concerned)]
        if complaint.complainant:
            others.append(complaint.complainant)
        if human(ruling.ruled_by) in map(human, others):
            yield f"{complaint}: {ruling.ruled_by}"


def voters(votes):
    """The votes of people who were tied to the candidate, or had trained or tested for the scheme of late, as read."""
    wide = defaultdict(list)
    served = Involvement.objects.filter(part__in=[Part.TRAINER, Part.ASSESSOR, Part.INVIGILATOR])
    for part in served.select_related("user", "application"):
        wide[human(part.user), part.application.scheme_id].append(part)
    for vote in votes:
        who, case = human(vote.seat.user), vote.item.application
        if human(case.applicant) in {one for one, _kind in ties_on(vote.cast_at)[who]}:
            yield f"{vote.item}: {vote.seat}: tie"
        if any(_counts(part, case, vote.cast_at) for part in wide[who, case.scheme_id]):
            yield f"{vote.item}: {vote.seat}: scheme"


def _counts(part, case, moment):
    version = case.scheme_version
    elsewhere = part.application_id != case.pk and version.independence_scope == "WHOLE_SCHEME"
    return elsewhere and part.since <= moment < _later(part.since, version.independence_months)


def _later(moment, months):
    """Surely no earlier than so many months after: what lies on the edge is not a difference."""
    return moment + dt.timedelta(days=28 * months)
