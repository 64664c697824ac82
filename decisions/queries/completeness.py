"""Whether a file suffices to decide, and to trace an appeal: clause by clause (9.4.1)."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from applications.models import Acknowledgement, AcknowledgementKind, Application, Rating
from applications.rules.employers import employer_is_settled
from applications.states import ApplicationState
from assessments.models import Agreement, Assessment, EventReport, RecommendationOutcome, Signer
from assessments.queries import (
    current_plan,
    elements_in_test,
    events_of,
    evidence_of_attempt,
    judgements_hash,
    last_recommendation,
    last_retake,
    lead_of,
    opening_of,
    standing,
)
from assessments.states import AssessmentState
from decisions.models import AgendaItem
from examinations.queries.doubts import unsettled
from fees.states import InvoiceState
from schemes.models import Element
from schemes.queries import document_requirements_for

from .retests import closing, owes_a_retest


@dataclass(frozen=True)
class Check:
    """One line of the check: what the clause asks for, and what is missing where it is not met."""

    clause: str
    what: str
    missing: str = ""

    @property
    def is_met(self):
        return not self.missing


def ready_for_agenda():
    """Reported cases that no living agenda has and no decision closes, the longest waiting first."""
    on_agenda = AgendaItem.objects.filter(is_live=True).values("application")
    reported = Assessment.objects.filter(state=AssessmentState.REPORTED)
    return (
        Application.objects.filter(pk__in=reported.values("application"))
        .exclude(pk__in=on_agenda)
        .exclude(pk__in=closing().values("application"))
        .select_related("scheme_version", "particulars", "assessment")
        .order_by("assessment__reported_at")
    )


def is_complete(application):
    """Whether nothing is missing."""
    return all(check.is_met for check in completeness(application))


def completeness(application):
    """The file of a case against the clauses, in their order. Returns the list of checks."""
    return [check(application) for check in CHECKS]


def _explanation(application):
    missing = (
        ""
        if _acknowledged(application, AcknowledgementKind.EXPLANATION)
        else _("The explanation was not acknowledged.")
    )
    return Check("7.1.1", _("Explanation read"), missing)


def _fee(application):
    paid = application.invoice is not None and application.invoice.state == InvoiceState.PAID
    if paid and owes_a_retest(application):
        return Check("8.4", _("Fee paid"), _("The retest is not paid."))
    return Check("8.4", _("Fee paid"), "" if paid else _("The fee is not paid."))


def _employer(application):
    """Its kind decides the fee, and whether the scheme is open to the applicant at all (2.1)."""
    return Check("8.2.3", _("Employer settled"), employer_is_settled(application).reason)


def _documents(application):
    readable = application.attachments.current().filter(upload__quarantined_at__isnull=True)
    attached = set(readable.values_list("requirement", flat=True))
    lacking = [
        str(row)
        for row in document_requirements_for(application.scheme_version)
        if row.pk not in attached and not row.requirements.all()
    ]
    return Check(
        "9.1.2", _("Required documents"), ", ".join(lacking) and _("Missing: %s") % ", ".join(lacking)
    )


def _self_assessment(application):
    elements = Element.objects.filter(unit__version=application.scheme_version_id).count()
    rated = application.ratings.filter(rating__in=Rating.values).count()
    return Check(
        "9.1.3",
        _("Self-assessment of every element"),
        "" if rated == elements else _("Some elements are not rated."),
    )


def _consent(application):
    missing = (
        "" if _acknowledged(application, AcknowledgementKind.CONSENT) else _("The consent is not signed.")
    )
    return Check("9.1.4", _("Consent signed"), missing)


def _review(application):
    accepted = application.state == ApplicationState.ACCEPTED and application.closed_by_id is not None
    return Check("9.1.5", _("Review of the file"), "" if accepted else _("The review is not concluded."))


def _candidate(application):
    return Check(
        "9.1.6",
        _("Candidate number"),
        "" if application.candidate_number else _("There is no candidate number."),
    )


def _plan(application):
    plan = current_plan(application.assessment)
    signed = set(Agreement.objects.filter(plan=plan).values_list("signer", flat=True)) if plan else set()
    return Check(
        "9.2.4",
        _("Plan agreed by both"),
        "" if signed == set(Signer.values) else _("The plan is not agreed by both."),
    )


def _assignment(application):
    lead = lead_of(application.assessment)
    lettered = lead is not None and lead.letter_id is not None and lead.accepted_at is not None
    return Check(
        "9.2.2",
        _("Assessor with letter of assignment"),
        "" if lettered else _("The letter of assignment is missing."),
    )


def _judged(application):
    result = standing(application.assessment)
    owing = result.unjudged or any(result.open_beside.values())
    missing = "" if result.cells and not owing else _("Some evidence is not judged.")
    return Check("9.2.5", _("Evidence judged by VATM"), missing)


def _weighed(application):
    """Where two assessors disagree the meeting reads both, and why the lead's weighs more (9.3.6)."""
    unsettled = standing(application.assessment).unsettled
    missing = _("The lead has not said why one judgement weighs more.") if unsettled else ""
    return Check("9.3.6", _("Differences between assessors weighed"), missing)


def _tested(application):
    """Whoever was short came through a test of just those elements, and its evidence is in the matrix (9.3.4)."""
    opening = opening_of(application.assessment)
    seen = set(application.assessment.test_evidence.current().values_list("elements", flat=True))
    short = opening.units.values_list("short_elements", flat=True) if opening else []
    again = set()
    if last_retake(application.assessment):
        again = {element.pk for element in elements_in_test(application.assessment)}
        again -= set(evidence_of_attempt(application.assessment).values_list("elements", flat=True))
    missing = _("Some elements were not tested.") if again or {*short} - {None} - seen else ""
    return Check("9.3.4", _("Evidence of the test"), missing)


def _submitted(application):
    """Of a test the LSP gets record and report: FR.AK.02 and FR.AK.05 (9.3.6)."""
    assessment, lacking = application.assessment, []
    last = last_recommendation(assessment)
    if last is None or last.record_paper_id is None:
        lacking.append("FR.AK.02")
    if opening_of(assessment) and not _is_reported_on(assessment):
        lacking.append("FR.AK.05")
    return Check(
        "9.3.6",
        _("Record and report of the assessment"),
        ", ".join(lacking) and _("Missing: %s") % ", ".join(lacking),
    )


def _is_reported_on(assessment):
    """There is a report; of a retest on every event of its lead, for the first test had one of its own."""
    reports = EventReport.objects.standing().filter(assessments=assessment)
    if last_retake(assessment) is None:
        return reports.exists()
    lead = lead_of(assessment).registration.user
    held = {event.key for event in events_of(lead) if assessment in event.cases}
    return held <= set(reports.filter(assessor=lead).values_list("event", flat=True))


def _recommended(application):
    last = last_recommendation(application.assessment)
    given = last is not None and last.outcome != RecommendationOutcome.TEST
    return Check(
        "9.2.6",
        _("Recommendation"),
        "" if given else _("There is no recommendation that can be decided upon."),
    )


def _undoubted(application):
    return Check("9.3.3", _("Equipment in order"), unsettled(application))


def _fixed(application):
    last = last_recommendation(application.assessment)
    same = last is not None and last.judgements_sha256 == judgements_hash(application.assessment)
    return Check(
        "9.3.6",
        _("Record unchanged since the report"),
        "" if same else _("The judgements, or what was tested, are not what was reported."),
    )


def _acknowledged(application, kind):
    return Acknowledgement.objects.filter(application=application, kind=kind).exists()


CHECKS = (
    _explanation,
    _employer,
    _fee,
    _documents,
    _self_assessment,
    _consent,
    _review,
    _candidate,
    _assignment,
    _plan,
    _judged,
    _recommended,
    _undoubted,
    _tested,
    _weighed,
    _submitted,
    _fixed,
)
