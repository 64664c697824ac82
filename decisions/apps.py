"""Technical team, plenary meeting, minutes, decree."""

from django.apps import AppConfig


class DecisionsConfig(AppConfig):
    name = "decisions"
    label = "decisions"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self):
        # Who may begin an application, and what may still change in a case, is asked below; this floor knows what is
        # not decided yet and what a meeting has before it.
        from applications.queries import timeline  # noqa: PLC0415 - models are ready only now
        from applications.rules import bars, employers, start  # noqa: PLC0415 - as above
        from decisions.queries.retests import is_decided  # noqa: PLC0415 - as above
        from decisions.queries.story import WORDS  # noqa: PLC0415 - as above
        from decisions.rules.agenda import lets_go  # noqa: PLC0415 - as above
        from decisions.rules.applying import has_nothing_under_way  # noqa: PLC0415 - as above

        start.CHECKS.append(has_nothing_under_way)
        bars.BARS.append(lets_go)
        employers.EARNED.append(is_decided)
        timeline.WORDS.update(WORDS)
