"""The roof: puts the house together, decides nothing."""

from lsp_portal.celery import app as celery_app

__all__ = ["celery_app"]
