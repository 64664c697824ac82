"""Every deadline in one registry: its arithmetic, its reminders, whom it escalates to."""

from django.apps import AppConfig


class DeadlinesConfig(AppConfig):
    name = "foundation.deadlines"
    label = "deadlines"
    default_auto_field = "django.db.models.BigAutoField"
