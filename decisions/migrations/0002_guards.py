"""What the database itself refuses about decisions, should an action ever forget (9.4.2, 9.4.5)."""

from django.db import migrations

from foundation.journal.triggers import append_only, refuse

BARRED = "('APPLICANT', 'SUPERIOR', 'TRAINER', 'SAME_UNIT', 'FAMILY', 'DECLARED', 'REVIEWER', 'ASSESSOR')"

HAD_A_PART = f"""EXISTS (
    SELECT 1
    FROM decisions_agendaitem item
    JOIN applications_involvement part ON part.application_id = item.application_id
    JOIN accounts_user involved ON involved.id = part.user_id
    JOIN decisions_seat seat ON seat.id = NEW.seat_id
    JOIN accounts_user member ON member.id = seat.user_id
    WHERE item.id = NEW.item_id
      AND part.part IN {BARRED}
      AND (involved.id = member.id OR (involved.nik_index <> '' AND involved.nik_index = member.nik_index))
)"""  # noqa: S608 - a constant of this file

NOT_IN_SESSION = """NOT EXISTS (
    SELECT 1
    FROM decisions_agendaitem item
    JOIN decisions_meeting meeting ON meeting.id = item.meeting_id
    WHERE item.id = NEW.item_id AND meeting.state = 'CONVENED'
)"""

DECIDED = """EXISTS (
    SELECT 1 FROM decisions_decision made WHERE made.item_id = NEW.item_id AND made.annulled_at IS NULL
)"""

TOO_FEW_VOICES = """(SELECT COUNT(*) FROM decisions_vote vote WHERE vote.item_id = NEW.item_id) < (
    SELECT version.quorum
    FROM applications_application application
    JOIN schemes_schemeversion version ON version.id = application.scheme_version_id
    WHERE application.id = NEW.application_id
)"""

UNSIGNED = """EXISTS (
    SELECT 1
    FROM decisions_seat seat
    WHERE seat.meeting_id = NEW.meeting_id AND seat.presence <> '' AND NOT EXISTS (
        SELECT 1
        FROM decisions_minutessignature signature
        JOIN decisions_meeting meeting ON meeting.id = seat.meeting_id
        WHERE signature.seat_id = seat.id
          AND signature.annulled_at IS NULL
          AND signature.sha256 = meeting.minutes_sha256
    )
)"""

NOT_MINUTED = """NOT EXISTS (
    SELECT 1 FROM decisions_meeting meeting WHERE meeting.id = NEW.meeting_id AND meeting.state = 'MINUTED'
)"""

CHANGED = """OLD.outcome <> NEW.outcome OR OLD.reason <> NEW.reason OR OLD.item_id <> NEW.item_id
    OR OLD.application_id <> NEW.application_id OR OLD.decided_at <> NEW.decided_at
    OR (OLD.released_at IS NOT NULL AND NEW.released_at IS NULL)"""

RESIGNED = "OLD.seat_id <> NEW.seat_id OR OLD.sha256 <> NEW.sha256 OR OLD.signed_at <> NEW.signed_at"

OTHER_WORDS = """OLD.number <> NEW.number OR OLD.minutes_sha256 <> NEW.minutes_sha256
    OR OLD.minutes_facts <> NEW.minutes_facts OR OLD.minuted_at <> NEW.minuted_at"""

REOPENED = f"""OLD.state = 'SEALED' AND (NEW.state <> 'SEALED' OR OLD.sealed_at <> NEW.sealed_at
    OR OLD.minutes_id <> NEW.minutes_id OR {OTHER_WORDS})"""

REWRITTEN = f"OLD.state = 'MINUTED' AND NEW.state IN ('MINUTED', 'SEALED') AND ({OTHER_WORDS})"

DECIDED_BEFORE = DECIDED.replace("NEW.", "OLD.")


def votes(event):
    """The same three refusals for a new vote and for a changed one."""
    return [
        refuse(
            f"who_had_a_part_has_no_voice_{event.lower()}",
            "decisions_vote",
            on=event,
            when=HAD_A_PART,
            because="whoever had a part in the case does not decide on it [9.4.2]",
        ),
        refuse(
            f"a_voice_is_given_in_session_{event.lower()}",
            "decisions_vote",
            on=event,
            when=NOT_IN_SESSION,
            because="votes are cast in a meeting that is in session [9.4.3]",
        ),
        refuse(
            f"what_is_decided_takes_no_voice_{event.lower()}",
            "decisions_vote",
            on=event,
            when=DECIDED,
            because="the item is decided [9.4.5]",
        ),
    ]


class Migration(migrations.Migration):
    dependencies = [
        ("decisions", "0001_initial"),
        ("applications", "0001_initial"),
        ("schemes", "0002_what_is_set_stays"),
        ("accounts", "0001_initial"),
    ]

    operations = [
        *votes("INSERT"),
        *votes("UPDATE"),
        refuse(
            "the_voices_of_a_decision_stay",
            "decisions_vote",
            on="DELETE",
            when=DECIDED_BEFORE,
            because="the voices behind a decision stay on file [9.4.1]",
        ),
        refuse(
            "a_decision_is_made_in_session",
            "decisions_decision",
            on="INSERT",
            when=NOT_IN_SESSION,
            because="a decision is made in a meeting that is in session [9.4.3]",
        ),
        refuse(
            "a_decision_has_its_quorum",
            "decisions_decision",
            on="INSERT",
            when=TOO_FEW_VOICES,
            because="fewer voices than the quorum [9.4.5]",
        ),
        refuse(
            "a_decision_stays",
            "decisions_decision",
            on="UPDATE",
            when=CHANGED,
            because="a decision is replaced by a later one, never changed",
        ),
        refuse(
            "a_decision_is_not_lost",
            "decisions_decision",
            on="DELETE",
            because="a decision stays on file [9.4.1]",
        ),
        append_only("decisions_manifest"),
        append_only("decisions_decree"),
        refuse(
            "a_decree_follows_signed_minutes",
            "decisions_decree",
            on="INSERT",
            when=f"{NOT_MINUTED} OR {UNSIGNED}",
            because="every present member signs the minutes before the decree [9.4.5]",
        ),
        refuse(
            "a_signature_stays",
            "decisions_minutessignature",
            on="UPDATE",
            when=RESIGNED,
            because="a signature is annulled, never changed",
        ),
        refuse(
            "a_signature_is_not_lost",
            "decisions_minutessignature",
            on="DELETE",
            because="a signature is annulled, never deleted",
        ),
        refuse(
            "minutes_change_in_session_only",
            "decisions_meeting",
            on="UPDATE",
            when=REWRITTEN,
            because="minutes that wait for signatures change only in session [9.4.5]",
        ),
        refuse(
            "what_is_sealed_stays",
            "decisions_meeting",
            on="UPDATE",
            when=REOPENED,
            because="a sealed meeting is not changed [9.4.5]",
        ),
    ]
