"""Looking after holders for as long as their certificate lasts (9.6)."""

from django.apps import AppConfig


class SurveillanceConfig(AppConfig):
    name = "surveillance"
    label = "surveillance"
    default_auto_field = "django.db.models.BigAutoField"
