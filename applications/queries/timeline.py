"""What has happened in a case, from the trail, in the words that its applicant reads (LOOK: the log)."""

from dataclasses import dataclass
from datetime import datetime

from django.db.models import Q
from django.utils.translation import gettext_lazy

from foundation.journal.models import Entry

SUBJECTS = []
"""Other records of the case whose trail belongs to the log: `subjects(application) -> records`. Upper floors append."""

WORDS = {
    "application.started": gettext_lazy("You read the explanation of the scheme and began your application."),
    "application.continued": gettext_lazy("You read the explanation of the new version and went on with it."),
    "application.submitted": gettext_lazy("You sent your application."),
    "application.resubmitted": gettext_lazy("You sent your application again."),
    "application.withdrawn": gettext_lazy("You withdrew your application."),
    "application.taken": gettext_lazy("The secretariat began to review your file."),
    "application.returned": gettext_lazy("The secretariat asked you to put something right."),
    "application.accepted": gettext_lazy("The secretariat accepted your application. You are a candidate."),
    "application.refused": gettext_lazy("The secretariat could not accept your application."),
    "application.lapsed": gettext_lazy("Your application was closed: nothing was answered in time."),
    "application.fee_settled": gettext_lazy(
        "The secretariat corrected the fee; a new invoice replaces the old."
    ),
    "employer.reported": gettext_lazy(
        "A change of your employer was reported. Your case waits until it is settled."
    ),
    "employer.settled": gettext_lazy("The secretariat settled your employer."),
    "application.reopened": gettext_lazy("The secretariat opened your application again."),
    "file.shut_away": gettext_lazy("A file was shut away: nobody can open it. You were asked for another."),
    "file.replaced": gettext_lazy("You sent another file in its place."),
    "file.purged": gettext_lazy("The file that was shut away was deleted for good."),
    "invoice.issued": gettext_lazy("The invoice was issued."),
    "invoice.cancelled": gettext_lazy("The invoice was cancelled."),
    "slip.sent": gettext_lazy("You sent a transfer slip."),
    "slip.rejected": gettext_lazy("The secretariat could not accept the transfer slip."),
    "payment.confirmed": gettext_lazy("The secretariat confirmed your payment."),
    "payment.reversed": gettext_lazy("The secretariat took a confirmed payment back."),
}
"""Verb of the trail → what the applicant reads. What is not named here stays inside; upper floors add theirs."""


@dataclass(frozen=True)
class Happening:
    """A line of the log; `url` and `link` lead to what it speaks of."""

    at: datetime
    words: str
    url: str = ""
    link: str = ""


def timeline_of(application):
    """The log of a case, newest first: public words only."""
    found = Q()
    for record in _records(application):
        found |= Q(subject=record._meta.label, subject_id=str(record.pk))
    entries = Entry.objects.filter(found, verb__in=list(WORDS)).order_by("-at", "-pk")
    return [Happening(entry.at, str(WORDS[entry.verb])) for entry in entries]


def openings_of(application):
    """Who opened the files of this case, newest first: (when, who, which file) (7.1.3)."""
    names = {str(upload.pk): upload.name for upload in _uploads(application)}
    entries = Entry.objects.filter(
        subject="documents.Upload", subject_id__in=list(names), verb__in=("upload.opened", "upload.looked_at")
    ).order_by("-at", "-pk")
    return [(entry.at, entry.actor_name, names[entry.subject_id]) for entry in entries]


def _records(application):
    others = [record for subjects in SUBJECTS for record in subjects(application)]
    return [record for record in (application, application.invoice, *others) if record is not None]


def _uploads(application):
    files = [attachment.upload for attachment in application.attachments.select_related("upload")]
    pieces = [piece.upload for piece in application.evidence.select_related("upload")]
    proofs = [
        report.proof for report in application.employer_reports.exclude(proof=None).select_related("proof")
    ]
    return [
        *files,
        *pieces,
        *proofs,
        *(kept.upload for kept in application.quarantines.select_related("upload")),
    ]
