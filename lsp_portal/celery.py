"""The Celery app: a doorbell, never a mailbox. What waits to be done stands in the database (jobs)."""

import os

from celery import Celery
from celery.signals import beat_init, worker_init

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "lsp_portal.settings")

app = Celery("lsp_portal")
app.config_from_object("django.conf:settings", namespace="CELERY")
app.autodiscover_tasks()


@worker_init.connect
@beat_init.connect
def _safe_or_not_at_all(**_kwargs):
    from lsp_portal.checks import refuse_unsafe_start  # noqa: PLC0415 - Django has to be set up first

    refuse_unsafe_start()
