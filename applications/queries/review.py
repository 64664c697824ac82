"""How the review of an application stands: item by item, what was measured, what the machine points out (9.1.5)."""

from dataclasses import dataclass

from django.db.models import Count, Q
from django.utils.translation import gettext as _

from accounts.models import User
from applications.models import IdentityKind, Part, ReviewItem, Verdict
from schemes.models import RequirementKind
from schemes.queries import with_rules

from .items import Item, attached, items_of, last_verdicts
from .people import named_people
from .photo import doubted, measured_on

OPEN, ANSWERED = "open", "answered"
LABELLED = {"particulars": Part.SUPERIOR, "training": Part.TRAINER}


@dataclass(frozen=True)
class Line:
    """One item under review: its verdict (None before any), whether it still waits for one, and the doubts measured."""

    item: Item
    verdict: ReviewItem | None
    doubts: int = 0

    @property
    def state(self):
        """open · answered (returned, mended, to be looked at again) · ACCEPTED · RETURNED."""
        if self.verdict is None:
            return OPEN
        if self.verdict.verdict == Verdict.RETURNED and self.verdict.answered_at:
            return ANSWERED
        return self.verdict.verdict

    @property
    def is_open(self):
        return self.state in (OPEN, ANSWERED)


@dataclass(frozen=True)
class Hint:
    """Something measured or compared; a person decides. `kind` is met · short · bad."""

    kind: str
    title: str
    about: str = ""


@dataclass(frozen=True)
class Finding:
    """What the reviewer found out with a verdict.

    `in_field` of a job; `level` that the diploma shows; `affirmed` of a photo (`photo.claims_of`); `matched`, the
    user who is the superior or trainer named, or None with `is_matched`: none of
    ours. What was not looked at stays None.
    """

    in_field: bool | None = None
    level: str = ""
    affirmed: frozenset[str] = frozenset()
    matched: User | None = None
    is_matched: bool = False


NOTHING = Finding()


def lines_of(application, *, on):
    """Every item with the verdict that stands, in the order of the form."""
    verdicts, doubts = last_verdicts(application), doubted(application)
    return [
        Line(item, verdicts.get(item.key), doubts.get(item.key, 0)) for item in items_of(application, on=on)
    ]


def kind_of(key):
    """job:7 is a job."""
    return key.partition(":")[0]


def record_of(application, key):
    """The job, the training or the document behind a key; None for what there is once."""
    kind, _colon, pk = key.partition(":")
    records = {
        "job": application.employments,
        "training": application.trainings,
        "document": with_rules(application.scheme_version).document_requirements,
    }.get(kind)
    return records and next((record for record in records.all() if str(record.pk) == pk), None)


def files_of(application):
    """Every file of the case that counts now: (upload, title, requirement or None), documents before evidence."""
    wanted = {each.pk: each for each in with_rules(application.scheme_version).document_requirements.all()}
    documents = [
        (document.upload, document.requirement.title, wanted[document.requirement_id])
        for document in attached(application)
    ]
    pieces = application.evidence.current().select_related("upload")
    return [*documents, *((piece.upload, piece.title, None) for piece in pieces)]


def files_for(key, files):
    """Of the files of a case those to read an item by: its own, else those in which its facts can be seen."""
    kind = kind_of(key)
    if kind == "apl02":
        return [file for file in files if file[2] is None]
    documents = [file for file in files if file[2] is not None]
    if kind == "document":
        return [file for file in documents if key == f"document:{file[2].pk}"]
    return [file for file in documents if _speaks_of(file[2], kind)]


def suggested_people(application, key):
    """Users whom the form seems to name here as superior or trainer."""
    part, record = LABELLED.get(kind_of(key)), record_of(application, key)
    name = record.trainer_name if part == Part.TRAINER else ""
    found = [user for user, each, note in named_people(application) if each == part and note.startswith(name)]
    return list(dict.fromkeys(found))


def named_person(application, key):
    """The name that the form gives for the superior or the trainer; empty where it names nobody."""
    if kind_of(key) == "particulars":
        return application.particulars.superior_name
    return record_of(application, key).trainer_name if kind_of(key) == "training" else ""


def person_with_address(address):
    """The active user of an e-mail address; None without."""
    return User.objects.filter(email=address.lower(), is_active=True).first()


def twins_of(applicant):
    """Other active accounts with the same NIK: for the secretariat's eyes only (TRUST 9.1.2-c)."""
    if not applicant.nik_index:
        return User.objects.none()
    return User.objects.filter(nik_index=applicant.nik_index, is_active=True).exclude(pk=applicant.pk)


def hints_for(application, key, files=()):
    """What the machine compared for this item; `files` are those to read it by (`files_for`)."""
    if kind_of(key) == "document":
        return list(_photo_hints(record_of(application, key), files))
    tellers = {"particulars": _identity_hints, "education": _diploma_hints}
    return list(tellers.get(kind_of(key), _nothing)(application))


def _identity_hints(application):
    particulars = application.particulars
    if particulars.identity_kind != IdentityKind.KTP:
        yield Hint(
            "short", _("The identity document is not a KTP"), _("Compare number and name with the scan.")
        )
    elif particulars.nik_fits is False:
        yield Hint(
            "short",
            _("The NIK does not fit: its region or the date inside it"),
            _("Real cards have such errors. Compare with the scan of the card, then decide."),
        )
    for twin in twins_of(application.applicant):
        yield Hint(
            "bad",
            _("Another account has this NIK: %s") % f"{twin.full_name} ({twin.email})",
            _("Only the secretariat sees this. Ask which account stays and have the other closed."),
        )


def _diploma_hints(application):
    education = application.education
    if education.overseas:
        yield Hint(
            "short",
            _("Diploma from abroad"),
            _("Ask for the equivalence paper if it is not among the files."),
        )
    if education.verified_level and education.verified_level != education.level:
        yield Hint(
            "short",
            _("The form says %(stated)s, the diploma %(shown)s")
            % {"stated": education.level, "shown": education.verified_level},
            _("The path is reckoned by the diploma."),
        )


def _photo_hints(requirement, files):
    if requirement is None or not requirement.is_photo:
        return
    for upload, _title, _requirement in files:
        for each in measured_on(requirement, upload):
            yield Hint(
                "met" if each.is_met else "short",
                each.title,
                each.fact or _("Measured by the portal. You decide."),
            )


def _nothing(_application):
    return ()


def _speaks_of(requirement, kind):
    """Whether a document shows facts of this kind; what belongs to no requirement speaks of the person."""
    kinds = {each.kind for each in requirement.requirements.all()}
    if kind in ("education", "job"):
        return RequirementKind.EDUCATION_EXPERIENCE in kinds
    if kind == "training":
        return RequirementKind.TRAINING in kinds
    return not kinds


def with_twins(applications):
    """Of these applications those whose applicant has another active account with the same NIK."""
    others = User.objects.filter(is_active=True).exclude(nik_index="")
    doubled = others.values("nik_index").annotate(n=Count("pk")).filter(n__gt=1).values("nik_index")
    return applications.filter(~Q(applicant__nik_index=""), applicant__nik_index__in=doubled)
