"""Loads the demonstration: people, scheme, and a case at every stage of the way, all marked CONTOH."""

from django.core.management.base import BaseCommand

from foundation.workflow import clock
from lsp_portal.management.demo import story


class Command(BaseCommand):
    help = __doc__

    def handle(self, **options):
        story.load(now=clock.now())
        story.receive_first(at=clock.now())
