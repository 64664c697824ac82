"""What candidates are tested with: instruments, items and their keys (9.2.3, 9.3.1)."""

from django.apps import AppConfig


class InstrumentsConfig(AppConfig):
    name = "instruments"
    label = "instruments"
    default_auto_field = "django.db.models.BigAutoField"
