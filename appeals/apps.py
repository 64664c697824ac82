"""Appeals against decisions and processes, heard by people without a part (9.9)."""

from django.apps import AppConfig


class AppealsConfig(AppConfig):
    name = "appeals"
    label = "appeals"
    default_auto_field = "django.db.models.BigAutoField"
