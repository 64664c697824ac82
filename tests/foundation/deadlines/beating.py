"""Celery's own beat, as in production, in a hurry: what rings each morning there rings twice a second here."""

from lsp_portal.celery import app

app.conf.beat_schedule = {"morning": {"task": "foundation.deadlines.tasks.see_to_it", "schedule": 0.5}}
