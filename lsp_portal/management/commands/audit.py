"""Derives the truth again from the records, and ends with an error where it differs: nightly, and after a restore."""

from django.core.management.base import BaseCommand, CommandError

from foundation.workflow import clock
from lsp_portal.management.audits import CHECKS

SHOWN = 20


class Command(BaseCommand):
    help = __doc__

    def handle(self, **options):
        faults, at = 0, clock.now()
        for check in CHECKS:
            found = list(check(at))
            faults += len(found)
            verdict = f"{len(found)} differ" if found else "well"
            self.stdout.write(f"{check.__name__:<13} {verdict}: {check.__doc__}")
            for line in found[:SHOWN]:
                self.stderr.write(f"  {line}")
        if faults:
            raise CommandError(f"{faults} differences")
