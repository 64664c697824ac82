"""Looking after holders for as long as their certificate lasts (9.6)."""

from django.apps import AppConfig


class SurveillanceConfig(AppConfig):
    name = "surveillance"
    label = "surveillance"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self):
        from applications.queries import story, timeline  # noqa: PLC0415 - models are ready only now
        from certificates.queries.leaves import LEAVES  # noqa: PLC0415 - as above
        from foundation.deadlines.kinds import OUTSIDE, register  # noqa: PLC0415 - as above
        from foundation.notices.queries import ENDS  # noqa: PLC0415 - as above
        from surveillance.letters import remind_outsider  # noqa: PLC0415 - as above
        from surveillance.queries import deadlines, outsiders  # noqa: PLC0415 - as above
        from surveillance.queries.leaves import leaves  # noqa: PLC0415 - as above
        from surveillance.queries.story import WORDS, chapter, subjects  # noqa: PLC0415 - as above

        register(*deadlines.KINDS)
        OUTSIDE["konfirmasi"] = remind_outsider
        LEAVES.append(leaves)
        story.CHAPTERS.append(chapter)
        timeline.WORDS.update(WORDS)
        timeline.SUBJECTS.append(subjects)

        # What a mail to somebody from outside ends with; the database does not know it.
        ENDS["enquiry-link"] = outsiders.address_of_link
        ENDS["enquiry-code"] = outsiders.digits_of_code
