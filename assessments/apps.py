"""Assignment, plan, judgement of evidence, recommendation."""

from django.apps import AppConfig


class AssessmentsConfig(AppConfig):
    name = "assessments"
    label = "assessments"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self):
        # The home of a case is told from below; this floor adds its chapter.
        from applications.queries import people, story, timeline  # noqa: PLC0415 - models are ready only now
        from applications.rules import bars  # noqa: PLC0415 - as above
        from assessments.queries.deadlines import KINDS  # noqa: PLC0415 - as above
        from assessments.queries.people import workers  # noqa: PLC0415 - as above
        from assessments.queries.story import WORDS, chapter  # noqa: PLC0415 - as above
        from assessments.rules.stopping import is_not_stopped  # noqa: PLC0415 - as above
        from foundation.deadlines.kinds import register  # noqa: PLC0415 - as above

        register(*KINDS)
        # Before the chapters of the floors above, which know how it ends.
        story.CHAPTERS.insert(0, chapter)
        timeline.WORDS.update(WORDS)
        people.WORKERS.append(workers)
        bars.BARS.append(is_not_stopped)
