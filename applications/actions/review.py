"""Take a case from the queue, and give each of its items a verdict (9.1.5)."""

import datetime as dt

from django.db import transaction
from django.utils import timezone

from applications.letters import tell_reviewer_relieved
from applications.models import Part, ReviewItem, Verdict
from applications.queries.review import NOTHING, kind_of, record_of
from applications.rules.review import can_judge, can_release, can_take
from foundation.journal.actions import record
from foundation.workflow.answers import require
from foundation.workflow.moves import lock

from .involvements import involve


@transaction.atomic
def take_case(application, *, by, at, reason=""):
    """Take a case for review; one that a colleague has only with a reason, which the colleague reads.

    Returns the application. Refuses whoever is tied to the applicant, and says who has it since when.
    """
    application = lock(application)
    require(can_take(by, application, on=timezone.localdate(at), reason=reason))

    before = application.reviewer
    if before == by:
        return application
    application.reviewer, application.taken_at = by, at
    application.save()
    involve(application, by, Part.REVIEWER, by=by, at=at)

    record("application.taken", application, by=by, at=at, reason=reason.strip())
    if before:
        tell_reviewer_relieved(application, before, reason=reason.strip(), at=at)
    return application


@transaction.atomic
def release_case(application, *, tie="", by, at):
    """Put a case back into the queue; the verdicts given stay. Returns the application.

    Who names a `tie` to the applicant has no further part in the case (9.1.5, 9.4.2).
    """
    application = lock(application)
    require(can_release(by, application, on=timezone.localdate(at)))

    application.reviewer = application.taken_at = None
    application.save()
    if tie.strip():
        involve(application, by, Part.DECLARED, by=by, at=at, note=tie.strip())

    record("application.released", application, by=by, at=at)
    return application


@transaction.atomic
def judge_item(application, key, *, verdict, by, at, finding=NOTHING, reason=None, remark=""):
    """Accept or return one item. Returns the verdict, which stands until the next one on the same item.

    What was found is kept where it counts: jobs in the field and the diploma's level with the experience
    (6.1), trainers and superiors with the parts of the case (9.4.2).
    """
    application = lock(application)
    on = timezone.localdate(at)
    require(
        can_judge(by, application, key, verdict=verdict, finding=finding, reason=reason, remark=remark, on=on)
    )

    given = ReviewItem.objects.create(
        application=application,
        key=key,
        verdict=verdict,
        reason=reason if verdict == Verdict.RETURNED else None,
        remark=remark.strip() if verdict == Verdict.RETURNED else "",
        matched=finding.matched,
        given_by=by,
        given_at=at,
    )
    _keep(application, key, finding, by=by, at=at)

    seen = {"affirmed": sorted(finding.affirmed)} if finding.affirmed else {}
    record("item.judged", application, by=by, at=at, item=key, verdict=verdict, **seen)
    return given


def _keep(application, key, finding, *, by, at):
    kind, found = kind_of(key), record_of(application, key)
    if kind == "job" and finding.in_field is not None:
        found.in_field = finding.in_field
        found.save(update_fields=["in_field"])
    if kind == "education" and finding.level:
        application.education.verified_level = finding.level
        application.education.save(update_fields=["verified_level"])
    if finding.is_matched and kind == "training":
        since = timezone.make_aware(dt.datetime.combine(found.completed_on, dt.time()))
        note = f"{found.trainer_name}, {found}"
        _settle_part(application, Part.TRAINER, finding.matched, note, since=since, by=by, at=at)
    if finding.is_matched and kind == "particulars":
        note = application.particulars.superior_name
        _settle_part(application, Part.SUPERIOR, finding.matched, note, since=at, by=by, at=at)


def _settle_part(application, part, user, note, *, since, by, at):
    """Who was only presumed by the name in the form makes way for who it is."""
    presumed = application.involvements.filter(part=part, note=note)
    for row in presumed.exclude(user=user) if user else presumed:
        record("involvement.corrected", application, by=by, at=at, user=row.user_id, part=part)
        row.delete()
    if user is None:
        return
    kept = involve(application, user, part, by=by, at=at, note=note, since=since)
    if part == Part.TRAINER and kept.since != since and kept.declared_by_id != by.pk:
        # The presumption stood since the day of sending; the training was on the day of its certificate.
        kept.since, kept.declared_by = since, by
        kept.save(update_fields=["since", "declared_by"])
