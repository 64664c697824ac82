"""What is known of a piece of evidence besides its judgement: how old it is, and whether anybody opened it (9.2.5)."""

from dateutil.relativedelta import relativedelta

from foundation.journal.models import Entry

OPENINGS = ("upload.opened", "upload.looked_at", "paper.opened")


def is_old(evidence, *, on):
    """Whether the evidence is older than the scheme version points out; never where either has no date."""
    if evidence.made_on is None:
        return False
    months = evidence.application.scheme_version.evidence_recency_months
    if months is None:
        return False
    return evidence.made_on < on - relativedelta(months=months)


def sheet_of(evidence, user):
    """The key of the file or, of the test, the paper that this person has to open before they judge.

    None where its facts are all there is, or where they recorded or marked it themselves.
    """
    if getattr(evidence, "made_by_id", None) == user.pk:
        return None
    return evidence.upload_id or getattr(evidence, "paper_id", None)


def opened_by(user, sheets):
    """Of these files and papers the ones that this person has opened, by the trail; one query."""
    keys = {str(sheet): sheet for sheet in sheets}
    seen = Entry.objects.filter(
        subject__in=["documents.Upload", "documents.Paper"],
        subject_id__in=keys,
        actor_id=str(user.pk),
        verb__in=OPENINGS,
    )
    return {keys[key] for key in seen.values_list("subject_id", flat=True)}


def judged_unopened(standing, user):
    """The evidence that this assessor has judged without ever opening its file (9.2.5)."""
    judged = dict.fromkeys(cell.evidence for cell in standing.cells if _is_by(cell, user))
    sheets = {evidence: sheet for evidence in judged if (sheet := sheet_of(evidence, user))}
    opened = opened_by(user, set(sheets.values()))
    return [evidence for evidence, sheet in sheets.items() if sheet not in opened]


def _is_by(cell, user):
    """Not the portfolio that somebody before them judged, and a test followed."""
    return cell.judgement and cell.judgement.judged_by_id == user.pk
