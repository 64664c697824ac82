"""Test places: verified for a scheme, with their equipment (9.3.2, 9.3.3)."""

from django.apps import AppConfig


class VenuesConfig(AppConfig):
    name = "venues"
    label = "venues"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self):
        from foundation.deadlines.kinds import register  # noqa: PLC0415 - as above
        from venues.queries.deadlines import KINDS  # noqa: PLC0415 - models are ready only now

        register(*KINDS)
