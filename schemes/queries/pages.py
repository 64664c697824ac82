"""What the pages of a version show: its requirements, its fees from day to day, its settings in words."""

from dataclasses import dataclass, field

from django.utils.translation import gettext as _

from accounts.models import OrganisationKind
from schemes.models import FeePurpose, Majority
from schemes.models.settings import GROUPS, IndependenceScope, names_of


@dataclass
class Node:
    """A group of requirements with the groups below it."""

    group: object
    rows: list
    children: list = field(default_factory=list)


@dataclass(frozen=True)
class FeeLine:
    """What one kind of employer pays for one purpose: now, and what has been announced. None: not fixed."""

    kind: str
    purpose: str
    now: object | None
    later: tuple


def requirement_tree(version):
    """The root of the requirements with everything below it, of a version read `with_parts`; None without."""
    groups = version.requirement_groups.all()
    nodes = {group.pk: Node(group, list(group.requirements.all())) for group in groups}
    root = None
    for node in nodes.values():
        if node.group.parent_id:
            nodes[node.group.parent_id].children.append(node)
        else:
            root = node
    return root


def fee_lines(version, *, on):
    """Every fee by employer and purpose, also those that the LSP has not fixed (8.2.3, 8.3)."""
    fees = list(version.fees.all())
    return [
        _line(
            kind,
            purpose,
            [fee for fee in fees if (fee.organisation_kind, fee.purpose) == (kind, purpose)],
            on,
        )
        for purpose in FeePurpose
        for kind in version.organisation_kinds
    ]


def settings_of(version):
    """Every setting with its words and its value in words, under its heading."""
    return [(heading, [_setting(version, name) for name in names_of(group)]) for heading, group in GROUPS]


def _line(kind, purpose, fees, on):
    begun = [fee for fee in fees if fee.from_on <= on]
    later = tuple(fee for fee in fees if fee.from_on > on)
    return FeeLine(OrganisationKind(kind).label, purpose.label, begun[-1] if begun else None, later)


def _setting(version, name):
    label = version._meta.get_field(name).verbose_name
    return label, _in_words(getattr(version, name))


def _in_words(value):
    if value is None:
        return _("not yet given by the LSP")
    if isinstance(value, bool):
        return _("Yes") if value else _("No")
    if isinstance(value, list):
        return ", ".join(map(str, value)) or _("none")
    if value in IndependenceScope.values:
        return IndependenceScope(value).label
    return Majority(value).label if value in Majority.values else value
