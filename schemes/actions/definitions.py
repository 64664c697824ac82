"""A definition file becomes a draft; the same file again changes nothing (head, 1-9)."""

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from foundation.journal.actions import record
from foundation.workflow.answers import require
from foundation.workflow.moves import lock
from schemes.models import (
    DocumentRequirement,
    EducationLevel,
    Fee,
    Reason,
    ReasonKind,
    Requirement,
    RequirementGroup,
    Scheme,
    SchemeText,
    SchemeVersion,
    TextKind,
    Unit,
)
from schemes.rules import can_draft, can_edit
from schemes.rules.definitions import refusal

DOCUMENT = {
    "number": "document_number",
    "revision": "revision",
    "year": "document_year",
    "copy_number": "copy_number",
    "distribution": "distribution",
    "set_by": "document_set_by",
    "set_on": "document_set_on",
    "approved_by": "document_approved_by",
    "approved_on": "document_approved_on",
}
PICTURE = {"ratio": ("ratio_width", "ratio_height"), "min_size": ("min_width", "min_height")}
OWN_PARTS = ("document_requirements", "requirement_groups", "education_levels", "fees", "texts", "reasons")


@transaction.atomic
def load_definition(definition, *, by, at, is_example=False):
    """Make or change the draft that this file describes; raises `NotAllowed` naming the part that is wrong.

    Elements and criteria are not in the file: units that keep their code keep theirs.
    """
    require(can_draft(by))
    scheme, _made = Scheme.objects.get_or_create(code=_needed(definition.scheme, "code", "scheme"))
    version = _draft_of(scheme, definition)
    if _is_loaded(version, definition, is_example):
        return version
    require(can_edit(by, version))

    _write_version(version, definition, is_example=is_example)
    _write_units(version, definition.units)
    for name in OWN_PARTS:
        getattr(version, name).all().delete()
    rows = _write_requirements(version, definition)
    _write_documents(version, definition.documents, rows)
    _write_words(version, definition)
    _write_all(Fee, version, definition.fees, "fees", places=False)

    facts = {"document_number": version.document_number, "sha256": definition.sha256}
    record("scheme_version.loaded", version, by=by, at=at, **facts)
    return version


def _draft_of(scheme, definition):
    """The version with this document number, held; or a new one."""
    number = _needed(definition.document, "number", "document")
    version = SchemeVersion.objects.filter(document_number=number).first()
    if version is None:
        return SchemeVersion(scheme=scheme)
    if version.scheme_id != scheme.pk:
        raise refusal(_("The document number %(number)s belongs to another scheme.") % {"number": number})
    return lock(version)


def _is_loaded(version, definition, is_example):
    """A set version keeps its mark as a sample; a draft takes the one it is loaded with."""
    same = version.definition_sha256 == definition.sha256
    return same and (version.is_example == is_example or not version.is_draft)


def _write_version(version, definition, *, is_example):
    scheme = {key: value for key, value in definition.scheme.items() if key != "code"}
    document = {DOCUMENT.get(key, key): value for key, value in definition.document.items()}
    _keep(version, scheme | document | definition.settings, "document")
    version.definition_sha256, version.is_example = definition.sha256, is_example
    version.version += 1
    version.save()


def _write_units(version, units):
    """Units by their code: one that stays keeps its elements."""
    version.units.exclude(code__in=[unit.get("code") for unit in units]).delete()
    known = {unit.code: unit for unit in version.units.all()}
    # Places are given anew: first all out of the way, since each place is taken once.
    for unit in known.values():
        Unit.objects.filter(pk=unit.pk).update(position=unit.position + 1000)
    for position, facts in enumerate(units, start=1):
        unit = known.get(facts.get("code")) or Unit(version=version)
        _keep(unit, facts | {"position": position}, f"units[{position}]")


def _write_requirements(version, definition):
    """Levels, then the tree from its root; returns the rows by their clause."""
    _write_all(EducationLevel, version, definition.education_levels, "education_levels", places=False)
    tree = _Tree(version)
    if definition.requirements:
        tree.write_group(definition.requirements, "requirements")
    return tree.rows


class _Tree:
    """The requirements while they are written: the levels there are, and the rows so far by their clause."""

    def __init__(self, version):
        self.version = version
        self.levels = {level.code: level for level in version.education_levels.all()}
        self.rows = {}

    def write_group(self, entry, where, *, parent=None, position=1):
        facts = {key: value for key, value in entry.items() if key not in {"rows", "groups"}}
        group = RequirementGroup(version=self.version, parent=parent, position=position)
        _keep(group, facts, where)
        for number, row in enumerate(entry.get("rows", []), start=1):
            self._write_row(group, number, row, f"{where}.rows[{number}]")
        for number, child in enumerate(entry.get("groups", []), start=1):
            self.write_group(child, f"{where}.groups[{number}]", parent=group, position=number + 1)

    def _write_row(self, group, position, entry, where):
        own = {"levels", "years", "months"}
        months = entry.get("years", 0) * 12 + entry.get("months", 0)
        row = Requirement(group=group, position=position, min_months=months)
        _keep(row, {key: value for key, value in entry.items() if key not in own}, where)
        row.levels.set([_known(self.levels, code, where) for code in entry.get("levels", [])])
        self.rows[row.clause] = row


def _write_documents(version, documents, rows):
    for position, entry in enumerate(documents, start=1):
        where = f"documents[{position}]"
        facts = {key: value for key, value in entry.items() if key not in PICTURE and key != "needed_for"}
        for key, names in PICTURE.items():
            facts |= dict(zip(names, entry.get(key, ()), strict=False))
        document = DocumentRequirement(version=version, position=position)
        _keep(document, facts, where)
        document.requirements.set([_known(rows, clause, where) for clause in entry.get("needed_for", [])])


def _write_words(version, definition):
    for kind, texts in definition.texts.items():
        _check_kind(kind, TextKind, "texts")
        bodies = [_with_pair(text, "body") for text in texts]
        _write_all(SchemeText, version, bodies, f"texts.{kind}", kind=kind)
    for kind, reasons in definition.reasons.items():
        _check_kind(kind, ReasonKind, "reasons")
        labels = [_with_pair(reason, "label") for reason in reasons]
        _write_all(Reason, version, labels, f"reasons.{kind}", kind=kind)


def _write_all(model, version, entries, where, *, places=True, **ties):
    for number, facts in enumerate(entries, start=1):
        place = {"position": number} if places else {}
        _keep(model(version=version, **place, **ties), facts, f"{where}[{number}]")


def _with_pair(facts, name):
    """`id` and `en` of an entry are its main words."""
    rest = {key: value for key, value in facts.items() if key not in {"id", "en"}}
    return rest | {name: {key: facts[key] for key in ("id", "en") if key in facts}}


def _keep(record, facts, where):
    """Fill in and save, or say which entry of the file is wrong and how."""
    fields = record._meta.concrete_fields
    names = {field.name for field in fields if field.editable and not field.is_relation}
    for key, value in _spread(facts).items():
        if key not in names:
            raise refusal(_("%(where)s: nobody knows “%(key)s”.") % {"where": where, "key": key})
        setattr(record, key, value)
    try:
        record.full_clean()
    except ValidationError as error:
        raise refusal(_("%(where)s: %(error)s") % {"where": where, "error": _first_of(error)}) from error
    record.save()


def _spread(facts):
    """`title = {id, en}` becomes `title_id` and `title_en`."""
    spread = {}
    for key, value in facts.items():
        pair = isinstance(value, dict) and not value.keys() - {"id", "en"}
        spread |= {f"{key}_{language}": words for language, words in value.items()} if pair else {key: value}
    return spread


def _first_of(error):
    field, messages = next(iter(error.message_dict.items()))
    return messages[0] if field == "__all__" else f"{field}: {messages[0]}"


def _needed(facts, key, where):
    if not isinstance(facts.get(key), str) or not facts[key]:
        raise refusal(_("%(where)s: “%(key)s” is missing.") % {"where": where, "key": key})
    return facts[key]


def _known(entries, key, where):
    if key not in entries:
        raise refusal(_("%(where)s: nobody knows “%(key)s”.") % {"where": where, "key": key})
    return entries[key]


def _check_kind(kind, kinds, where):
    if kind not in kinds.values:
        raise refusal(_("%(where)s: nobody knows “%(key)s”.") % {"where": where, "key": kind})
