"""What a recommendation fixes: every judgement as it stood and what it judged, and one hash over all (9.3.6)."""

import hashlib
import json

from assessments.models import Judgement

DIGESTS = []
"""What the floor that tested adds: `digest(source)`, the SHA-256 over what a piece of evidence comes from as it lies
there now, or None where it knows nothing of that source. So the hash of a recommendation holds fast the written
answers and records, too, and not only what was thought of them. An upper floor adds its own in its `AppConfig.ready`.
"""


def judgements_read(assessment):
    """Every judgement as it stands, in a fixed order: place, V, A, T, M, who judged, and the remarks.

    The portfolio first; what a test brought follows with its source in the place of the evidence.
    """
    rows = list(assessment.judgements.select_related("test_evidence"))
    digests = {source: digest_of(source) for source in {_source(row) for row in rows} - {None}}
    return [_read(row, digests.get(_source(row))) for row in sorted(rows, key=_place)]


def digest_of(source):
    """The digest of a piece of the test, from whoever knows it; None where nobody does."""
    return next(filter(None, (digest(source) for digest in DIGESTS)), None)


def _source(row):
    return row.test_evidence.source if row.test_evidence else None


def _place(row):
    return row.test_evidence_id or 0, row.evidence_id or 0, row.element_id, row.judged_by_id


def _read(row, digest):
    place = row.evidence_id or f"test:{row.test_evidence.source}"
    remarks = [getattr(row, f"{rule}_remark") for rule in Judgement.RULES]
    # Only where there is one: the lead weighed two judgements, or the evidence comes from a test.
    more = filter(None, [row.weighing, digest])
    return [place, row.element_id, *row.answers, row.judged_by_id, *remarks, *more]


def judgements_hash(assessment):
    """SHA-256 over all of them: who changes one later, or what it judged, is seen."""
    return hashlib.sha256(json.dumps(judgements_read(assessment), ensure_ascii=False).encode()).hexdigest()
