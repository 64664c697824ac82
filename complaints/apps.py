"""Complaints from anybody, answered by somebody without a part (ISO/IEC 17024, 9.9)."""

from django.apps import AppConfig


class ComplaintsConfig(AppConfig):
    name = "complaints"
    label = "complaints"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self):
        from certificates.queries.leaves import BESIDE_VERDICTS, LEAVES  # noqa: PLC0415 - models are ready only now
        from complaints.queries import deadlines, links, story  # noqa: PLC0415 - as above
        from foundation.deadlines.kinds import register  # noqa: PLC0415 - as above
        from foundation.notices.queries import ENDS  # noqa: PLC0415 - as above
        from sanctions.queries.leaves import BEHIND  # noqa: PLC0415 - as above
        from surveillance.queries.planning import FROM_ABOVE  # noqa: PLC0415 - as above

        register(*deadlines.KINDS)
        LEAVES.append(story.about_certificate)
        BESIDE_VERDICTS.append(story.beside_verdict)
        BEHIND.append(story.behind)
        FROM_ABOVE.append(story.points)

        # What a mail to somebody without an account ends with; the database does not know it.
        ENDS["complaint-link"] = links.address_of_link
        ENDS["complaint-code"] = links.digits_of_code
