"""The answer: drafted by one, signed by another; measures, the end, the terms (ISO/IEC 17024 9.9)."""

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from complaints import letters, papers, rules
from complaints.models import Answer, Measure, MeasureDone, Outcome, Ruling, Terms
from complaints.states import ComplaintState
from foundation.documents.actions import order_paper, take_number
from foundation.journal.actions import record
from foundation.workflow.answers import no, require
from foundation.workflow.moves import lock, move


@transaction.atomic
def propose(complaint, *, outcome, findings, words, signer, by, at):
    """Draft the answer; it goes out once somebody else has signed it. Returns the answer."""
    complaint, on = lock(complaint), timezone.localdate(at)
    outcome = Outcome(outcome)
    require(rules.can_propose(by, complaint, outcome, on=on, at=at))
    require(rules.can_be_signed_by(signer, complaint, on=on))
    if not (findings.strip() and words.strip()):
        require(no(_("An answer has its findings and its reasons.")))

    answer = Answer.objects.create(
        complaint=complaint,
        outcome=outcome,
        findings=findings.strip(),
        words=words.strip(),
        signer=signer,
        proposed_by=by,
        proposed_at=at,
    )
    move(complaint, ComplaintState.DRAFTED)
    complaint.save()

    record("complaint.answer_drafted", complaint, by=by, at=at, answer=answer.pk, outcome=outcome)
    letters.tell_signer(answer, at=at)
    return answer


@transaction.atomic
def sign(answer, *, by, at):
    """Sign the answer: it becomes a letter, and whoever complained is told that it is there. Returns the ruling."""
    complaint, answer = lock(answer.complaint), lock(answer)
    require(rules.can_rule(by, answer, on=timezone.localdate(at)))

    number = take_number("complaint_answer", at=at)
    paper = order_paper(
        "complaint-answer",
        facts=papers.answer_facts(answer, number=number, by=by, at=at),
        subject=complaint,
        by=by,
        at=at,
        number=number,
        sealed=True,
    )
    ruling = Ruling.objects.create(answer=answer, approves=True, ruled_by=by, ruled_at=at, paper=paper)
    move(complaint, ComplaintState.ANSWERED)
    complaint.answered_at = at
    complaint.save()

    record("complaint.answered", complaint, by=by, at=at, number=number, outcome=answer.outcome)
    letters.tell_complainant(complaint, "answered", at=at)
    letters.tell_handler(complaint, "signed", at=at)
    return ruling


@transaction.atomic
def send_back(answer, *, words, by, at):
    """Send a draft back with a reason: it is looked into again. Returns the ruling."""
    complaint, answer = lock(answer.complaint), lock(answer)
    require(rules.can_rule(by, answer, on=timezone.localdate(at)))
    if not words.strip():
        require(no(_("Say what is missing.")))

    ruling = Ruling.objects.create(
        answer=answer, approves=False, words=words.strip(), ruled_by=by, ruled_at=at
    )
    move(complaint, ComplaintState.HANDLING)
    complaint.save()

    record("complaint.answer_sent_back", complaint, by=by, at=at, answer=answer.pk)
    letters.tell_handler(complaint, "sent_back", at=at)
    return ruling


@transaction.atomic
def set_measure(complaint, *, words, responsible, due_on, by, at):
    """Say what is done, by whom and until when. Returns the measure."""
    complaint, on = lock(complaint), timezone.localdate(at)
    require(rules.can_set_measure(by, complaint, on=on))
    if not words.strip():
        require(no(_("Say what has to be done.")))
    if due_on < on:
        require(no(_("This day is over.")))

    measure = Measure.objects.create(
        complaint=complaint, words=words.strip(), responsible=responsible, due_on=due_on, set_by=by, set_at=at
    )

    record("complaint.measure_set", complaint, by=by, at=at, measure=measure.pk, due_on=due_on)
    if responsible.pk != by.pk:
        letters.tell_responsible(measure, at=at)
    return measure


@transaction.atomic
def finish(measure, *, words, by, at):
    """Say how it was carried out. Returns what is kept of it."""
    measure = lock(measure)
    require(rules.can_finish(by, measure))
    if not words.strip():
        require(no(_("Say what was done.")))

    done = MeasureDone.objects.create(measure=measure, words=words.strip(), done_by=by, done_at=at)

    record("complaint.measure_done", measure.complaint, by=by, at=at, measure=measure.pk)
    return done


@transaction.atomic
def close(complaint, *, words, by, at):
    """Close it once every measure is carried out; whoever complained is told what came of it."""
    complaint = lock(complaint)
    require(rules.can_close(by, complaint, on=timezone.localdate(at)))
    if not words.strip():
        require(no(_("Say what came of it.")))

    move(complaint, ComplaintState.CLOSED)
    complaint.closing, complaint.closed_at = words.strip(), at
    complaint.save()

    record("complaint.closed", complaint, by=by, at=at)
    letters.tell_complainant(complaint, "closed", at=at)
    return complaint


@transaction.atomic
def set_terms(*, check_workdays, hearing_workdays, answer_workdays, by, at):
    """Set the terms for complaints that come from now on. Returns them."""
    require(rules.can_set_terms(by, on=timezone.localdate(at)))
    if answer_workdays <= check_workdays:
        require(no(_("A complaint is checked before it is answered.")))

    terms = Terms.objects.create(
        check_workdays=check_workdays,
        hearing_workdays=hearing_workdays,
        answer_workdays=answer_workdays,
        set_by=by,
        set_at=at,
    )

    days = {"check": check_workdays, "hearing": hearing_workdays, "answer": answer_workdays}
    record("complaint.terms_set", terms, by=by, at=at, **days)
    return terms
