"""Enter the published holidays, from two years ago to two years from now."""

from django.core.management.base import BaseCommand

from foundation.deadlines.actions import enter_new_years
from foundation.workflow import clock

AROUND = 2


class Command(BaseCommand):
    """May run as often as one likes: a year of which anything is entered is not touched."""

    help = (
        "Enter national holidays and joint leave of this year, two before and two after, where there are none"
    )

    def handle(self, **_options):
        at, year = clock.now(), clock.today().year
        change = enter_new_years(range(year - AROUND, year + AROUND + 1), by=None, at=at)
        self.stdout.write(f"{len(change.entered) if change else 0} days entered")
