"""The next version begins as a copy of one there is: every tie leads to a copy, none to the old (1)."""

from django.db import transaction

from foundation.journal.actions import record
from foundation.workflow.answers import require
from foundation.workflow.moves import lock
from schemes.models import SchemeVersion
from schemes.rules import can_draft

PLAIN = ("texts", "reasons", "fees")


@transaction.atomic
def copy_version(version, *, document_number, revision, document_year, by, at):
    """A new draft with everything this version has, to be changed from there. Fees begin as they stand."""
    version = lock(version)
    require(can_draft(by))

    fields = [field for field in SchemeVersion._meta.concrete_fields if field.name not in SchemeVersion.LIFE]
    facts = {field.attname: getattr(version, field.attname) for field in fields if not field.primary_key}
    facts |= {"document_set_on": None, "document_approved_on": None, "definition_sha256": ""}
    facts |= {"document_number": document_number, "revision": revision, "document_year": document_year}
    copy = SchemeVersion.objects.create(**facts)
    _copy_parts(version, copy)

    record(
        "scheme_version.drafted", copy, by=by, at=at, document_number=document_number, copied_from=version.pk
    )
    return copy


def _copy_parts(old, new):
    """Copy units with elements and criteria, requirements, documents, fees, texts and reasons."""
    for name in PLAIN:
        for part in getattr(old, name).all():
            _again(part, version=new)
    _copy_units(old, new)
    levels = {level.pk: _again(level, version=new) for level in old.education_levels.all()}
    requirements = _copy_requirements(old, new, levels)
    for document in old.document_requirements.all():
        needed_for = [requirements[requirement.pk] for requirement in document.requirements.all()]
        _again(document, version=new).requirements.set(needed_for)


def _again(part, **ties):
    """The same row as a new one."""
    fields = [field for field in part._meta.concrete_fields if not field.primary_key]
    facts = {field.name: getattr(part, field.name) for field in fields}
    return type(part).objects.create(**facts | ties)


def _copy_units(old, new):
    for unit in old.units.prefetch_related("elements__criteria"):
        # What was confirmed was this very text, so the confirmation goes with it.
        same = _again(unit, version=new)
        for element in unit.elements.all():
            copy = _again(element, unit=same)
            for criterion in element.criteria.all():
                _again(criterion, element=copy)


def _copy_requirements(old, new, levels):
    """Groups from the root down; returns the new rows by the old ones."""
    groups, rows = {}, {}
    for group in old.requirement_groups.order_by("pk"):
        groups[group.pk] = _again(group, version=new, parent=groups.get(group.parent_id))
        for row in group.requirements.all():
            rows[row.pk] = _again(row, group=groups[group.pk])
            rows[row.pk].levels.set([levels[level.pk] for level in row.levels.all()])
    return rows
