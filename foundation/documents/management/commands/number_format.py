"""How the numbers of a series are written: `manage.py number_format decree`, and with a format, so from now on."""

import json

from django.core.management.base import BaseCommand, CommandError

from foundation.documents.actions import set_series
from foundation.documents.models import NumberSeries, TakenNumber
from foundation.workflow import clock
from foundation.workflow.answers import NotAllowed


class Command(BaseCommand):
    help = 'Shows or sets the format of a number series, as JSON: [{"sequence": 3}, {"text": "/SK/"}, {"year": 4}]'

    def add_arguments(self, parser):
        parser.add_argument("key")
        parser.add_argument("segments", nargs="?", type=json.loads)
        parser.add_argument("--goes-on", action="store_true", help="does not start again at 1 each year")

    def handle(self, *, key, segments, goes_on, **_options):
        if segments is not None:
            self._set(key, segments, starts_anew=not goes_on)
        series = NumberSeries.objects.filter(key=key).first()
        last = TakenNumber.objects.filter(series=series).order_by("-taken_at", "-sequence").first()
        self.stdout.write(
            f"{key}: {json.dumps(series.segments if series else None)}, last taken: {last or '-'}"
        )

    def _set(self, key, segments, *, starts_anew):
        try:
            set_series(key, segments=segments, starts_anew=starts_anew, by=None, at=clock.now())
        except NotAllowed as refusal:
            raise CommandError(refusal.reason) from refusal
