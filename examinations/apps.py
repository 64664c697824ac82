"""The competency test: plan, session, written test, observation (9.3)."""

from django.apps import AppConfig


class ExaminationsConfig(AppConfig):
    name = "examinations"
    label = "examinations"
    default_auto_field = "django.db.models.BigAutoField"
