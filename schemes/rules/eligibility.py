"""Why somebody who does not meet the basic requirements does not, and from which day they will (6.1)."""

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from foundation.look import writing
from foundation.workflow.answers import YES, first_no, no


def meets_requirements(result):
    """Yes, or no with what is missing on the nearest way: the refusal of an application (6.1.1-6.1.4).

    `result` is what `schemes.queries.eligibility` answered.
    """
    if result.is_met:
        return YES
    return first_no(*(refusal_of(row) for row in result.missing))


def refusal_of(row):
    """The refusal of one requirement that is not met, in one or two sentences."""
    requirement = row.requirement
    if not row.is_waiting:
        words = (
            _("This is missing: %(requirement)s.")
            if row.has_level
            else _("Your diploma is lower than: %(requirement)s.")
        )
        return no(words % {"requirement": requirement.label}, clause=requirement.clause)
    short = ngettext("%(days)s day is missing", "%(days)s days are missing", row.days_short)
    return no(
        _("%(requirement)s: %(short)s. It will be met on %(day)s if you go on working in this field.")
        % {
            "requirement": requirement.label,
            "short": short % {"days": row.days_short},
            "day": writing.day(row.from_on),
        },
        clause=requirement.clause,
    )
