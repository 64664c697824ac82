"""Whom the office has to look after, by which method, and where: with points that everybody can see (9.6.2, 9.6.3)."""

import datetime as dt
from collections import defaultdict
from dataclasses import dataclass

from django.db.models import Count, Prefetch, Q
from django.utils import timezone
from django.utils.translation import gettext as _

from surveillance.models import ContactKind, LogEntry, Method, Outcome, Result
from surveillance.states import OPEN, SETTLED, SurveillanceState

from .plans import of_live_certificates, running

SILENT = dt.timedelta(days=180)
VISIT_FROM, TWO_WAYS_FROM = 5, 2

PREFETCH = (
    "certificate__surveillances__findings",
    "certificate__surveillances__conclusions",
    "certificate__contacts",
    Prefetch("certificate__log_entries", LogEntry.objects.kept().only("certificate", "done_on", "kept_at")),
    "certificate__sanction_cases",
)


FROM_ABOVE = []
"""What apps above know that asks for a closer look: `points(certificates, user, *, on)`, {key: [(words, points)]}."""


@dataclass(frozen=True)
class Proposal:
    """What is proposed for one surveillance: methods, and the points that they follow from."""

    methods: tuple
    points: tuple

    @property
    def total(self):
        return sum(number for _words, number in self.points)

    @property
    def two_ways_from(self):
        return TWO_WAYS_FROM

    @property
    def visit_from(self):
        return VISIT_FROM

    @property
    def names(self):
        return [str(Method(one).label) for one in self.methods]


def board(*, on):
    """Every surveillance that is to be done now, with all that the points are read from, the most urgent first."""
    found = running(on=on).with_certificate().prefetch_related(*PREFETCH)
    return found.order_by("due_on", "certificate__holder_name")


def coverage(*, on):
    """How many holders are to be seen in their present year, and how many are: seen, under way, late."""
    in_year = Q(starts_on__lte=on, due_on__gte=on)
    is_late = Q(due_on__lt=on) & ~Q(state__in=SETTLED)
    return of_live_certificates(on=on).aggregate(
        all=Count("pk", filter=in_year),
        seen=Count("pk", filter=in_year & Q(state__in=SETTLED)),
        under_way=Count("pk", filter=in_year & Q(state__in=OPEN)),
        late=Count("pk", filter=is_late),
    )


def points_from_above(certificates, user, *, on):
    """{key of the certificate: [(words, points)]}: what apps above tell this person about all of these at once."""
    found = defaultdict(list)
    for points in FROM_ABOVE:
        for key, told in points(certificates, user, on=on).items():
            found[key] += told
    return found


def proposal_of(surveillance, *, on, beside=()):
    """Which methods are proposed, and why. A sum of visible points, no more: a person decides.

    `beside` are points of apps above, as `points_from_above` gives them for its certificate.
    """
    points = (*_points(surveillance, on), *beside)
    total = sum(number for _words, number in points)
    return Proposal(tuple(_methods(surveillance, total)), points)


def _points(surveillance, on):
    certificate = surveillance.certificate
    before = [one for one in certificate.surveillances.all() if one.year < surveillance.year]
    yield from _of_the_past(before)
    if any(case.closed_at is None for case in certificate.sanction_cases.all()):
        yield _("A sanction case is open."), 4
    if surveillance.is_late(on):
        yield _("The year ran out."), 2
    if _is_led_by_another(certificate, surveillance.starts_on):
        yield _("Somebody else leads the holder since this year began."), 2
    last = max((entry.done_on for entry in certificate.log_entries.all() if entry.is_kept), default=None)
    if last is None or on - last > SILENT:
        yield _("The logbook was silent for half a year."), 2


def _is_led_by_another(certificate, since):
    superiors = [one for one in certificate.contacts.all() if one.kind == ContactKind.SUPERIOR]
    return len(superiors) > 1 and any(timezone.localdate(one.named_at) > since for one in superiors)


def _of_the_past(before):
    findings = [finding for one in before for finding in one.findings.all()]
    conclusions = [found for one in before for found in one.conclusions.all()]
    if any(found.outcome != Outcome.MAINTAINED for found in conclusions):
        yield _("A year before needed a follow-up."), 3
    if any(finding.result == Result.NOT_KEPT for finding in findings):
        yield _("Somebody said before that the competence was not kept."), 3
    if before and not any(finding.method == Method.VISIT for finding in findings):
        yield _("Nobody has visited the workplace yet."), 1


def _methods(surveillance, total):
    """The logbook where there is one, whoever is named; a visit where that is not enough."""
    contacts = {one.kind for one in surveillance.certificate.contacts.all() if one.ended_at is None}
    found = []
    if any(entry.is_kept for entry in surveillance.certificate.log_entries.all()):
        found.append(Method.LOGBOOK)
    if ContactKind.SUPERIOR in contacts:
        found.append(Method.SUPERIOR)
    elif ContactKind.THIRD_PARTY in contacts:
        found.append(Method.THIRD_PARTY)
    ways = 2 if total >= TWO_WAYS_FROM else 1
    return [Method.VISIT, *found] if total >= VISIT_FROM or len(found) < ways else found


def site_of(surveillance):
    """Where the holder works, as far as it is known: as the superior named now says; else employer and office."""
    for contact in surveillance.certificate.contacts.all():
        if contact.ended_at is None and contact.kind == ContactKind.SUPERIOR and contact.workplace:
            return contact.workplace
    application = surveillance.certificate.application
    lines = application.particulars.office_address.strip().splitlines()
    employer = (
        application.organisation.name if application.organisation else application.particulars.employer_name
    )
    return " – ".join(part for part in (employer, lines[0].strip() if lines else "") if part)


@dataclass
class Cluster:
    """One site with everybody there who is still to be seen."""

    site: str
    rows: list

    @property
    def late(self):
        return sum(row["is_late"] for row in self.rows)

    @property
    def first_due(self):
        return min(row["surveillance"].due_on for row in self.rows)


def clusters(rows):
    """By site, the largest first: one journey sees several."""
    found = {}
    for row in rows:
        found.setdefault(row["site"], Cluster(row["site"], [])).rows.append(row)
    return sorted(found.values(), key=lambda one: (-len(one.rows), one.first_due, one.site))


def rows_of(surveillances, user, *, on):
    """The lines of the board, as this person sees them."""
    found = list(surveillances)
    beside = points_from_above([one.certificate for one in found], user, on=on)
    return [_row_of(one, beside[one.certificate_id], on=on) for one in found]


def _row_of(surveillance, beside, *, on):
    return {
        "surveillance": surveillance,
        "certificate": surveillance.certificate,
        "status": surveillance.certificate.status_on(on),
        "is_late": surveillance.is_late(on),
        "is_planned": surveillance.state == SurveillanceState.PLANNED,
        "site": site_of(surveillance),
        "proposal": proposal_of(surveillance, on=on, beside=beside),
    }
