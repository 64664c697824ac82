"""A holder of the demonstration whose certificate ends in five months, and what a renewal needs (9.7)."""

import datetime as dt

from django.utils import timezone

from accounts.models import OrganisationKind
from certificates.models import Certificate
from decisions.models import Outcome
from recertification.actions import record_outage
from schemes.actions import add_fee
from schemes.models import FeePurpose
from surveillance.actions import begin, conclude, record_finding
from surveillance.models import Method, Result
from surveillance.models import Outcome as Seen

from .applicants import applicant, sent
from .cases import HEAD, SECRETARIAT, accepted, person, reported, sealed, signed_for
from .tested import reported_on

DAY = dt.timedelta(days=1)
HOLDER = "gita@contoh.id"
FEES = {OrganisationKind.GROUP: 400_000, OrganisationKind.PARTNER: 1_600_000}
READ = "CONTOH: logbook memperlihatkan pemutakhiran data sepanjang tahun."
KEPT = "CONTOH: kompetensi terpelihara."


def load_renewals(version, *, now):
    """The fee is set, and one holder, looked after in both years, has been reminded; the portal was down once."""
    _set_fees(version, at=now - 60 * DAY)
    certificate = _certified(version, at=now - 965 * DAY)
    for year in (1, 2):
        _look_after(certificate.surveillances.get(year=year), at=certificate.issued_at + year * 330 * DAY)
    down = now - 40 * DAY
    record_outage(
        began_at=down,
        ended_at=down + dt.timedelta(minutes=50),
        words="CONTOH: listrik pusat data padam.",
        by=person("admin@contoh.id"),
        at=down + DAY,
    )


def _set_fees(version, *, at):
    for kind, amount in FEES.items():
        add_fee(
            version,
            organisation_kind=kind,
            purpose=FeePurpose.RECERTIFICATION,
            amount=amount,
            admin_percent=60,
            assessment_percent=40,
            from_on=timezone.localdate(at + DAY),
            by=person(HEAD),
            at=at,
        )


def _certified(version, *, at):
    holder = applicant(HOLDER, "Gita Larasati", number=75, at=at)
    case = accepted(sent(holder, version, at=at), at=at + 2 * DAY)
    assessment = reported(case, at=at + 4 * DAY)
    reported_on(at=at + 9 * DAY)
    [certificate] = sealed([assessment], [(Outcome.COMPETENT, "")], at=at + 20 * DAY)
    signed_for(certificate, at=at + 21 * DAY)
    return Certificate.objects.get(pk=certificate.pk)


def _look_after(year, *, at):
    """The logbook read by the secretariat, concluded by the head."""
    office = person(SECRETARIAT)
    begun = begin(year, methods=[Method.LOGBOOK], by=office, at=at)
    record_finding(begun, method=Method.LOGBOOK, result=Result.KEPT, words=READ, by=office, at=at + DAY)
    conclude(begun, outcome=Seen.MAINTAINED, words=KEPT, by=person(HEAD), at=at + 2 * DAY)
