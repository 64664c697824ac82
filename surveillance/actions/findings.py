"""A logbook is read, a visit arranged and reported (9.6.3)."""

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from applications.actions.involvements import involve
from applications.models import Part
from foundation.documents.actions import keep_upload
from foundation.journal.actions import record
from foundation.workflow.answers import no, require
from foundation.workflow.moves import lock
from surveillance import letters, rules
from surveillance.models import Finding, FindingFile, Method, Visit


@transaction.atomic
def record_finding(surveillance, *, method, result, words, files=(), by, at):
    """Enter what the logbook, or another method, showed. `files` are examined. Returns the finding."""
    surveillance, on = lock(surveillance), timezone.localdate(at)
    require(rules.can_record(by, surveillance, method, on=on))
    _require_words(words)

    facts = {"method": method, "result": result, "words": words.strip(), "found_on": on}
    finding = _keep(surveillance, files, **facts, by=by, at=at)

    record("finding.recorded", surveillance, by=by, at=at, method=method, result=result)
    return finding


def _require_words(words):
    if not words.strip():
        require(no(_("Say what was found."), clause="9.6.3"))


def _keep(surveillance, files, *, by, at, **facts):
    finding = Finding.objects.create(surveillance=surveillance, found_by=by, found_at=at, **facts)
    for file in files:
        FindingFile.objects.create(finding=finding, upload=keep_upload(file, by=by, at=at))
    involve(surveillance.certificate.application, by, Part.SURVEYED, by=by, at=at)
    return finding


@transaction.atomic
def arrange_visit(surveillance, *, visitor, visit_on, place, by, at):
    """Send somebody to the workplace. Returns the visit."""
    surveillance, on = lock(surveillance), timezone.localdate(at)
    require(rules.can_arrange_visit(by, surveillance, visitor, visit_on=visit_on, on=on))

    visit = Visit.objects.create(
        surveillance=surveillance,
        visitor=visitor,
        visit_on=visit_on,
        place=place.strip(),
        arranged_by=by,
        arranged_at=at,
    )

    record("visit.arranged", surveillance, by=by, at=at, visitor=visitor.pk, visit_on=str(visit_on))
    letters.tell_visitor(visit, at=at)
    letters.tell_holder_visited(visit, at=at)
    return visit


@transaction.atomic
def cancel_visit(visit, *, reason, by, at):
    """Call a visit off. Returns it."""
    visit = _held(visit)
    require(rules.can_cancel_visit(by, visit, on=timezone.localdate(at)))
    require(rules.says_why(reason))

    visit.cancelled_at, visit.reason = at, reason.strip()[:500]
    visit.save()

    record("visit.cancelled", visit.surveillance, by=by, at=at, visit=visit.pk)
    letters.tell_visit_cancelled(visit, at=at)
    return visit


def _held(visit):
    """The visit, locked after its surveillance: a conclusion does not overtake a report."""
    surveillance = lock(visit.surveillance)
    visit = lock(visit)
    visit.surveillance = surveillance
    return visit


@transaction.atomic
def report_visit(visit, *, visited_on, met_with, result, words, files=(), by, at):
    """The visitor's report, with photos. Returns the finding."""
    visit, on = _held(visit), timezone.localdate(at)
    require(rules.can_report_visit(by, visit, on=on))
    _require_words(words)
    if visited_on is None or not timezone.localdate(visit.arranged_at) <= visited_on <= on:
        require(no(_("Say on which day you were there."), clause="9.6.3"))

    facts = {"result": result, "words": words.strip(), "met_with": met_with.strip(), "visit": visit}
    finding = _keep(
        visit.surveillance, files, method=Method.VISIT, found_on=visited_on, **facts, by=by, at=at
    )

    record("visit.reported", visit.surveillance, by=by, at=at, visit=visit.pk, result=result)
    return finding
