"""What the database itself refuses about addenda: words stand, signatures stay, the seal comes last (9.4.5)."""

from django.db import migrations

from foundation.journal.triggers import append_only, refuse

NOT_TO_SEALED_MINUTES = """NEW.state <> 'DRAFT' OR NOT EXISTS (
    SELECT 1 FROM decisions_meeting meeting WHERE meeting.id = NEW.meeting_id AND meeting.state = 'SEALED'
)"""

REWRITTEN = """OLD.meeting_id <> NEW.meeting_id OR COALESCE(OLD.item_id, 0) <> COALESCE(NEW.item_id, 0)
    OR OLD.passage <> NEW.passage OR OLD.place <> NEW.place OR OLD.reads <> NEW.reads
    OR OLD.corrected <> NEW.corrected OR OLD.reason <> NEW.reason
    OR OLD.drafted_by_id <> NEW.drafted_by_id OR OLD.drafted_at <> NEW.drafted_at"""

# What was put up has its facts; a draft that was withdrawn never got any, and its end is the end.
FROZEN = """OLD.state = 'SIGNING' AND (COALESCE(NEW.ordinal, 0) <> OLD.ordinal OR NEW.sha256 <> OLD.sha256
    OR NEW.facts IS NULL OR NEW.facts <> OLD.facts OR NEW.put_up_at IS NULL OR NEW.put_up_at <> OLD.put_up_at)"""

UNSIGNED = """EXISTS (
    SELECT 1
    FROM decisions_seat seat
    WHERE seat.meeting_id = NEW.meeting_id AND seat.presence <> '' AND NOT EXISTS (
        SELECT 1
        FROM decisions_addendumsignature signature
        WHERE signature.addendum_id = NEW.id
          AND signature.seat_id = seat.id
          AND signature.sha256 = NEW.sha256
    )
)"""

NOT_ITS_TEXT = """NOT EXISTS (
    SELECT 1
    FROM decisions_addendum addendum
    JOIN decisions_seat seat ON seat.meeting_id = addendum.meeting_id
    WHERE addendum.id = NEW.addendum_id
      AND addendum.state = 'SIGNING'
      AND addendum.sha256 = NEW.sha256
      AND seat.id = NEW.seat_id
      AND seat.presence <> ''
)"""


class Migration(migrations.Migration):
    dependencies = [("decisions", "0005_addenda")]

    operations = [
        refuse(
            "an_addendum_begins_as_a_draft_to_sealed_minutes",
            "decisions_addendum",
            on="INSERT",
            when=NOT_TO_SEALED_MINUTES,
            because="an addendum corrects sealed minutes, and is signed before it holds [9.4.5]",
        ),
        refuse(
            "the_words_of_an_addendum_stand",
            "decisions_addendum",
            on="UPDATE",
            when=f"{REWRITTEN} OR ({FROZEN})",
            because="an addendum is replaced by another, never rewritten [9.4.5]",
        ),
        refuse(
            "an_addendum_that_has_ended_stays",
            "decisions_addendum",
            on="UPDATE",
            when="OLD.state IN ('SEALED', 'WITHDRAWN')",
            because="what is sealed or withdrawn is not changed [9.4.5]",
        ),
        refuse(
            "an_addendum_holds_when_all_have_signed",
            "decisions_addendum",
            on="UPDATE",
            when=f"NEW.state = 'SEALED' AND {UNSIGNED}",
            because="every present member signs the addendum before the seal [9.4.5]",
        ),
        refuse(
            "an_addendum_is_not_lost",
            "decisions_addendum",
            on="DELETE",
            because="an addendum stays on file [9.4.1]",
        ),
        append_only("decisions_addendumsignature"),
        refuse(
            "a_member_who_was_present_signs_what_is_put_up",
            "decisions_addendumsignature",
            on="INSERT",
            when=NOT_ITS_TEXT,
            because="members who were present sign the text that was put up [9.4.5]",
        ),
    ]
