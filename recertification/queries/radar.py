"""The radar: which certificates run out in the months to come, and how far each renewal is (9.7.1)."""

from dataclasses import dataclass
from datetime import date, timedelta

from dateutil.relativedelta import relativedelta
from django.db import models
from django.db.models import Prefetch
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from applications.states import ApplicationState
from certificates.models import Certificate, ValidityStatus
from certificates.states import ENDED
from foundation.workdays.queries import Deadline
from recertification.models import Renewal

from .ties import gap_before
from .window import closing_of, outages_of_late

AHEAD = relativedelta(months=12)
BACK = relativedelta(months=3)
SOON = timedelta(days=30)
GONE = (ApplicationState.WITHDRAWN, ApplicationState.REFUSED, ApplicationState.LAPSED)


class Stage(models.TextChoices):
    """How far the renewal of a certificate is; read from its parts, kept nowhere."""

    OPEN = "OPEN", _("Can be asked for")
    CLOSING = "CLOSING", _("Closes within 30 days")
    BEGUN = "BEGUN", _("Begun, not sent")
    SENT = "SENT", _("Under way")
    HELD = "HELD", _("Held: suspended")
    CLOSED = "CLOSED", _("Closed without an application")
    RENEWED = "RENEWED", _("Renewed")
    EXPIRED = "EXPIRED", _("Ended without a renewal")


@dataclass(frozen=True)
class Blip:
    """One certificate on the radar."""

    certificate: Certificate
    closing: Deadline
    stage: Stage
    application: object = None
    successor: Certificate | None = None

    @property
    def gap(self):
        """Days without a certificate between the two."""
        return gap_before(self.successor) if self.successor else 0


def radar(*, at):
    """Certificates that end within twelve months or ended within the last three, the first one first."""
    on: date = timezone.localdate(at)
    found = Certificate.objects.with_kind().exclude(latest_kind__in=ENDED)
    found = found.filter(valid_until__gte=on - BACK, valid_until__lte=on + AHEAD)
    ties = Renewal.objects.select_related("application").order_by("-pk")
    rows = found.select_related("scheme_version", "holder").prefetch_related(
        "changes", "successors", Prefetch("renewals", ties)
    )
    outages = outages_of_late(on=on)
    return [_blip(one, closing_of(one, outages), at=at) for one in rows.order_by("valid_until", "pk")]


def of_stage(blips, stage):
    """Those of one stage; all of them without one."""
    return [blip for blip in blips if not stage or blip.stage == stage]


def _blip(certificate, closing, *, at):
    ties = [tie for tie in certificate.renewals.all() if tie.application.state not in GONE]
    application = ties[0].application if ties else None
    successor = next(iter(certificate.successors.all()), None)
    if successor:
        successor.replaces = certificate
    stage = _stage(certificate, closing, application, successor, at=at)
    return Blip(certificate, closing, stage, application, successor)


def _stage(certificate, closing, application, successor, *, at):
    if successor:
        return Stage.RENEWED
    status = certificate.status_at(at)
    if status == ValidityStatus.SUSPENDED:
        return Stage.HELD
    if application:
        return Stage.BEGUN if application.state == ApplicationState.DRAFT else Stage.SENT
    if status == ValidityStatus.EXPIRED:
        return Stage.EXPIRED
    if closing.has_passed(at):
        return Stage.CLOSED
    return Stage.CLOSING if closing.due_on - timezone.localdate(at) <= SOON else Stage.OPEN
