"""What is known of a piece of evidence besides its judgement: how old it is, and whether anybody opened it (9.2.5)."""

from dateutil.relativedelta import relativedelta

from foundation.journal.models import Entry

OPENINGS = ("upload.opened", "upload.looked_at")


def is_old(evidence, *, on):
    """Whether the evidence is older than the scheme version points out; never where either has no date."""
    months = evidence.application.scheme_version.evidence_recency_months
    if months is None or evidence.made_on is None:
        return False
    return evidence.made_on < on - relativedelta(months=months)


def opened_by(user, uploads):
    """Of these files the ones that this person has opened, by the trail; one query."""
    keys = {str(upload): upload for upload in uploads}
    seen = Entry.objects.filter(
        subject="documents.Upload", subject_id__in=keys, actor_id=str(user.pk), verb__in=OPENINGS
    )
    return {keys[key] for key in seen.values_list("subject_id", flat=True)}


def judged_unopened(standing, user):
    """The evidence that this assessor has judged without ever opening its file (9.2.5)."""
    judged = [cell.evidence for cell in standing.cells if cell.judgement]
    opened = opened_by(user, {evidence.upload_id for evidence in judged})
    return list(dict.fromkeys(evidence for evidence in judged if evidence.upload_id not in opened))
