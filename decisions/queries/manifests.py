"""The file as it was decided: what it held, each piece with its hash, so that an appeal sees exactly this (9.4.1 b)."""

import hashlib
import json

from assessments.queries import last_recommendation, lead_of
from foundation.documents.models import Paper


def manifest_rows(application):
    """Every upload, paper and judgement of the case in a fixed order: [kind, name, sha256]."""
    rows = [
        ["document", str(row.requirement), row.upload.sha256]
        for row in application.attachments.current().select_related("requirement", "upload")
    ]
    rows += [
        ["evidence", row.title, row.upload.sha256]
        for row in application.evidence.filter(removed_at__isnull=True).select_related("upload")
    ]
    rows += [
        ["employer", str(row), row.proof.sha256]
        for row in application.employer_reports.exclude(proof=None).select_related("organisation", "proof")
    ]
    rows += [["acknowledgement", row.kind, row.text_sha256] for row in application.acknowledgements.all()]
    rows += [
        ["paper", f"{paper.kind} {paper.number}".strip(), paper.sha256] for paper in _papers(application)
    ]
    recommendation = last_recommendation(application.assessment)
    rows.append(
        ["judgements", f"#{recommendation.number} {recommendation.outcome}", recommendation.judgements_sha256]
    )
    return rows


def _papers(application):
    recommendation, lead = last_recommendation(application.assessment), lead_of(application.assessment)
    kept = [*Paper.objects.about(application), lead and lead.letter, recommendation.paper]
    return [paper for paper in kept if paper is not None]


def facts_sha256(facts):
    """SHA-256 over the facts of minutes or of an addendum: what a member signs."""
    return hashlib.sha256(json.dumps(facts, ensure_ascii=False, sort_keys=True).encode()).hexdigest()


def manifest_sha256(rows):
    """One hash over the whole list."""
    return hashlib.sha256(json.dumps(rows, ensure_ascii=False).encode()).hexdigest()
