"""In what the scheme changed since the certificate: by the codes of units, elements and criteria (9.7.2 b)."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from schemes.queries import Change, changes_between


@dataclass(frozen=True)
class Differences:
    """What changed under one heading."""

    title: str
    changes: list


def differences(before, version):
    """What the holder reads before the full assessment, heading by heading; empty where it is the same version."""
    if before.pk == version.pk:
        return []
    old, new = _contents(before), _contents(version)
    found = [Differences(title, _changed(old[title], new[title])) for title in new]
    codes = {unit.code for one in (before, version) for unit in one.units.all()}
    rest = [change for change in changes_between(before, version) if change.what not in codes]
    return [part for part in (*found, Differences(_("Settings, requirements, texts"), rest)) if part.changes]


def _contents(version):
    """Every unit, element and criterion by its code, which stays the same over the versions."""
    units, elements, criteria = {}, {}, {}
    for unit in version.units.prefetch_related("elements__criteria"):
        units[unit.code] = unit.title
        for element in unit.elements.all():
            elements[f"{unit.code} / {element.number}"] = element.title
            for criterion in element.criteria.all():
                criteria[f"{unit.code} / {element.number} / {criterion.number}"] = criterion.text
    return {_("Units"): units, _("Elements"): elements, _("Performance criteria"): criteria}


def _changed(old, new):
    codes = [*old, *(code for code in new if code not in old)]
    pairs = ((code, old.get(code, ""), new.get(code, "")) for code in codes)
    return [Change(code, before, now) for code, before, now in pairs if before != now]
