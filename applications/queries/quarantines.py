"""Which files of whom are shut away, what is awaited in their place, and which may be deleted (9.1.3)."""

from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext as _

from applications.models import Attachment, Evidence, Quarantine
from applications.states import ApplicationState
from foundation.workflow.todo import Todo

ALIVE = (
    ApplicationState.DRAFT,
    ApplicationState.SUBMITTED,
    ApplicationState.RETURNED,
    ApplicationState.ACCEPTED,
)
NEEDED = ("application__particulars", "evidence__upload", "attachment__requirement", "upload", "asked_by")


def awaited(application):
    """Files of the case in the place of which another is awaited, the most urgent first."""
    return application.quarantines.open().select_related(*NEEDED) if application.state in ALIVE else []


def kept_shut(user):
    """Every file that is shut away and not deleted yet, the most urgent first; never of one's own case."""
    rows = Quarantine.objects.filter(upload__purged_at=None).exclude(application__applicant=user)
    return rows.select_related(*NEEDED)


def to_purge(user, *, on):
    """Those whose time has come: another file is there, or its day is over."""
    rows = kept_shut(user)
    return rows.filter(Q(due_on__lt=on) | ~Q(pk__in=Quarantine.objects.open()))


def harmful_files():
    """(application, upload) of files of a case in which the scanner found something, and nobody was told yet."""
    for kind in (Attachment.objects.current(), Evidence.objects.current()):
        rows = kind.filter(upload__quarantined_at__isnull=False)
        rows = rows.exclude(upload__in=Quarantine.objects.values("upload"))
        for row in rows.select_related("application", "upload"):
            yield row.application, row.upload


def place_of(application, upload):
    """Where a file of the case stands now: {"evidence": …} or {"attachment": …}; None where it does not."""
    if evidence := application.evidence.current().filter(upload=upload).first():
        return {"evidence": evidence}
    attachment = application.attachments.current().filter(upload=upload).first()
    return attachment and {"attachment": attachment}


def copies_wanted(application):
    """What the applicant has to do about files that were shut away."""
    return [_to_cover(kept) for kept in awaited(application)]


def _to_cover(kept):
    words = kept.remark or kept.upload.get_finding_display()
    return Todo(
        verb=_("Send another file: %s") % kept,
        why=words,
        due_on=kept.due_on,
        url=reverse("applications:copy", args=[kept.application_id, kept.pk]),
        kind="returned",
        clause="9.1.3",
        icon="eye-off",
        button=_("See"),
    )
