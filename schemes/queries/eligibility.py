"""Who meets the basic requirements of a version, and from which day whoever does not yet (6.1)."""

from dataclasses import dataclass
from datetime import date

from schemes.models import EducationLevel, GroupRule, Requirement, RequirementKind

from .experience import Experience, add_months, count_experience, first_day_with
from .versions import with_rules


@dataclass(frozen=True)
class Span:
    """A period of work; without an end it still goes on."""

    started_on: date
    ended_on: date | None = None


@dataclass(frozen=True)
class Row:
    """One requirement, and how far it is from being met.

    `from_on` is the day from which it is met if the work goes on; None where no waiting helps.
    """

    requirement: Requirement
    is_met: bool
    from_on: date | None
    days_short: int = 0
    has_level: bool = True
    # The diploma is not named in the row but counts by rank (D4, S2, S3): the secretariat confirms it.
    by_reading: bool = False

    @property
    def is_waiting(self):
        """Not met yet, but time alone will do it."""
        return not self.is_met and self.from_on is not None


@dataclass(frozen=True)
class Eligibility:
    """The answer as a whole, row by row.

    `path` is the first row of education and experience that is met; `nearest` the one that will be met
    first (or, where the diploma meets none, the one that asks for the lowest).
    """

    is_met: bool
    from_on: date | None
    rows: tuple[Row, ...]
    experience: Experience
    on: date

    @property
    def _paths(self):
        return [row for row in self.rows if row.requirement.kind == RequirementKind.EDUCATION_EXPERIENCE]

    @property
    def path(self):
        return next((row for row in self._paths if row.is_met), None)

    @property
    def nearest(self):
        """None where a row of education and experience is met, or none is asked for."""
        if self.path or not self._paths:
            return None
        waiting = [row for row in self._paths if row.from_on]
        if waiting:
            return min(waiting, key=lambda row: row.days_short)
        return min(self._paths, key=lambda row: _lowest_rank(row.requirement))

    @property
    def training(self):
        """The rows that ask for a training certificate."""
        return [row for row in self.rows if row.requirement.kind == RequirementKind.TRAINING]

    @property
    def missing(self):
        """What still has to be met: the nearest path, and every other row that is not."""
        others = [row for row in self.rows if not row.is_met and row not in self._paths]
        return [self.nearest, *others] if self.nearest else others


def span_of(*, years=0, months=0, on):
    """Work of that length that goes on today, for somebody who gives no dates."""
    return Span(started_on=add_months(on, -(years * 12 + months)))


def eligibility(version, *, education, jobs, training, on):
    """Measure somebody against the requirements of a version.

    `education` is a level of the version or its code ("" where there is none); `jobs` have `started_on` and
    `ended_on`; `training` is whatever is true where there is a certificate; `on` is the day of submission.
    """
    jobs = list(jobs)
    version = with_rules(version)
    level = _level(version, education)
    groups = list(version.requirement_groups.all())
    rows = {
        requirement.pk: _row(requirement, level, jobs, training, on)
        for group in groups
        for requirement in group.requirements.all()
    }
    root = next((group for group in groups if group.parent_id is None), None)
    is_met, from_on = _measure(root, groups, rows) if root else (True, on)
    in_order = tuple(sorted(rows.values(), key=_order))
    return Eligibility(is_met, from_on, in_order, count_experience(jobs, on=on), on)


def _order(row):
    """By the number of the clause, so that 6.1.4 stands after 6.1.3 wherever it is in the tree."""
    return [part.zfill(4) for part in row.requirement.clause.split(".")]


def _level(version, education):
    if isinstance(education, EducationLevel) or not education:
        return education or None
    return next((level for level in version.education_levels.all() if level.code == education), None)


def _lowest_rank(requirement):
    return min((level.rank for level in requirement.levels.all()), default=0)


def _row(requirement, level, jobs, training, on):
    if requirement.kind == RequirementKind.TRAINING:
        return Row(requirement, is_met=bool(training), from_on=on if training else None)
    if requirement.levels.all() and (level is None or level.rank < _lowest_rank(requirement)):
        return Row(requirement, is_met=False, from_on=None, has_level=False)
    from_on = first_day_with(jobs, months=requirement.min_months, on=on)
    return Row(
        requirement,
        is_met=from_on == on,
        from_on=from_on,
        days_short=(from_on - on).days,
        by_reading=bool(requirement.levels.all()) and level not in requirement.levels.all(),
    )


def _measure(group, groups, rows):
    """Whether a group is met and from when: all of it with its last part, one of it with its first."""
    parts = [(row.is_met, row.from_on) for row in rows.values() if row.requirement.group_id == group.pk]
    parts += [_measure(child, groups, rows) for child in groups if child.parent_id == group.pk]
    days = [from_on for _met, from_on in parts]
    if group.rule == GroupRule.ALL:
        return all(met for met, _day in parts), None if None in days else max(days, default=None)
    return any(met for met, _day in parts), min((day for day in days if day), default=None)
