"""Cases of the demonstration at every stage of the way, walked by the same actions as everybody's."""

import datetime as dt
from types import MappingProxyType

from django.utils import timezone

from accounts.models import AssessorRegistration, Role, User
from accounts.queries import people_holding, system_user
from applications.actions.outcomes import accept_application, lapse_application, return_application
from applications.actions.review import judge_item, take_case
from applications.models import Verdict
from applications.queries.photo import claims_of
from applications.queries.review import kind_of, lines_of, record_of
from applications.queries.texts import sha256_of
from applications.rules.review import Finding
from assessments.actions import (
    accept_assignment,
    agree_to_plan,
    assign_assessor,
    judge_evidence,
    propose_plan,
    start_review,
    submit_recommendation,
)
from assessments.models import Method, Potential, RecommendationOutcome
from assessments.queries import standing
from certificates.actions import release_meeting, sign_agreement
from certificates.queries import agreement_text
from decisions.actions import (
    attend,
    call_meeting,
    convene,
    decide,
    minute_meeting,
    put_on_agenda,
    seat_member,
    sign_minutes,
    vote,
)
from decisions.models import Presence
from decisions.queries import elements_at_stake
from fees.actions import confirm_slip, send_slip
from foundation.documents.models import Slot
from foundation.workdays.queries import add_workdays
from schemes.models import ReasonKind
from surveillance.actions import lay_out

from .files import handed_in

SECRETARIAT, ASSESSOR, HEAD = "sekretariat@contoh.id", "asesor@contoh.id", "ketua@contoh.id"
DAY = dt.timedelta(days=1)


def person(address):
    return User.objects.get(email=address)


def paid(application, *, at):
    """The fee transferred, the slip sent and confirmed."""
    invoice, payer = application.invoice, application.applicant
    slip = send_slip(
        invoice,
        examined=handed_in(Slot.SLIP, "Bukti transfer", invoice.number, f"Rp {invoice.amount}"),
        amount=invoice.amount,
        paid_on=timezone.localdate(at),
        by=payer,
        at=at,
    )
    confirm_slip(
        slip,
        amount=invoice.amount,
        received_on=timezone.localdate(at),
        bank_reference=f"CONTOH{invoice.pk:06d}",
        by=person(SECRETARIAT),
        at=at,
    )
    application.invoice.refresh_from_db()
    return application


def accepted(application, *, at):
    """Paid, every item accepted by the secretariat: a candidate."""
    paid(application, at=at)
    _review(application, at=at)
    return accept_application(application, by=person(SECRETARIAT), at=at)


def returned(application, faults, *, at):
    """Sent back with these: kind of an item, or letter of a document → (code of the reason, what to do)."""
    _review(application, faults, at=at)
    return return_application(application, by=person(SECRETARIAT), at=at)


def lapsed(application, faults, *, at):
    """Sent back, and closed on the day after the last, since nobody answered."""
    back = returned(application, faults, at=at)
    days = (back.due_on - timezone.localdate(at)).days
    return lapse_application(back.application, by=system_user(), at=at + (days + 1) * DAY)


def _review(application, faults=MappingProxyType({}), *, at):
    """Taken, and a verdict on every item."""
    office = person(SECRETARIAT)
    take_case(application, by=office, at=at)
    for line in lines_of(application, on=timezone.localdate(at)):
        key, kind = line.item.key, kind_of(line.item.key)
        name = record_of(application, key).code if kind == "document" else kind
        judge_item(application, key, **_verdict(application, key, faults.get(name)), by=office, at=at)


def _verdict(application, key, fault):
    if fault:
        code, remark = fault
        reason = application.scheme_version.reasons.get(kind=ReasonKind.RETURN, code=code)
        return {"verdict": Verdict.RETURNED, "reason": reason, "remark": remark}
    kind = kind_of(key)
    finding = Finding(
        in_field=True if kind == "job" else None,
        level=application.education.level if kind == "education" else "",
        affirmed=frozenset(claims_of(application, key)),
        is_matched=kind in ("training", "particulars"),
    )
    return {"verdict": Verdict.ACCEPTED, "finding": finding}


def reported(application, *, at, outcome=RecommendationOutcome.COMPETENT):
    """Assigned, planned, agreed, judged, recommended: over the days from `at` on."""
    assessor = person(ASSESSOR)
    assessment = agreed(application, at=at)
    start_review(assessment, by=assessor, at=at + 2 * DAY)
    _judge(assessment, short=outcome == RecommendationOutcome.TEST, by=assessor, at=at + 2 * DAY)
    submit_recommendation(assessment, outcome=outcome, by=assessor, at=at + 3 * DAY)
    return assessment


def agreed(application, *, at):
    """An assessor who has accepted, and a plan with both hands under it."""
    assessor = person(ASSESSOR)
    registration = AssessorRegistration.objects.get(user=assessor)
    assignment = assign_assessor(application, registration, by=person(SECRETARIAT), at=at)
    accept_assignment(assignment, by=assessor, at=at)
    plan = propose_plan(
        assignment.assessment,
        potential=Potential.EXPERIENCED_TO_STANDARD,
        methods=[Method.PORTFOLIO],
        approach="Bukti portofolio dinilai per elemen; yang belum cukup dibicarakan.",
        place="Daring",
        on=add_workdays(timezone.localdate(at), 1).due_on,
        # One assessor sits with one candidate at a time.
        starts_at=dt.time(7 + application.pk % 12),
        by=assessor,
        at=at,
    )
    for hand in (application.applicant, assessor):
        agree_to_plan(plan, typed_name=hand.full_name, by=hand, at=at + DAY)
    return assignment.assessment


def _judge(assessment, *, short, by, at):
    for cell in standing(assessment).cells:
        enough = not short or cell.element.position > 1
        judge_evidence(
            assessment,
            evidence=cell.evidence,
            element=cell.element,
            answers={"valid": True, "authentic": True, "current": True, "sufficient": enough},
            remarks={} if enough else {"sufficient": "Bukti belum mencakup semua kriteria elemen ini."},
            version=cell.version,
            by=by,
            at=at,
        )


def meeting(assessments, *, on, at):
    """A meeting with its team seated and these cases on its agenda."""
    office = person(SECRETARIAT)
    planned = call_meeting(on=on, starts_at=dt.time(9), place="Ruang rapat LSP (CONTOH)", by=office, at=at)
    for assessment in assessments:
        put_on_agenda(planned, assessment.application, by=office, at=at)
    members = people_holding(Role.DECISION, on=on).order_by("email")
    for number, member in enumerate(members[:3]):
        seat_member(planned, member, is_chair=number == 0, by=office, at=at)
    return planned


def sealed(assessments, outcomes, *, at):
    """A meeting that decided, with minutes signed and decree sealed. Returns the certificates, their years laid out."""
    held = meeting(assessments, on=timezone.localdate(at), at=at - DAY)
    seats = list(held.seats.select_related("user"))
    for seat in seats:
        attend(seat, presence=Presence.IN_PERSON, declared=True, by=seat.user, at=at)
    chair = seats[0].user
    convene(held, by=chair, at=at)
    for item, (outcome, reason) in zip(held.items.all(), outcomes, strict=True):
        for seat in seats:
            vote(item, outcome=outcome, by=seat.user, at=at)
        decide(item, reason=reason, elements=elements_at_stake(item)[:1], by=chair, at=at)
    minute_meeting(held, by=chair, at=at)
    for seat in seats:
        sign_minutes(held, by=seat.user, at=at)
    released_at = at + dt.timedelta(hours=3)
    certificates = release_meeting(held, by=person(HEAD), at=released_at)
    for certificate in certificates:
        lay_out(certificate, by=system_user(), at=released_at)
    return certificates


def signed_for(certificate, *, at):
    """The agreement on use signed by the holder."""
    text = agreement_text(certificate.scheme_version)
    holder = certificate.holder
    return sign_agreement(
        certificate, text_sha256=sha256_of(text), typed_name=holder.full_name, by=holder, at=at
    )
