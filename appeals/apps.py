"""Appeals against decisions and processes, heard by people without a part (9.9)."""

from django.apps import AppConfig


class AppealsConfig(AppConfig):
    name = "appeals"
    label = "appeals"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self):
        # Every page below that shows a decision is told of the way to an appeal, and its deadlines run with the others.
        from appeals.queries import deadlines, leaves  # noqa: PLC0415 - models are ready only now
        from appeals.rules.waiting import has_no_open_appeal  # noqa: PLC0415 - as above
        from applications.queries import story  # noqa: PLC0415 - as above
        from applications.rules.bars import HOLDS  # noqa: PLC0415 - as above
        from certificates.queries.leaves import BESIDE_LETTERS, LEAVES  # noqa: PLC0415 - as above
        from decisions.rules import retests  # noqa: PLC0415 - as above
        from foundation.deadlines.kinds import register  # noqa: PLC0415 - as above
        from sanctions.queries.leaves import WAYS  # noqa: PLC0415 - as above

        register(*deadlines.KINDS)
        LEAVES.append(leaves.leaves)
        BESIDE_LETTERS.append(leaves.beside)
        WAYS.append(leaves.beside)
        story.CHAPTERS.append(leaves.chapter)
        HOLDS.append(has_no_open_appeal)
        retests.CHECKS.append(has_no_open_appeal)
