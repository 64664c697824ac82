"""The calendar of working days."""

from django.apps import AppConfig


class WorkdaysConfig(AppConfig):
    name = "foundation.workdays"
    label = "workdays"
    default_auto_field = "django.db.models.BigAutoField"
