"""A record is handed in: signed, fixed, printed, laid into the matrix; and corrected by a new one (9.3.4, 9.3.6)."""

from django.db import transaction
from django.utils import timezone, translation

from assessments.actions import offer_test_evidence
from assessments.models import Signer
from examinations.letters.records import tell_candidate_record_corrected
from examinations.models import Record, RecordSignature
from examinations.papers.records import record_evidence, record_facts
from examinations.papers.sealing import sealed
from examinations.queries.records import digest_of_facts, evidence_of, photos_of
from examinations.rules.records import can_correct_record, can_hand_in_record, is_signed, says_why
from examinations.states import RecordState
from foundation.documents.actions import keep_hand, keep_upload, order_paper
from foundation.journal import actions as journal
from foundation.workflow.answers import require
from foundation.workflow.moves import lock, move

from .records import WORDS

CLAUSE = "9.3.6"


@transaction.atomic
def hand_in_record(
    record, *, typed_name="", drawn=None, candidate_drawn=None, unsigned_reason="", address=None, by, at
):
    """Sign and hand in: from then on the record is fixed, and its paper is evidence of the test. Returns it.

    `drawn` and `candidate_drawn` are signatures by hand, examined: the assessor's own, and the candidate's, who
    draws it on the assessor's tablet.
    """
    record = lock(record)
    require(can_hand_in_record(by, record, on=timezone.localdate(at)))
    given = {"candidate_drawn": candidate_drawn, "unsigned_reason": unsigned_reason}
    require(is_signed(record, typed_name=typed_name, **given, by=by))

    hand = keep_hand(typed_name=typed_name, drawn=drawn, address=address, clause=CLAUSE, by=by, at=at)
    record.signatures.create(signer=Signer.ASSESSOR, user=by, signed_at=at, **hand)
    if candidate_drawn is not None:
        _sign_as_candidate(record, candidate_drawn, address=address, by=by, at=at)
    record.unsigned_reason = "" if candidate_drawn else unsigned_reason.strip()
    _fix(record, by=by, at=at)

    told = {"record": record.pk, "form": record.form, "sha256": record.sha256}
    journal.record("record.handed_in", record.assessment.application, moved=[record], by=by, at=at, **told)
    if record.replaces:
        tell_candidate_record_corrected(record, at=at)
    return record


def _sign_as_candidate(record, drawn, *, address, by, at):
    RecordSignature.objects.create(
        record=record,
        signer=Signer.CANDIDATE,
        user=record.candidate,
        drawn=keep_upload(drawn, by=by, at=at),
        address=address,
        seen_by=by,
        signed_at=at,
    )


def _fix(record, *, by, at):
    kind, before = record.form.lower(), record.replaces
    facts = record_facts(record, at=at)
    record.facts, record.sha256 = sealed(kind, facts), digest_of_facts(facts.to_json())
    record.paper = order_paper(
        kind,
        facts=record.facts,
        subject=record,
        things={f"picture-{photo.pk}.jpg": photo.upload for photo in photos_of(record)},
        replaces=before.paper if before else None,
        reason=record.reason,
        by=by,
        at=at,
    )
    record.submitted_at = at
    move(record, RecordState.SUBMITTED)
    record.save()
    _offer(record, by=by, at=at)


@translation.override("id")
def _offer(record, *, by, at):
    offer_test_evidence(
        record.assessment,
        form=record.form,
        title=record.instrument.get_form_display(),
        elements=record.elements,
        paper=record.paper,
        facts=record_evidence(record),
        source=record.source,
        replaces=evidence_of(record.replaces) if record.replaces else None,
        by=by,
        at=at,
    )


@transaction.atomic
def correct_record(record, *, reason, by, at):
    """Begin a new record with what this one says; the old one stays, and counts until the new one is handed in."""
    record = lock(record)
    require(can_correct_record(by, record, on=timezone.localdate(at)))
    require(says_why(reason))

    new = Record.objects.create(
        seat=record.seat,
        instrument=record.instrument,
        assessor=by,
        number=record.number + 1,
        particulars=record.particulars,
        feedback=record.feedback,
        opened_at=at,
        replaces=record,
        reason=reason.strip()[:500],
    )
    _copy(record, new)

    told = {"record": new.pk, "replaces": record.pk, "reason": new.reason}
    journal.record("record.correction_begun", record.assessment.application, by=by, at=at, **told)
    return new


def _copy(record, new):
    """Lines and photos as they are; the files themselves stay where they lie."""
    lines = {
        line.pk: new.lines.create(
            position=line.position, item=line.item, **{name: getattr(line, name) for name in WORDS}
        )
        for line in record.lines.all()
    }
    for photo in photos_of(record):
        new.photos.create(
            line=lines.get(photo.line_id), key=photo.key, upload=photo.upload, taken_at=photo.taken_at
        )
