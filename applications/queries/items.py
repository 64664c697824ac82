"""The items of an application, as they are reviewed one by one, and the page on which each is mended (9.1.5)."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from applications.models import Verdict
from schemes.queries import document_requirements_for

from .eligibility import eligibility_of, requirements_followed


@dataclass(frozen=True)
class Item:
    """One thing that is accepted or returned: its key in `ReviewItem`, what people call it, its clause and its step."""

    key: str
    title: str
    clause: str
    step: str


def items_of(application, *, on):
    """Everything that the review goes through, in the order of the form."""
    return [
        Item("particulars", _("Personal data and employer"), "9.1.2", "personal"),
        Item("education", _("Education"), "6.1", "experience"),
        *_jobs(application),
        *_trainings(application),
        *_documents(application, on=on),
        Item("apl02", _("Self-assessment (APL-02)"), "9.1.3", "elements"),
        Item("consent", _("Consent and signature"), "9.1.4", "send"),
    ]


def needed_documents(application, *, on, found=None):
    """The documents that this applicant hands in, by the path that is followed (9.1.2 a-f).

    `found` is the answer on the basic requirements, where the caller has it already.
    """
    found = found or eligibility_of(application, on=on)
    return document_requirements_for(application.scheme_version, requirements_followed(found))


def attached(application):
    """The documents handed in that count now, each with its requirement and its file."""
    return [document for document in application.attachments.all() if document.replaced_at is None]


def last_verdicts(application):
    """The verdict that stands for each key: the last one given."""
    return {item.key: item for item in application.review_items.all()}


def returned_items(application):
    """What was sent back and is not accepted since: key → the verdict with its reason."""
    verdicts = last_verdicts(application)
    return {key: item for key, item in verdicts.items() if item.verdict == Verdict.RETURNED}


def open_return(application):
    """The sending back that waits for the applicant; None without."""
    return application.returns.filter(answered_at__isnull=True).first()


def _jobs(application):
    return [
        Item(f"job:{job.pk}", _("Work: %s") % job, "6.1", "experience")
        for job in application.employments.all()
    ]


def _trainings(application):
    return [
        Item(f"training:{training.pk}", _("Training: %s") % training, "6.1.4", "training")
        for training in application.trainings.all()
    ]


def _documents(application, *, on):
    handed_in = {document.requirement for document in attached(application)}
    wanted = {*needed_documents(application, on=on), *handed_in}
    return [
        Item(f"document:{document.pk}", document.title, document.clause, "documents")
        for document in sorted(wanted, key=lambda document: document.position)
    ]


def title_of(application, key):
    """What an item is called, by its key, also when the record behind it is gone."""
    kind, _colon, pk = key.partition(":")
    names = {
        "particulars": _("personal data and employer"),
        "education": _("education"),
        "apl02": _("self-assessment (APL-02)"),
        "consent": _("consent and signature"),
    }
    if kind in names:
        return names[kind]
    records = {
        "job": application.employments,
        "training": application.trainings,
        "document": application.scheme_version.document_requirements,
    }[kind]
    found = records.filter(pk=pk).first()
    return getattr(found, "title", "") or (str(found) if found else _("an entry that is gone"))


def why_returned(item):
    """The reviewer's reason and words, as one text."""
    reason = item.reason.label if item.reason else ""
    return " ".join(part for part in (reason and f"{reason.rstrip('.')}.", item.remark) if part)
