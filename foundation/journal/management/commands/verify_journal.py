"""Prove that nobody has changed the trail."""

from django.core.management.base import BaseCommand, CommandError

from foundation.journal.models import Link
from foundation.journal.queries import checkpoints, first_fault


class Command(BaseCommand):
    """Ends with an error that names the first bad row; run it each night and after a restore."""

    help = "Go through the whole trail and name the first row that is not as it was written"

    def handle(self, **_options):
        kept = checkpoints()
        if fault := first_fault(kept):
            raise CommandError(f"position {fault.position}, entry {fault.entry_id}: {fault.reason}")
        self.stdout.write(
            f"{Link.objects.count()} entries stand as they were written; {len(kept)} checkpoints agree"
        )
