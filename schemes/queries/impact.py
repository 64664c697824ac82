"""What a version would change, and how many cases run under the one before."""

from dataclasses import dataclass

from schemes.models.settings import GROUPS, names_of
from schemes.states import VersionState

_counters = []


@dataclass(frozen=True)
class Change:
    """One thing that differs: what it is, before, and from now on."""

    what: str
    before: str
    now: str


def counts_cases(label):
    """Let an upper floor count its cases under a version: `@counts_cases(_("Open applications"))`.

    The function takes the version that would be replaced and answers a number.
    """

    def register(count):
        _counters.append((label, count))
        return count

    return register


def case_counts(version):
    """(label, number) of every floor above that counts cases under this version."""
    return [(label, count(version)) for label, count in _counters]


def predecessor_of(version):
    """The version that this one would replace, or has replaced; None for the first of its scheme."""
    others = version.scheme.versions.exclude(pk=version.pk)
    if version.in_force_from:
        return others.filter(superseded_on=version.in_force_from).first()
    return others.filter(state=VersionState.IN_FORCE).first()


def changes_between(before, version):
    """Everything in which two versions differ (9.7.2 b asks whether anything does)."""
    return [*_changed_settings(before, version), *_changed_parts(before, version)]


def _changed_settings(before, version):
    for _heading, group in GROUPS:
        for name in names_of(group):
            old, new = getattr(before, name), getattr(version, name)
            if old != new:
                label = version._meta.get_field(name).verbose_name
                yield Change(label, _words(old), _words(new))


def _changed_parts(before, version):
    for what, old, new in _pairs(_parts(before), _parts(version)):
        if old != new:
            yield Change(what, old, new)


def _pairs(before, now):
    for what in [*before, *(what for what in now if what not in before)]:
        yield what, before.get(what, ""), now.get(what, "")


def _parts(version):
    """Every part by its name, in words that can be compared."""
    units = {unit.code: f"{unit.title} ({unit.elements.count()})" for unit in version.units.all()}
    rows = {
        row.clause: f"{row.label} ({', '.join(map(str, row.levels.all()))}; {row.min_months})"
        for group in version.requirement_groups.prefetch_related("requirements__levels")
        for row in group.requirements.all()
    }
    documents = {f"9.1.2 {document.code}": document.title for document in version.document_requirements.all()}
    fees = {_name_of(fee): f"Rp {fee.amount}" for fee in version.fees.all()}
    texts = {f"{text.get_kind_display()} {text.clause}".strip(): text.body for text in version.texts.all()}
    return units | rows | documents | fees | texts


def _name_of(fee):
    return f"{fee.get_organisation_kind_display()}, {fee.get_purpose_display()}, {fee.from_on}"


def _words(value):
    return ", ".join(map(str, value)) if isinstance(value, list) else str(value)
