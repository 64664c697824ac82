"""Renewing a certificate before it runs out (9.7)."""

from django.apps import AppConfig


class RecertificationConfig(AppConfig):
    name = "recertification"
    label = "recertification"
    default_auto_field = "django.db.models.BigAutoField"
