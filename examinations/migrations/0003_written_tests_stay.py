"""What was written stays as it came, what was marked stays as it was marked, whoever asks the database (9.3.1)."""

from django.db import migrations

from foundation.journal.triggers import append_only, refuse

PAPER, ITEM, ANSWER = "examinations_writtenpaper", "examinations_paperitem", "examinations_writtenanswer"
MARKING, MARK, OUTAGE = "examinations_marking", "examinations_essaymark", "examinations_outage"
AS_DRAWN = ("seat_id", "instrument_id", "seed", "minutes", "extra_percent", "one_per_page")
CHANGED = " OR ".join(f"NEW.{column} <> OLD.{column}" for column in AS_DRAWN)
STATE_OF_ITEM = f"(SELECT state FROM {PAPER} WHERE id = {{row}}.paper_id)"  # noqa: S608 - names of ours only
STATE_OF_ANSWER = f"(SELECT p.state FROM {PAPER} p JOIN {ITEM} i ON i.paper_id = p.id WHERE i.id = NEW.paper_item_id)"  # noqa: S608 - as above
HANDED_IN = f"(SELECT COALESCE(handed_in_at, left_at) FROM {MARKING} WHERE id = {{row}}.marking_id) IS NOT NULL"  # noqa: S608 - as above
STAYS = "a written paper stays as it was drawn, begun and closed [9.3.1]"
FIXED = "marks are not changed after marking [9.3.6]"


class Migration(migrations.Migration):
    dependencies = [("examinations", "0002_agreed_plans_stay")]

    operations = [
        refuse("a_paper_stays_as_it_was_drawn", PAPER, on="UPDATE", when=CHANGED, because=STAYS),
        refuse(
            "a_paper_keeps_its_start_and_deadline",
            PAPER,
            on="UPDATE",
            when="OLD.started_at IS NOT NULL AND (NEW.started_at IS NULL OR NEW.deadline_at IS NULL"
            " OR NEW.started_at <> OLD.started_at OR NEW.deadline_at <> OLD.deadline_at)",
            because=STAYS,
        ),
        refuse(
            "time_given_back_is_not_taken_away",
            PAPER,
            on="UPDATE",
            when="NEW.given_back_seconds < OLD.given_back_seconds",
            because="what an outage took was given back [9.3.1]",
        ),
        refuse(
            "a_marked_paper_stays",
            PAPER,
            on="UPDATE",
            when="OLD.state IN ('MARKED', 'VOID')",
            because=FIXED,
        ),
        refuse("a_paper_is_kept", PAPER, on="DELETE", because="a written paper stays on file [9.3.1]"),
        refuse(
            "a_paper_keeps_its_items",
            ITEM,
            on="UPDATE",
            when="NEW.paper_id <> OLD.paper_id OR NEW.item_id <> OLD.item_id OR NEW.position <> OLD.position"
            " OR CAST(NEW.choice_order AS text) <> CAST(OLD.choice_order AS text)",
            because=STAYS,
        ),
        refuse(
            "an_item_keeps_its_mark",
            ITEM,
            on="UPDATE",
            columns=["achieved"],
            when=f"{STATE_OF_ITEM.format(row='OLD')} = 'MARKED'"
            f" OR (OLD.achieved IS NOT NULL AND {STATE_OF_ITEM.format(row='OLD')} <> 'RUNNING')",
            because=FIXED,
        ),
        refuse(
            "no_item_is_added_to_a_paper_that_was_begun",
            ITEM,
            on="INSERT",
            when=f"{STATE_OF_ITEM.format(row='NEW')} <> 'DRAWN'",
            because=STAYS,
        ),
        refuse("an_item_of_a_paper_is_kept", ITEM, on="DELETE", because=STAYS),
        append_only(ANSWER, because="answers are added, never changed [9.3.1]"),
        refuse(
            "what_comes_after_the_end_does_not_count",
            ANSWER,
            on="INSERT",
            when=f"NEW.standing <> 'LATE' AND {STATE_OF_ANSWER} <> 'RUNNING'",
            because="an answer after the end is kept and not marked [9.3.1]",
        ),
        append_only("examinations_writingdevice"),
        append_only(OUTAGE, because="what was given back is not changed [9.3.1]"),
        append_only("examinations_outageshare", because="what was given back is not changed [9.3.1]"),
        refuse(
            "the_same_minutes_are_given_back_once",
            OUTAGE,
            on="INSERT",
            when=f"EXISTS (SELECT 1 FROM {OUTAGE} o WHERE o.session_id = NEW.session_id"  # noqa: S608 - as above
            " AND o.began_at < NEW.ended_at AND o.ended_at > NEW.began_at)",
            because="these minutes were given back already [9.3.1]",
        ),
        refuse(
            "a_marking_handed_in_stays",
            MARKING,
            on="UPDATE",
            when="OLD.handed_in_at IS NOT NULL OR OLD.left_at IS NOT NULL OR NEW.marker_id <> OLD.marker_id"
            " OR NEW.paper_id <> OLD.paper_id OR NEW.place <> OLD.place",
            because=FIXED,
        ),
        refuse("a_marking_is_kept", MARKING, on="DELETE", because=FIXED),
        refuse(
            "marks_handed_in_stay", MARK, on="UPDATE", when=HANDED_IN.format(row="OLD"), because=FIXED
        ),
        refuse(
            "no_mark_is_added_later", MARK, on="INSERT", when=HANDED_IN.format(row="NEW"), because=FIXED
        ),
        refuse("marks_are_kept", MARK, on="DELETE", because=FIXED),
        append_only("examinations_settlement", because=FIXED),
        append_only("examinations_elementresult", because=FIXED),
    ]
