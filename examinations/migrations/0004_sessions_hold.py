"""What the database itself keeps and refuses about sessions: nobody in two places, no seat too many, a day that is over
stays as it was (9.3.2, 9.3.3, E8).
"""

import datetime as dt
from zoneinfo import ZoneInfo

from django.conf import settings
from django.db import migrations

from foundation.journal.triggers import append_only, follow, on_postgresql, refuse

DIARY, SEAT, SESSION = "examinations_engagement", "examinations_seat", "examinations_session"
ASSESSOR, PLAN = "examinations_sessionassessor", "assessments_plan"

# --- The diary writes itself -------------------------------------------------------------------------------------
CANDIDATE_OF = """(
    SELECT application.applicant_id FROM examinations_testplan plan
    JOIN assessments_assessment assessment ON assessment.id = plan.assessment_id
    JOIN applications_application application ON application.id = assessment.application_id
    WHERE plan.id = {row}.plan_id
)"""
REGISTERED = "(SELECT user_id FROM accounts_assessorregistration WHERE id = {row}.registration_id)"


def taken(person, task):
    """Engage a person for the hours of the session of the new row."""
    return (
        f"INSERT INTO {DIARY} (session_id, user_id, task, begins_at, ends_at) "  # noqa: S608 - names of ours only
        f"SELECT session.id, {person}, '{task}', session.begins_at, session.ends_at "
        f"FROM {SESSION} session WHERE session.id = NEW.session_id"
    )


def let_go(person, task):
    """Let go whom the old row engaged."""
    return f"DELETE FROM {DIARY} WHERE session_id = OLD.session_id AND task = '{task}' AND user_id = {person}"  # noqa: S608 - as above


GIVEN_UP = "OLD.given_up_at IS NULL AND NEW.given_up_at IS NOT NULL"

# --- Nobody is in two places at once -----------------------------------------------------------------------------
# No extension is needed: a number is a range of one.
APART = f"""ALTER TABLE {DIARY} ADD CONSTRAINT nobody_is_in_two_sessions_at_once EXCLUDE USING gist (
    int8range(user_id, user_id, '[]') WITH &&, tstzrange(begins_at, ends_at) WITH &&
)"""
TOGETHER = f"ALTER TABLE {DIARY} DROP CONSTRAINT nobody_is_in_two_sessions_at_once"
# SQLite writes one row after the other, so it needs no lock to look.
OVERLAPS = {
    "postgresql": "FALSE",
    "sqlite": f"""EXISTS (
        SELECT 1 FROM {DIARY} other WHERE other.user_id = NEW.user_id AND other.id <> COALESCE(NEW.id, -1)
        AND other.begins_at < NEW.ends_at AND NEW.begins_at < other.ends_at
    )""",  # noqa: S608 - as above
}

# Appointments of the floor below: the last plan of a case whose portfolio is not judged yet, on the clock of the LSP.
HOURS = int(dt.datetime(2026, 1, 1, tzinfo=ZoneInfo(settings.TIME_ZONE)).utcoffset().total_seconds() // 3600)
CLOCK = {
    "postgresql": {
        "begins": '({plan}."on" + {plan}.starts_at)',
        "ends": "({plan}.\"on\" + {plan}.starts_at + {plan}.lasts * INTERVAL '1 minute')",
        "here": f"({{moment}} AT TIME ZONE '{settings.TIME_ZONE}')",
    },
    "sqlite": {
        "begins": "datetime({plan}.\"on\" || ' ' || {plan}.starts_at)",
        "ends": "datetime({plan}.\"on\" || ' ' || {plan}.starts_at, '+' || {plan}.lasts || ' minutes')",
        "here": f"datetime({{moment}}, '{HOURS:+} hours')",
    },
}
SITS_THERE = """({user} = (
        SELECT application.applicant_id FROM applications_application application
        WHERE application.id = assessment.application_id
    ) OR EXISTS (
        SELECT 1 FROM assessments_assignment assignment
        JOIN accounts_assessorregistration registration ON registration.id = assignment.registration_id
        WHERE assignment.assessment_id = assessment.id AND registration.user_id = {user}
        AND assignment.declined_at IS NULL AND assignment.ended_at IS NULL
    ))"""
STANDS = """plan.change_asked_at IS NULL AND assessment.state IN ('ASSIGNED', 'AGREED', 'REVIEWING')
    AND NOT EXISTS (
        SELECT 1 FROM assessments_plan later
        WHERE later.assessment_id = plan.assessment_id AND later.number > plan.number
    )"""


def meets(vendor, plan, diary):
    """Whether the hours of a plan and of a row of the diary overlap, in the words of that database."""
    words = CLOCK[vendor]
    begins, ends = (words[name].format(plan=plan) for name in ("begins", "ends"))
    first, last = (words["here"].format(moment=f"{diary}.{name}") for name in ("begins_at", "ends_at"))
    return f"{begins} < {last} AND {first} < {ends}"


def engaged_elsewhere(vendor):
    """A row of the diary, and an appointment of the same person at that time."""
    return f"""EXISTS (
        SELECT 1 FROM {PLAN} plan JOIN assessments_assessment assessment ON assessment.id = plan.assessment_id
        WHERE {STANDS} AND {SITS_THERE.format(user="NEW.user_id")} AND {meets(vendor, "plan", "NEW")}
    )"""  # noqa: S608 - as above


def planned_elsewhere(vendor):
    """A plan, and a session of one of its people at that time."""
    return f"""EXISTS (
        SELECT 1 FROM {DIARY} diary, assessments_assessment assessment
        WHERE assessment.id = NEW.assessment_id AND {SITS_THERE.format(user="diary.user_id")}
        AND {meets(vendor, "NEW", "diary")}
    )"""  # noqa: S608 - as above


def each(sql):
    """The same question, put to either database."""
    return {vendor: sql(vendor) for vendor in CLOCK}


TWO_PLACES = "nobody is in two places at once [9.3.2]"

# --- No seat too many, and a day that is over --------------------------------------------------------------------
TOO_MANY = f"""NEW.given_up_at IS NULL
    AND NEW.number > (SELECT capacity FROM {SESSION} WHERE id = NEW.session_id)"""  # noqa: S608 - as above
TOO_SMALL = f"""EXISTS (
    SELECT 1 FROM {SEAT} seat
    WHERE seat.session_id = NEW.id AND seat.given_up_at IS NULL AND seat.number > NEW.capacity
)"""  # noqa: S608 - as above
# Sessions need most seats of a place at the beginning of one of them.
NEEDED = f"""(
    SELECT SUM(other.capacity) FROM {SESSION} other
    WHERE other.venue_id = {{session}}.venue_id AND other.state IN ('PLANNED', 'RUNNING')
    AND other.begins_at <= {{session}}.begins_at AND {{session}}.begins_at < other.ends_at
)"""  # noqa: S608 - as above
TOO_NARROW = f"""NEW.seats < OLD.seats AND EXISTS (
    SELECT 1 FROM {SESSION} session WHERE session.venue_id = NEW.id AND session.state IN ('PLANNED', 'RUNNING')
    AND {NEEDED.format(session="session")} > NEW.seats
)"""  # noqa: S608 - as above
IS_OVER = f"(SELECT state FROM {SESSION} WHERE id = {{row}}.session_id) IN ('CLOSED', 'CANCELLED')"  # noqa: S608 - as above
HELD_OTHERWISE = """OLD.state IN ('CLOSED', 'CANCELLED') AND (OLD.state <> NEW.state OR OLD.venue_id <> NEW.venue_id
    OR OLD.verification_id <> NEW.verification_id OR OLD.begins_at <> NEW.begins_at OR OLD.ends_at <> NEW.ends_at
    OR OLD.invigilator_id <> NEW.invigilator_id OR OLD.scheme_version_id <> NEW.scheme_version_id)"""
SAT_OTHERWISE = f"""{IS_OVER.format(row="OLD")} AND OLD.given_up_at IS NULL AND (OLD.presence <> NEW.presence
    OR NEW.given_up_at IS NOT NULL OR COALESCE(OLD.identified_by_id, 0) <> COALESCE(NEW.identified_by_id, 0)
    OR OLD.plan_id <> NEW.plan_id OR OLD.session_id <> NEW.session_id)"""
OVER = "what happened in a session that is over stays as it was [9.3.6]"


class Migration(migrations.Migration):
    dependencies = [
        ("examinations", "0003_written_tests_stay"),
        ("assessments", "0007_test_evidence_stays"),
        ("applications", "0001_initial"),
        ("accounts", "0001_initial"),
        ("venues", "0001_initial"),
    ]

    operations = [
        on_postgresql(APART, TOGETHER),
        *(
            refuse(
                f"nobody_is_in_two_sessions_at_once_{event.lower()}",
                DIARY,
                on=event,
                when=OVERLAPS,
                because=TWO_PLACES,
            )
            for event in ("INSERT", "UPDATE")
        ),
        *(
            refuse(
                f"nobody_is_engaged_beside_an_appointment_{event.lower()}",
                DIARY,
                on=event,
                when=each(engaged_elsewhere),
                because=TWO_PLACES,
            )
            for event in ("INSERT", "UPDATE")
        ),
        refuse(
            "nobody_is_appointed_beside_a_session",
            PLAN,
            on="INSERT",
            when=each(planned_elsewhere),
            because=TWO_PLACES,
        ),
        follow(
            "a_seat_engages_its_candidate",
            SEAT,
            on="INSERT",
            when="NEW.given_up_at IS NULL",
            then=taken(CANDIDATE_OF.format(row="NEW"), "CANDIDATE"),
        ),
        follow(
            "a_seat_given_up_lets_its_candidate_go",
            SEAT,
            on="UPDATE",
            when=GIVEN_UP,
            then=let_go(CANDIDATE_OF.format(row="OLD"), "CANDIDATE"),
        ),
        follow(
            "an_assessor_of_a_session_is_engaged",
            ASSESSOR,
            on="INSERT",
            then=taken(REGISTERED.format(row="NEW"), "ASSESSOR"),
        ),
        follow(
            "an_assessor_taken_out_of_a_session_is_let_go",
            ASSESSOR,
            on="DELETE",
            then=let_go(REGISTERED.format(row="OLD"), "ASSESSOR"),
        ),
        follow(
            "an_invigilator_is_engaged",
            SESSION,
            on="INSERT",
            then=f"INSERT INTO {DIARY} (session_id, user_id, task, begins_at, ends_at) "  # noqa: S608 - as above
            "VALUES (NEW.id, NEW.invigilator_id, 'INVIGILATOR', NEW.begins_at, NEW.ends_at)",
        ),
        follow(
            "another_invigilator_is_engaged",
            SESSION,
            on="UPDATE",
            when="OLD.invigilator_id <> NEW.invigilator_id",
            then=f"UPDATE {DIARY} SET user_id = NEW.invigilator_id "  # noqa: S608 - as above
            "WHERE session_id = NEW.id AND task = 'INVIGILATOR'",
        ),
        follow(
            "other_hours_are_other_hours_for_everybody",
            SESSION,
            on="UPDATE",
            when="OLD.begins_at <> NEW.begins_at OR OLD.ends_at <> NEW.ends_at",
            then=f"UPDATE {DIARY} SET begins_at = NEW.begins_at, ends_at = NEW.ends_at WHERE session_id = NEW.id",  # noqa: S608 - as above
        ),
        follow(
            "a_cancelled_session_engages_nobody",
            SESSION,
            on="UPDATE",
            when="OLD.state <> 'CANCELLED' AND NEW.state = 'CANCELLED'",
            then=f"DELETE FROM {DIARY} WHERE session_id = NEW.id",  # noqa: S608 - as above
        ),
        *(
            refuse(
                f"a_session_is_never_over_full_{event.lower()}",
                SEAT,
                on=event,
                when=TOO_MANY,
                because="the session has no seat of this number [9.3.2]",
            )
            for event in ("INSERT", "UPDATE")
        ),
        refuse(
            "a_session_keeps_room_for_who_has_a_seat",
            SESSION,
            on="UPDATE",
            when=TOO_SMALL,
            because="somebody has a seat beyond that [9.3.2]",
        ),
        refuse(
            "a_place_keeps_the_seats_of_its_sessions",
            "venues_venue",
            on="UPDATE",
            when=TOO_NARROW,
            because="tests are planned there that need more seats [9.3.2]",
        ),
        refuse("a_session_that_is_over_stays", SESSION, on="UPDATE", when=HELD_OTHERWISE, because=OVER),
        refuse("a_session_is_not_lost", SESSION, on="DELETE", because="a session stays on file [9.3.2]"),
        refuse(
            "nobody_gets_a_seat_afterwards",
            SEAT,
            on="INSERT",
            when=IS_OVER.format(row="NEW"),
            because=OVER,
        ),
        refuse("a_seat_stays_as_it_was_left", SEAT, on="UPDATE", when=SAT_OTHERWISE, because=OVER),
        refuse("a_seat_is_not_lost", SEAT, on="DELETE", because="a seat stays on file [9.3.2]"),
        *(
            refuse(
                f"equipment_of_a_session_that_is_over_stays_{event.lower()}",
                "examinations_session_equipment",
                on=event,
                when=IS_OVER.format(row="OLD" if event == "DELETE" else "NEW"),
                because=OVER,
            )
            for event in ("INSERT", "DELETE")
        ),
        append_only("examinations_arrival", because="a line of the attendance list stays [9.3.2]"),
        append_only("examinations_incident", because="what happened is told and never changed [9.3.2]"),
        append_only("examinations_dayreport", because="a report that is signed stays [9.3.6]"),
        append_only("examinations_disposition", because="a result in doubt is settled once [9.3.3]"),
    ]
