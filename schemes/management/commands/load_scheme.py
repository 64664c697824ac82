"""Load a scheme's definition as a draft: `manage.py load_scheme schemes/definitions/….toml`."""

from pathlib import Path

from django.core.management.base import BaseCommand, CommandError

from accounts.queries import system_user
from foundation.workflow import clock
from foundation.workflow.answers import NotAllowed
from schemes.actions import load_definition
from schemes.rules import read_definition


class Command(BaseCommand):
    help = "Load a scheme's definition (TOML) as a draft; the same file again changes nothing."

    def add_arguments(self, parser):
        parser.add_argument("file", type=Path)

    def handle(self, *args, file, **options):
        try:
            version = load_definition(read_definition(file.read_bytes()), by=system_user(), at=clock.now())
        except OSError as error:
            raise CommandError(str(error)) from error
        except NotAllowed as refusal:
            raise CommandError(refusal.reason) from refusal
        self.stdout.write(f"{version.document_number}: {version.get_state_display()}")
