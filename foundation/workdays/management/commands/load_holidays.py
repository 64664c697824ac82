"""Enter the published holidays, from two years ago to two years from now."""

from django.core.management.base import BaseCommand

from foundation.workdays.actions import load_holidays
from foundation.workflow import clock

AROUND = 2


class Command(BaseCommand):
    """May run as often as one likes: what stands in the calendar is not touched."""

    help = "Enter national holidays and joint leave of this year, two before and two after"

    def handle(self, **_options):
        at = clock.now()
        year = clock.today().year
        added = load_holidays(range(year - AROUND, year + AROUND + 1), by=None, at=at)
        self.stdout.write(f"{added} days entered")
