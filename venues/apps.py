"""Test places: verified for a scheme, with their equipment (9.3.2, 9.3.3)."""

from django.apps import AppConfig


class VenuesConfig(AppConfig):
    name = "venues"
    label = "venues"
    default_auto_field = "django.db.models.BigAutoField"
