"""Renewing a certificate before it runs out (9.7)."""

from django.apps import AppConfig


class RecertificationConfig(AppConfig):
    name = "recertification"
    label = "recertification"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self):
        # The floors below ask through their lists; this floor answers.
        from applications.queries import elsewhere, story, timeline  # noqa: PLC0415 - models are ready only now
        from applications.rules import bars, submission  # noqa: PLC0415 - as above
        from certificates.queries import leaves as certificate_leaves  # noqa: PLC0415 - as above
        from certificates.queries import renewals  # noqa: PLC0415 - as above
        from foundation.deadlines.kinds import register  # noqa: PLC0415 - as above
        from recertification.queries.deadlines import KINDS  # noqa: PLC0415 - as above
        from recertification.queries.leaves import leaves  # noqa: PLC0415 - as above
        from recertification.queries.places import place  # noqa: PLC0415 - as above
        from recertification.queries.story import WORDS, chapter, subjects  # noqa: PLC0415 - as above
        from recertification.queries.ties import tied  # noqa: PLC0415 - as above
        from recertification.rules import (  # noqa: PLC0415 - as above
            SETTLED_FIRST,
            is_not_suspended,
            may_still_be_sent,
        )
        from surveillance.rules import is_settled  # noqa: PLC0415 - as above

        register(*KINDS)
        SETTLED_FIRST.append(is_settled)
        renewals.TIES.append(tied)
        elsewhere.PLACES.append(place)
        submission.GATES.append(may_still_be_sent)
        bars.HOLDS.append(is_not_suspended)
        certificate_leaves.LEAVES.append(leaves)
        story.CHAPTERS.append(chapter)
        timeline.WORDS.update(WORDS)
        timeline.SUBJECTS.append(subjects)
