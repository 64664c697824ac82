"""The roof as an app: its checks, its commands, its pages."""

from django.apps import AppConfig


class PortalConfig(AppConfig):
    name = "lsp_portal"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self):
        from . import checks  # noqa: F401, PLC0415 - registers them; settings have to be there first
