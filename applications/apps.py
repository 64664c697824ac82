"""APL-01, APL-02, review, the case."""

from django.apps import AppConfig


class ApplicationsConfig(AppConfig):
    name = "applications"
    label = "applications"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self):
        from applications.queries.deadlines import KINDS  # noqa: PLC0415 - models are ready only now
        from foundation.deadlines.kinds import register  # noqa: PLC0415 - as above

        register(*KINDS)
