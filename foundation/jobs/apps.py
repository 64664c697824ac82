"""Work waiting to be done."""

from django.apps import AppConfig
from django.utils.module_loading import autodiscover_modules


class JobsConfig(AppConfig):
    name = "foundation.jobs"
    label = "jobs"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self):
        """Every process knows every handler: the worker does its work, and the pages call it by its name."""
        autodiscover_modules("tasks")
