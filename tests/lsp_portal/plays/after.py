"""What comes after the certificate: surveillance, sanctions, renewal (9.5-9.7)."""

import datetime as dt

from django.utils import timezone

from certificates.models import Certificate
from recertification.actions import open_renewal
from recertification.models import Renewal
from sanctions import actions as sanctions
from sanctions.models import Ground, Measure, Proposal, SanctionCase
from sanctions.states import CaseState
from surveillance import actions as surveillance
from surveillance.models import Method, Result, Surveillance
from surveillance.states import SurveillanceState
from tests.arranging import arranged
from tests.factories.applications import AttachmentFactory, UploadFactory, accept, send
from tests.factories.recertification import digest

from .base import WORDS, Play, acting

DAY = dt.timedelta(days=1)


def surveying(stage, at):
    """The yearly look at a holder (9.6)."""
    begun = Surveillance.objects.unsettled().filter(starts_on__lte=timezone.localdate(at))
    for one in begun.select_related("certificate__application"):
        case = one.certificate.application
        if one.state == SurveillanceState.PLANNED:
            yield Play("begin", stage.offices[0], acting(surveillance.begin, one, methods=[Method.LOGBOOK]))
            continue
        for result in (Result.KEPT, Result.NOT_KEPT):
            found = {"method": Method.LOGBOOK, "result": result, "words": WORDS}
            yield Play("find", stage.offices[0], acting(surveillance.record_finding, one, **found), case)
        for outcome in ("MAINTAINED", "FOLLOW_UP", "SUSPEND"):
            terms = {"follow_up": WORDS, "follow_up_on": timezone.localdate(at) + 20 * DAY}
            said = {"outcome": outcome, "words": WORDS, **(terms if outcome == "FOLLOW_UP" else {})}
            yield Play("conclude", stage.offices[1], acting(surveillance.conclude, one, **said), case)


def sanctioning(stage, at):
    """From the report to the measure, and back (9.5)."""
    for certificate in Certificate.objects.select_related("application"):
        if not SanctionCase.objects.filter(certificate=certificate, closed_at=None).exists():
            for ground in (Ground.A, Ground.C, Ground.D):
                yield Play("report", stage.offices[0], _report(certificate, ground), certificate.application)
    for case in SanctionCase.objects.filter(closed_at=None).select_related("certificate__application"):
        yield from _of_case(stage, case, case.certificate.application, timezone.localdate(at))
    for proposal in Proposal.objects.filter(outcome="").select_related("case__certificate__application"):
        touched = proposal.case.certificate.application
        yield Play("approve", stage.head, acting(sanctions.rule, proposal, approves=True), touched)
        yield Play("second", stage.members[3], acting(sanctions.rule, proposal, approves=True), touched)
        yield Play(
            "refuse", stage.head, acting(sanctions.rule, proposal, approves=False, words=WORDS), touched
        )


def _of_case(stage, case, touched, on):
    office, holder = stage.offices[1], case.certificate.holder
    misuse = case.ground == Ground.C
    asked = {"question": WORDS, "is_misuse": misuse}
    if case.state == CaseState.REPORTED:
        yield Play("ask", office, acting(sanctions.ask_holder, case, **asked), touched)
        yield Play("dismiss", office, acting(sanctions.dismiss, case, reason=WORDS), touched)
        return
    yield Play("answer", holder, acting(sanctions.answer, case, words=WORDS))
    yield Play("warn", office, acting(sanctions.warn, case, words=WORDS, comply_by=on + 10 * DAY), touched)
    for warning in case.warnings.all():
        yield Play("read", holder, acting(sanctions.confirm_reading, warning))
        for heeded in (True, False):
            judged = {"heeded": heeded, "words": WORDS}
            yield Play("judge warning", office, acting(sanctions.find, warning, **judged), touched)
    for measure in Measure:
        terms = {"ends_on": on + 60 * DAY, "condition": WORDS} if measure == Measure.SUSPEND else {}
        said = {"measure": measure, "words": WORDS, **terms}
        yield Play("propose", office, acting(sanctions.propose, case, **said), touched)


def renewing(stage, at):
    """A renewal, begun by the holder; sent and accepted as the factories do it (9.7)."""
    for certificate in Certificate.objects.filter(renewals=None).select_related("holder"):
        yield Play("renew", certificate.holder, _renew(certificate, at))
    for renewal in Renewal.objects.filter(application__state="DRAFT").select_related("application"):
        yield Play("send renewal", stage.holder, _send(renewal.application))


def _report(certificate, ground):
    def go(*, by, at):
        evidence = [UploadFactory(owner=by)]
        facts = {"ground": ground, "words": WORDS, "reporter": by, "uploads": evidence}
        return sanctions.report(certificate, **facts, by=by, at=at)

    return go


def _renew(certificate, at):
    text = digest(certificate, at=at)
    return lambda *, by, at: open_renewal(certificate, text_sha256=text, by=by, at=at)


def _send(case):
    def go(*, by, at):
        photo = case.scheme_version.document_requirements.get(code="b")
        if not case.attachments.filter(requirement=photo).exists():
            AttachmentFactory(application=case, requirement=photo)
        with arranged():
            return accept(send(case))

    return go
