"""The radar: which certificates run out in the months to come, and how far each renewal is (9.7.1)."""

from dateutil.relativedelta import relativedelta
from django.utils import timezone

from certificates.models import Certificate
from certificates.states import ENDED

from .stages import blips_of

AHEAD = relativedelta(months=12)
BACK = relativedelta(months=3)


def radar(*, at):
    """Certificates that end within twelve months or ended within the last three, the first one first."""
    on = timezone.localdate(at)
    found = Certificate.objects.with_kind().exclude(latest_kind__in=ENDED)
    found = found.filter(valid_until__gte=on - BACK, valid_until__lte=on + AHEAD)
    return blips_of(found.select_related("scheme_version", "holder").order_by("valid_until", "pk"), at=at)


def of_stage(blips, stage):
    """Those of one stage; all of them without one."""
    return [blip for blip in blips if not stage or blip.stage == stage]
