"""Who records what a candidate shows and says, when, and what a record needs before it is handed in (9.3.1, 9.3.6)."""

from django.utils.translation import gettext as _

from accounts.models import Role
from accounts.rules import is_own_name
from assessments.queries import live_assignment_of
from assessments.rules.judging import can_judge
from assessments.rules.planning import names_of
from assessments.states import AssessmentState
from examinations.models import Record
from examinations.queries.plans import current_test_plan
from examinations.queries.records import evidence_of, lacking_in, recorded_forms
from examinations.states import SessionState
from foundation.workflow.answers import YES, first_no, no
from instruments.rules import can_use_instrument

CLAUSE = "9.3.1"
FIXED = "9.3.6"


def can_open_record(user, seat, instrument, *, on):
    """An assessor of the case, in a session that runs or has run today, for a form of the agreed plan."""
    works = can_assess_here(user, seat, on=on)
    return works and first_no(
        _is_the_day(seat.session, on),
        _is_here(seat),
        _is_planned(seat, instrument),
        can_use_instrument(instrument, on=on),
        _has_none(user, seat, instrument),
    )


def can_assess_here(user, seat, *, on):
    """An assessor of the case, who works in this session, while the test is on (9.2.2, E8)."""
    assessment = seat.plan.assessment
    if assessment.state != AssessmentState.TESTING:
        return no(_("Records are kept while the test is on, and not after the report."), clause=FIXED)
    judge = can_judge(user, assessment, on=on)
    if not judge:
        return judge
    if not seat.session.assessors.filter(registration__user=user).exists():
        return no(_("You do not assess in this session."), clause="9.2.2")
    return YES


def _is_the_day(session, on):
    if session.state == SessionState.RUNNING:
        return YES
    if session.state == SessionState.CLOSED and session.on == on:
        return YES
    return no(_("Records are kept while the session is running, or later on its day."), clause=CLAUSE)


def _is_here(seat):
    if seat.given_up_at is not None:
        return no(_("The candidate has no seat in this session any more."), clause="9.3.2")
    if seat.identified_at is None:
        return no(_("Compare the face of the candidate with the photo first."), clause="9.3.2")
    if seat.waits_for_admission or seat.admitted is False or not seat.took_part:
        return no(_("The candidate does not take part in this session."), clause="9.3.2")
    return YES


def _is_planned(seat, instrument):
    if seat.plan != current_test_plan(seat.plan.assessment):
        return no(_("There is a newer plan of this test."), clause="9.2.1")
    if instrument not in recorded_forms(seat):
        return no(_("The agreed plan does not test by this form."), clause="9.2.1")
    return YES


def _has_none(user, seat, instrument):
    if Record.objects.kept_by(user).filter(seat=seat, instrument=instrument).exists():
        return no(_("You keep this record already."), clause=CLAUSE)
    return YES


def can_write_record(user, record, *, on):
    """Whoever keeps it, while it is open: on the day of the session, later with a reason only."""
    own = _is_own_and_open(user, record)
    works = own and _still_assesses(user, record, on=on)
    if not works or record.late_at or record.replaces_id:
        return works
    return _is_the_day(record.seat.session, on)


def _is_own_and_open(user, record):
    if record.assessor_id != user.pk:
        return no(_("Only whoever keeps a record writes in it."), clause=CLAUSE)
    if not record.is_open:
        return no(_("This record is handed in and fixed. Correct it by a new one."), clause=FIXED)
    return YES


def _still_assesses(user, record, *, on):
    if record.assessment.state != AssessmentState.TESTING:
        return no(_("Records are kept while the test is on, and not after the report."), clause=FIXED)
    return can_judge(user, record.assessment, on=on)


def can_continue_late(user, record, *, on):
    """Whoever did not finish on the day goes on with a reason, which stands on the record."""
    if record.late_at or can_write_record(user, record, on=on):
        return no(_("This record can be written as it is."), clause=CLAUSE)
    own = _is_own_and_open(user, record)
    return own and _still_assesses(user, record, on=on)


def says_why(reason):
    """A reason is given; it stays on file."""
    if not reason.strip():
        return no(_("Say why; it stays on file."), clause=FIXED)
    return YES


def is_photo(examined):
    """What the camera gave: a picture, and no other file."""
    if not examined.content_type.startswith("image/"):
        return no(_("A photo is a JPEG or a PNG."), clause=CLAUSE)
    return YES


def can_hand_in_record(user, record, *, on):
    """When nothing is missing; what is missing is listed (9.3.6)."""
    writes = can_write_record(user, record, on=on)
    if not writes:
        return writes
    if lacking := list(lacking_in(record)):
        return no(_("This record still lacks: %s.") % "; ".join(lacking), clause=FIXED)
    return YES


def is_signed(record, *, typed_name, candidate_drawn, unsigned_reason, by):
    """The assessor signs in their own name; the candidate by hand, or it stands there why not."""
    own = is_own_name(typed_name, *names_of(by, record.assessment), clause=FIXED)
    if own and record.needs_candidate and candidate_drawn is None and not unsigned_reason.strip():
        return no(_("The candidate signs by hand, or you say why they do not."), clause=FIXED)
    return own


def can_correct_record(user, record, *, on):
    """Its own assessor, while nothing is reported: a new record with a reason, and the old one stays (9.3.6)."""
    if record.assessor_id != user.pk:
        return no(_("Only whoever kept a record corrects it."), clause=FIXED)
    if record.is_open:
        return no(_("This record is open: change it as it is."), clause=FIXED)
    if Record.objects.filter(replaces=record).exists():
        return no(_("There is a correction of this record already."), clause=FIXED)
    works = _still_assesses(user, record, on=on)
    return works and _still_counts(record)


def _still_counts(record):
    evidence = evidence_of(record)
    if not record.assessment.test_evidence.current().filter(pk=getattr(evidence, "pk", None)).exists():
        return no(_("This record does not count any more."), clause=FIXED)
    return YES


def can_read_record(user, record):
    """Who assesses the case; handed in, the candidate and the office, too (7.1.3). Who was replaced does no more."""
    if _has_case(user, record):
        return YES
    if not record.is_open and (user.pk == record.candidate.pk or user.holds(Role.SECRETARIAT, Role.HEAD)):
        return YES
    return no(_("Only assessors of this candidate read the record."), clause="9.2.2")


def _has_case(user, record):
    assignment = live_assignment_of(record.assessment, user)
    return assignment is not None and assignment.accepted_at is not None
