"""Files in, papers out."""

from django.apps import AppConfig


class DocumentsConfig(AppConfig):
    name = "foundation.documents"
    label = "documents"
    default_auto_field = "django.db.models.BigAutoField"
