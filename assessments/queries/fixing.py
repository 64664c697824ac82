"""What a recommendation fixes: every judgement as it stood, and one hash over all of them (9.3.6)."""

import hashlib
import json

from assessments.models import Judgement


def judgements_read(assessment):
    """Every judgement as it stands, in a fixed order: place, V, A, T, M, who judged, and the remarks.

    The portfolio first; what a test brought follows with its source in the place of the evidence.
    """
    rows = list(assessment.judgements.select_related("test_evidence"))
    return [_read(row) for row in sorted(rows, key=_place)]


def _place(row):
    return row.test_evidence_id or 0, row.evidence_id or 0, row.element_id, row.judged_by_id


def _read(row):
    place = row.evidence_id or f"test:{row.test_evidence.source}"
    remarks = [getattr(row, f"{rule}_remark") for rule in Judgement.RULES]
    # Only where the lead weighed two judgements: what was fixed before there were two keeps its hash.
    return [place, row.element_id, *row.answers, row.judged_by_id, *remarks, *filter(None, [row.weighing])]


def judgements_hash(assessment):
    """SHA-256 over all of them: who changes one later is seen."""
    return hashlib.sha256(json.dumps(judgements_read(assessment), ensure_ascii=False).encode()).hexdigest()
