"""Makes the database ready for this version: tables, cache, and on a desk's first start the demonstration."""

from botocore.exceptions import ClientError
from django.conf import settings
from django.contrib.auth import get_user_model
from django.core.files.storage import default_storage
from django.core.management import call_command
from django.core.management.base import BaseCommand
from django.db import connection
from django.db.migrations.executor import MigrationExecutor


def make_bucket(storage):
    """Private by the store's own default; what is there already stays."""
    client = storage.connection.meta.client
    try:
        client.head_bucket(Bucket=storage.bucket_name)
    except ClientError:
        client.create_bucket(Bucket=storage.bucket_name)


class Command(BaseCommand):
    help = __doc__
    # The database is about to be made what the checks ask for.
    requires_system_checks = ()

    def handle(self, **options):
        executor = MigrationExecutor(connection)
        if executor.migration_plan(executor.loader.graph.leaf_nodes()):
            self.stderr.write("Preparing the database …")
            call_command("migrate", interactive=False, verbosity=0)
            call_command("createcachetable")
        if settings.S3_BUCKET:
            make_bucket(default_storage)
        if settings.DEMO and not get_user_model().objects.exists():
            self.stderr.write("Loading the demonstration …")
            call_command("load_demo")
