"""The people of the demonstration, their roles, registrations and organisations; all marked CONTOH."""

from django.core.management.base import BaseCommand
from django.db import transaction

from accounts.management.demo import PASSWORD, PEOPLE, load
from foundation.workflow import clock


class Command(BaseCommand):
    """Makes whoever is missing; running it again changes nothing."""

    help = __doc__

    @transaction.atomic
    def handle(self, **options):
        load(at=clock.now())
        addresses = ", ".join(address for address, _name, _role in PEOPLE)
        self.stdout.write(f"{addresses}\n{PASSWORD}")
