"""The file as it was decided, beside the file as it is: what came later is marked (9.4.1 b, 9.9.4)."""

from dataclasses import dataclass, replace

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from assessments.queries import judgements_hash, last_recommendation
from assessments.states import AssessmentState
from decisions.queries import files_of, manifest_rows, manifest_sha256, records_of
from foundation.documents.models import FileChanged, FilesAway, Paper, Upload

from .names import name_of


class Mark(TextChoices):
    """How a piece stands to the decision."""

    SAME = "SAME", _("as it was decided")
    ADDED = "ADDED", _("added later")
    GONE = "GONE", _("not in the file any more")
    CHANGED = "CHANGED", _("not what was decided on")
    AWAY = "AWAY", _("cannot be read just now")


KINDS = {
    "document": _("Document"),
    "evidence": _("Evidence"),
    "employer": _("Proof of the employer"),
    "acknowledgement": _("Declaration"),
    "paper": _("Paper"),
    "judgements": _("Judgements of the evidence"),
    "sanction": _("Evidence of the sanction case"),
}


@dataclass(frozen=True)
class Piece:
    """One piece of the file; `copies` are the files or papers kept under its hash, none where it is all there is."""

    kind: str
    name: str
    sha256: str
    mark: Mark
    copies: tuple = ()

    @property
    def label(self):
        """Its kind in words."""
        return KINDS[self.kind]

    @property
    def title(self):
        """What it is called; the manifest knows its code."""
        return name_of(self.kind, self.name)


def pieces(appeal):
    """Every piece of the file that was decided on, and what was added since; each is read and compared anew."""
    things = _things(appeal)
    return [_looked_at(Piece(*row, tuple(things.get(row[2], ()))), appeal) for row in _rows(appeal)]


def thing_of(appeal, sha256):
    """The file or paper with this hash, if it belongs to the file of the appeal; None otherwise."""
    known = {row[2] for row in _rows(appeal)}
    return next(iter(_things(appeal).get(sha256, ())), None) if sha256 in known else None


def list_is_whole(decision):
    """Whether the list of pieces is the one whose hash stands in the minutes that the members signed."""
    manifest, candidates = decision.manifest, decision.item.meeting.minutes_facts["candidates"]
    return manifest.sha256 == manifest_sha256(manifest.rows) and any(
        row["manifest"] == manifest.sha256 for row in candidates
    )


def _looked_at(piece, appeal):
    if piece.kind == "judgements":
        return piece if _judged_the_same(appeal.decision, piece.sha256) else replace(piece, mark=Mark.CHANGED)
    try:
        for copy in piece.copies:
            copy.read()
    except FileChanged:
        return replace(piece, mark=Mark.CHANGED)
    except FilesAway:
        return replace(piece, mark=Mark.AWAY)
    return piece


def _judged_the_same(decision, sha256):
    """The judgements behind the decision, as long as nobody was allowed to judge again since."""
    assessment = decision.application.assessment
    is_at_rest = assessment.state == AssessmentState.REPORTED
    if not is_at_rest or last_recommendation(assessment) != decision.item.recommendation:
        return True
    return judgements_hash(assessment) == sha256


def _rows(appeal):
    """(kind, name, hash, mark), before anything is read."""
    return list(_of_decision(appeal.decision) if appeal.decision_id else _of_measure(appeal.proposal))


def _of_decision(decision):
    then, now = decision.manifest.rows, manifest_rows(decision.application)
    keys = {_key(row) for row in now}
    for row in then:
        yield (*_printed(row, now), Mark.SAME if _key(row) in keys else Mark.GONE)
    known = {_key(row) for row in then}
    for row in now:
        if _key(row) not in known:
            yield (*row, Mark.ADDED)


def _key(row):
    """A paper is printed once: by its number, whether or not it had come from the press when it was decided."""
    kind, name, sha = row
    return (kind, name) if kind == "paper" else (kind, name, sha)


def _printed(row, now):
    """With the hash of the print, where the paper was still in the press then."""
    if row[2] or row[0] != "paper":
        return row
    return next((other for other in now if other[:2] == row[:2]), row)


def _of_measure(proposal):
    for kept in proposal.case.files.select_related("upload"):
        later = kept.added_at > proposal.settled_at
        yield "sanction", kept.upload.name, kept.upload.sha256, Mark.ADDED if later else Mark.SAME
    for warning in proposal.case.warnings.select_related("paper"):
        later = warning.issued_at > proposal.settled_at
        yield (
            "paper",
            f"sanction-letter {warning.number}",
            warning.paper.sha256,
            Mark.ADDED if later else Mark.SAME,
        )
    yield "paper", f"sanction-letter {proposal.paper.number}", proposal.paper.sha256, Mark.SAME


def _things(appeal):
    """The uploads and papers of the case, by their hashes: whoever hands in one file twice has two copies of it."""
    found = {}
    for thing in (*_kept(appeal), *Paper.objects.about(appeal.application)):
        if thing and thing.sha256:
            found.setdefault(thing.sha256, []).append(thing)
    return found


def _kept(appeal):
    if appeal.decision_id:
        yield from _uploads(appeal.application)
        yield from (sheet.paper for sheet in records_of(appeal.application))
        yield from (row.letter for row in appeal.application.assessment.assignments.select_related("letter"))
    else:
        case = appeal.proposal.case
        yield from (kept.upload for kept in case.files.select_related("upload"))
        yield from (warning.paper for warning in case.warnings.select_related("paper"))


def _uploads(application):
    """Also what was taken out since: an appeal sees what was decided on."""
    yield from (row.upload for row in files_of(application))
    removed = application.evidence.exclude(removed_at=None).values("upload")
    replaced = application.attachments.values("upload")
    proofs = application.employer_reports.exclude(proof=None).values("proof")
    yield from Upload.objects.filter(
        pk__in=[row for found in (removed, replaced, proofs) for row in _pks(found)]
    )


def _pks(found):
    return [next(iter(row.values())) for row in found]


def papers_decided(appeal):
    """The sealed papers by which it was decided: minutes and decree, or the letter of the measure."""
    if appeal.proposal_id:
        return [appeal.proposal.paper]
    meeting = appeal.decision.item.meeting
    return [paper for paper in (meeting.minutes, meeting.decree.paper) if paper]
