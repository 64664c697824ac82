"""The scheme, as data."""

from django.apps import AppConfig


class SchemesConfig(AppConfig):
    name = "schemes"
    label = "schemes"
    default_auto_field = "django.db.models.BigAutoField"
