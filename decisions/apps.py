"""Technical team, plenary meeting, minutes, decree."""

from django.apps import AppConfig


class DecisionsConfig(AppConfig):
    name = "decisions"
    label = "decisions"
    default_auto_field = "django.db.models.BigAutoField"
