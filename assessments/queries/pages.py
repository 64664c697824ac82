"""The matrix as its pages show it, and the way through its cells (9.2.5)."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from schemes.models import ReasonKind

from .standing import Cell

OPEN = [(letter, "") for letter in "VATM"]
BY_RULE = {
    "valid": ReasonKind.VALID,
    "authentic": ReasonKind.AUTHENTIC,
    "current": ReasonKind.CURRENT,
    "sufficient": ReasonKind.SUFFICIENT,
}


@dataclass(frozen=True)
class Row:
    """A piece of evidence and its cell for each element; None where the candidate made no link."""

    evidence: object
    cells: list


@dataclass(frozen=True)
class Foot:
    """How an element stands, below its column."""

    element: object
    kind: str
    icon: str
    words: str


def grid(standing):
    """Rows of evidence, and the foot of each element."""
    rows = {}
    for cell in standing.cells:
        rows.setdefault(cell.evidence, {})[cell.element.pk] = cell
    return {
        "rows": [
            Row(evidence, [_shown(cells.get(element.pk)) for element in standing.elements])
            for evidence, cells in rows.items()
        ],
        "feet": [_foot(standing, element) for element in standing.elements],
    }


def _shown(cell: Cell | None):
    return cell and {"cell": cell, "marks": cell.judgement.marks if cell.judgement else OPEN}


def _foot(standing, element):
    still = standing.open_in(element)
    if still:
        return Foot(element, "run", "progress", _("%d open") % still)
    if standing.meets(element):
        return Foot(element, "good", "check", _("VATM met"))
    words = _("Not yet") if standing.after_test else _("Needs a test")
    return Foot(element, "stop", "clipboard-list", words)


def neighbours(standing, here):
    """Place of a cell, and the cells before and after it."""
    cells = standing.cells
    place = cells.index(here)
    return {
        "place": place + 1,
        "count": len(cells),
        "previous": cells[place - 1] if place else None,
        "following": cells[place + 1] if place + 1 < len(cells) else None,
    }


def outlook(standing):
    """What would follow if the assessor finished now."""
    met = [element for element in standing.elements if standing.meets(element)]
    short = [element for element in standing.elements if not standing.meets(element)]
    return {
        "met": len(met),
        "count": len(standing.elements),
        "short": short,
        "open": standing.unjudged,
        "after_test": standing.after_test,
    }


def reasons_by_rule(version):
    """The version's short lists of remarks, by rule: suggestions, never the whole remark."""
    listed = version.reasons.filter(kind__in=BY_RULE.values()).order_by("position")
    return {rule: [reason for reason in listed if reason.kind == kind] for rule, kind in BY_RULE.items()}
