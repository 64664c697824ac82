"""How far the renewal of a certificate is: read from its parts, kept nowhere (9.7)."""

from dataclasses import dataclass

from django.db import models
from django.db.models import Prefetch, prefetch_related_objects
from django.utils.translation import gettext_lazy as _

from applications.states import ApplicationState
from certificates.models import Certificate, ValidityStatus
from decisions.models import Outcome
from decisions.queries import settling
from foundation.workdays.queries import Deadline
from recertification.models import Renewal

from .ties import gap_before
from .window import closing_at, is_soon

GONE = (ApplicationState.WITHDRAWN, ApplicationState.REFUSED, ApplicationState.LAPSED)
ENDED = (ValidityStatus.WITHDRAWN, ValidityStatus.REPLACED)


class Stage(models.TextChoices):
    """How far it is, as the radar counts and every page says it."""

    OPEN = "OPEN", _("Can be asked for")
    CLOSING = "CLOSING", _("Closes within 30 days")
    BEGUN = "BEGUN", _("Begun, not sent")
    SENT = "SENT", _("Under way")
    HELD = "HELD", _("Held: suspended")
    NOT_YET = "NOT_YET", _("Decided not yet competent")
    CLOSED = "CLOSED", _("Closed without an application")
    RENEWED = "RENEWED", _("Renewed")
    EXPIRED = "EXPIRED", _("Ended without a renewal")


@dataclass(frozen=True)
class Blip:
    """One certificate, and how far its renewal is."""

    certificate: Certificate
    closing: Deadline
    stage: Stage
    tie: Renewal | None = None
    successor: Certificate | None = None

    @property
    def application(self):
        """The case that renews it; None where none was begun, or it came to nothing."""
        return self.tie and self.tie.application

    @property
    def gap(self):
        """Days without a certificate between the two."""
        return gap_before(self.successor) if self.successor else 0


def blips_of(certificates, *, at):
    """Each of these certificates with its stage, in a number of queries that does not grow with them."""
    certificates = list(certificates)
    ties = Renewal.objects.select_related("application").order_by("-pk")
    prefetch_related_objects(certificates, "changes", "successors", Prefetch("renewals", ties))
    live = {one.pk: _live_tie(one) for one in certificates}
    failed = _failed([tie.application_id for tie in live.values() if tie])
    return [_blip(one, live[one.pk], failed, at=at) for one in certificates]


def blip_of(certificate, *, at):
    """This one with its stage."""
    return blips_of([certificate], at=at)[0]


def _live_tie(certificate):
    ties = (tie for tie in certificate.renewals.all() if tie.application.state not in GONE)
    return next(ties, None)


def _failed(applications):
    """Those that were decided not yet competent, and of which nobody is tested again."""
    if not applications:
        return set()
    found = settling().filter(outcome=Outcome.NOT_YET, application__in=applications)
    return set(found.values_list("application", flat=True))


def _blip(certificate, tie, failed, *, at):
    closing = closing_at(certificate, at=at)
    successor = next(iter(certificate.successors.all()), None)
    if successor:
        successor.replaces = certificate
    stage = Stage.RENEWED if successor else _stage(certificate, tie, closing, failed, at=at)
    return Blip(certificate, closing, stage, tie, successor)


def _stage(certificate, tie, closing, failed, *, at):
    status = certificate.status_at(at)
    if status in ENDED:
        return Stage.EXPIRED
    if status == ValidityStatus.SUSPENDED:
        return Stage.HELD
    if tie:
        return _stage_of_case(tie, closing, failed, at=at)
    if status == ValidityStatus.EXPIRED:
        return Stage.EXPIRED
    if closing.has_passed(at):
        return Stage.CLOSED
    return Stage.CLOSING if is_soon(closing, at=at) else Stage.OPEN


def _stage_of_case(tie, closing, failed, *, at):
    if tie.application_id in failed:
        return Stage.NOT_YET
    if tie.application.state != ApplicationState.DRAFT:
        return Stage.SENT
    return Stage.CLOSED if tie.is_in_time and closing.has_passed(at) else Stage.BEGUN
