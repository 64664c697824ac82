"""The scheme of the demonstration, in force and marked CONTOH; people of the demonstration come first."""

from django.core.management.base import BaseCommand

from foundation.workflow import clock
from schemes.management.demo import load_demo_scheme


class Command(BaseCommand):
    help = "Make the scheme of the demonstration: set, approved, marked CONTOH."

    def handle(self, *args, **options):
        version = load_demo_scheme(at=clock.now())
        self.stdout.write(f"{version.document_number}: {version.get_state_display()}")
