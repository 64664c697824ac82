"""The competency test: plan, session, written test, observation (9.3)."""

from django.apps import AppConfig


class ExaminationsConfig(AppConfig):
    name = "examinations"
    label = "examinations"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self):
        # The case is told, and its report is asked for, from below; this floor adds what it knows.
        from applications.queries import story, timeline  # noqa: PLC0415 - models are ready only now
        from assessments.queries.ways import NOTES, WAYS  # noqa: PLC0415 - as above
        from assessments.rules import AWAITED  # noqa: PLC0415 - as above
        from examinations.queries.doubt_notes import notes  # noqa: PLC0415 - as above
        from examinations.queries.plans import awaited  # noqa: PLC0415 - as above
        from examinations.queries.story import WORDS, chapter, ways  # noqa: PLC0415 - as above

        # After the assessment's chapter, which stands first, and before those of the floors above.
        story.CHAPTERS.insert(0, chapter)
        timeline.WORDS.update(WORDS)
        WAYS.append(ways)
        NOTES.append(notes)
        AWAITED.append(awaited)

        # Who is taken by a session, who uses a test place, what is still to be held: asked from below, too.
        from assessments.queries import calendar, events  # noqa: PLC0415 - as above
        from examinations.queries import doubts, sessions  # noqa: PLC0415 - as above
        from venues.rules import SEATS, USES  # noqa: PLC0415 - as above

        calendar.ELSEWHERE.append(sessions.elsewhere)
        calendar.TESTED.append(sessions.candidates_on)
        USES.append(sessions.uses)
        SEATS.append(sessions.most_seats)
        events.EVENTS.append(sessions.events)
        AWAITED.extend([sessions.awaited, doubts.awaited])

        # A recommendation is not taken back from under a test.
        from assessments.rules.records import HOLDS  # noqa: PLC0415 - as above
        from examinations.rules.seats import no_test_is_on  # noqa: PLC0415 - as above

        HOLDS.append(no_test_is_on)

        # Records that lack a hand, and what a mail to somebody from outside ends with.
        from examinations.letters.third_parties import remind_third_party  # noqa: PLC0415 - as above
        from examinations.queries import deadlines, records, third_parties  # noqa: PLC0415 - as above
        from foundation.deadlines.kinds import OUTSIDE, register  # noqa: PLC0415 - as above
        from foundation.notices.queries import ENDS  # noqa: PLC0415 - as above

        register(*deadlines.KINDS)
        OUTSIDE["pihak-ketiga"] = remind_third_party
        AWAITED.append(records.awaited_records)
        ENDS["third-party-link"] = third_parties.address_of_link
        ENDS["third-party-code"] = third_parties.digits_of_code

        # A recommendation holds fast what was tested, and those who decide find all its papers.
        from assessments.queries import fixing, sheets  # noqa: PLC0415 - as above
        from examinations.queries.fixing import digest_of_source  # noqa: PLC0415 - as above
        from examinations.queries.sheets import sheets as sheets_of_test  # noqa: PLC0415 - as above

        fixing.DIGESTS.append(digest_of_source)
        sheets.SHEETS.append(sheets_of_test)

        # Who is tested does not look into the bank.
        from examinations.rules.written import is_no_candidate  # noqa: PLC0415 - as above
        from instruments.queries import authors  # noqa: PLC0415 - as above

        authors.BARS.append(is_no_candidate)

        # How items did is known up here, and looked for beside the bank.
        from examinations.queries.item_statistics import page_of  # noqa: PLC0415 - as above
        from instruments.queries.onward import ONWARD  # noqa: PLC0415 - as above

        ONWARD.append(page_of)
