"""Complaints from anybody, answered by somebody without a part (ISO/IEC 17024, 9.9)."""

from django.apps import AppConfig


class ComplaintsConfig(AppConfig):
    name = "complaints"
    label = "complaints"
    default_auto_field = "django.db.models.BigAutoField"
