"""The report of a surveillance: methods, findings, conclusion (9.6.3)."""

from dataclasses import dataclass

from django.utils import translation
from django.utils.translation import gettext as _

from accounts.models import Role
from foundation.documents.papers import PaperKind, register
from foundation.documents.papers.facts import Facts, IssuingBody, PaperHead, Row, Signature
from foundation.look import writing
from schemes.papers import body_facts
from surveillance.models import Method


@dataclass(frozen=True)
class SurveillanceReportFacts(Facts):
    """One report: of whom and which year, what each method showed, what was concluded and by whom."""

    body: IssuingBody
    paper: PaperHead
    rows: tuple[Row, ...]
    findings: tuple[Row, ...]
    conclusion: tuple[Row, ...]
    signer: Signature


register(PaperKind("surveillance-report", "surveillance/papers/report.html", ("letter.css",)))


@translation.override("id")
def report_facts(surveillance, *, outcome, words, follow_up_on, follow_up, number, by, at):
    """The words of a report, frozen when it is concluded."""
    certificate, version = surveillance.certificate, surveillance.version
    return SurveillanceReportFacts(
        body=body_facts(),
        paper=PaperHead(
            number=number,
            subject=_("Report of a surveillance"),
            date=writing.day(at),
            sample=version.is_example,
        ),
        rows=(
            Row(_("Holder"), certificate.holder_name),
            Row(_("Certificate"), certificate.number),
            Row(_("Scheme"), version.title_id),
            Row(_("Year"), _year_of(surveillance)),
            Row(_("Methods"), ", ".join(_carried_out(surveillance))),
        ),
        findings=tuple(_findings(surveillance)),
        conclusion=tuple(_conclusion(outcome, words, follow_up_on, follow_up)),
        signer=Signature(
            name=by.full_name,
            post=_("Head of the LSP") if by.holds(Role.HEAD) else _("Secretariat"),
            lines=(_("Signed electronically"), writing.moment(at)),
        ),
    )


def _year_of(surveillance):
    days = writing.period(surveillance.starts_on, surveillance.due_on)
    return _("%(year)d (%(days)s)") % {"year": surveillance.year, "days": days}


def _carried_out(surveillance):
    found = surveillance.findings.values_list("method", flat=True)
    return [str(Method(one).label) for one in dict.fromkeys(found)]


def _findings(surveillance):
    for finding in surveillance.findings.select_related("found_by", "question__enquiry"):
        who = finding.found_by.full_name if finding.found_by else finding.question.enquiry.name
        said = f"{finding.get_result_display()}. {finding.words}"
        yield Row(f"{finding.get_method_display()} ({who}, {writing.day(finding.found_on)})", said)


def _conclusion(outcome, words, follow_up_on, follow_up):
    yield Row(_("Outcome"), str(outcome.label))
    yield Row(_("Reasons"), words)
    if follow_up_on:
        yield Row(_("What the holder has to do"), follow_up)
        yield Row(_("To be done by"), writing.day(follow_up_on))
