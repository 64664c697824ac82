"""Years of surveillance that a renewal filed in time stands for (9.6.2)."""

from applications.models import Purpose
from recertification.models import Renewal
from surveillance.models import Surveillance
from surveillance.states import SurveillanceState

from .stages import GONE

MEETABLE = (SurveillanceState.PLANNED, SurveillanceState.BEGUN)


def years_to_meet():
    """(surveillance, renewal) for each year that may be left out and whose certificate is being renewed."""
    sent = Renewal.objects.filter(
        application__purpose=Purpose.RECERTIFICATION, application__submitted_at__isnull=False
    ).exclude(application__state__in=GONE)
    renewals = {renewal.certificate_id: renewal for renewal in sent.order_by("pk")}
    years = Surveillance.objects.filter(required=False, state__in=MEETABLE, certificate__in=renewals)
    return [(year, renewals[year.certificate_id]) for year in years]
