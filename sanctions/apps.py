"""What follows a violation by a holder: warnings, suspension, withdrawal (9.5, 9.8.4)."""

from django.apps import AppConfig


class SanctionsConfig(AppConfig):
    name = "sanctions"
    label = "sanctions"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self):
        from certificates.queries.leaves import LEAVES  # noqa: PLC0415 - models are ready only now
        from foundation.deadlines.kinds import register  # noqa: PLC0415 - as above
        from sanctions.queries.deadlines import KINDS  # noqa: PLC0415 - as above
        from sanctions.queries.leaves import leaves  # noqa: PLC0415 - as above

        register(*KINDS)
        LEAVES.append(leaves)
