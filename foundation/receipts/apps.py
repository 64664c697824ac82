"""Forms that were handled once."""

from django.apps import AppConfig


class ReceiptsConfig(AppConfig):
    name = "foundation.receipts"
    label = "receipts"
    default_auto_field = "django.db.models.BigAutoField"
