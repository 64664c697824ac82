"""What follows a violation by a holder: warnings, suspension, withdrawal (9.5, 9.8.4)."""

from django.apps import AppConfig


class SanctionsConfig(AppConfig):
    name = "sanctions"
    label = "sanctions"
    default_auto_field = "django.db.models.BigAutoField"
