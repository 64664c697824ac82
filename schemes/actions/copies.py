"""All parts of a version once more, for the next one: every tie leads to a copy, none to the old."""

PLAIN = ("texts", "reasons", "fees")


def copy_parts(old, new):
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
    fields = [field for field in part._meta.concrete_fields if not field.primary_key]  # noqa: SLF001 - the documented way to a model's fields
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
