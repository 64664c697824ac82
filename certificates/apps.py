"""Certificates and their public verification."""

from django.apps import AppConfig


class CertificatesConfig(AppConfig):
    name = "certificates"
    label = "certificates"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self):
        # The home of a case is told from below; this floor adds the end of the story.
        from applications.queries import story, timeline  # noqa: PLC0415 - models are ready only now
        from applications.rules import start  # noqa: PLC0415 - as above
        from certificates.queries.deadlines import KINDS  # noqa: PLC0415 - as above
        from certificates.queries.story import WORDS, chapter, subjects  # noqa: PLC0415 - as above
        from certificates.rules import can_apply_anew, holds_no_other  # noqa: PLC0415 - as above
        from decisions.rules import retests  # noqa: PLC0415 - as above
        from foundation.deadlines.kinds import register  # noqa: PLC0415 - as above

        register(*KINDS)
        start.CHECKS_OF_OUTSIDERS.append(can_apply_anew)
        retests.CHECKS.append(holds_no_other)
        story.CHAPTERS.append(chapter)
        timeline.WORDS.update(WORDS)
        timeline.SUBJECTS.append(subjects)
