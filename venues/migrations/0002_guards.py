"""What the database itself refuses about test places: what was found and checked there stays as it was (9.3.2, 9.3.3)."""

from django.db import migrations

from foundation.journal.triggers import append_only, refuse

FOUND_OTHERWISE = """OLD.state IN ('CONCLUDED', 'WITHDRAWN', 'CANCELLED') AND (
    OLD.venue_id <> NEW.venue_id OR OLD.scheme_id <> NEW.scheme_id OR OLD.verifier_id <> NEW.verifier_id
    OR OLD.outcome <> NEW.outcome OR OLD.verified_on <> NEW.verified_on OR OLD.summary <> NEW.summary
    OR OLD.valid_from <> NEW.valid_from OR OLD.valid_until <> NEW.valid_until
    OR OLD.concluded_at <> NEW.concluded_at)"""

OVER = "(SELECT state FROM venues_venueverification WHERE id = {row}.verification_id) <> 'ORDERED'"

CHECKED_OTHERWISE = """OLD.equipment_id <> NEW.equipment_id OR OLD.kind <> NEW.kind OR OLD.done_on <> NEW.done_on
    OR OLD.passed <> NEW.passed OR COALESCE(OLD.due_on, OLD.done_on) <> COALESCE(NEW.due_on, NEW.done_on)
    OR OLD.number <> NEW.number OR OLD.done_by <> NEW.done_by
    OR (OLD.struck_at IS NOT NULL AND NEW.struck_at IS NULL)"""

DOUBTED_OTHERWISE = """OLD.equipment_id <> NEW.equipment_id OR OLD.from_on <> NEW.from_on
    OR OLD.until_on <> NEW.until_on OR OLD.reason <> NEW.reason OR OLD.raised_by_id <> NEW.raised_by_id
    OR (OLD.dropped_at IS NOT NULL AND NEW.dropped_at IS NULL)"""

FINDINGS = "what was found is fixed once the verification is over [9.3.2]"


class Migration(migrations.Migration):
    dependencies = [("venues", "0001_initial")]

    operations = [
        refuse(
            "a_verification_stays",
            "venues_venueverification",
            on="UPDATE",
            when=FOUND_OTHERWISE,
            because="a verification that is over is not changed [9.3.2]",
        ),
        refuse(
            "a_verification_is_not_lost",
            "venues_venueverification",
            on="DELETE",
            because="a verification stays on file [9.3.2]",
        ),
        *(
            refuse(
                f"a_finding_is_fixed_against_{event.lower()}",
                "venues_finding",
                on=event,
                when=OVER.format(row="OLD" if event == "DELETE" else "NEW"),
                because=FINDINGS,
            )
            for event in ("INSERT", "UPDATE", "DELETE")
        ),
        append_only("venues_checklistpoint", because="a checklist is replaced by a new edition [9.3.2]"),
        refuse(
            "a_check_stays",
            "venues_equipmentcheck",
            on="UPDATE",
            when=CHECKED_OTHERWISE,
            because="a check is struck out, never changed [9.3.3]",
        ),
        refuse(
            "a_check_is_not_lost",
            "venues_equipmentcheck",
            on="DELETE",
            because="a check stays on file [9.3.3]",
        ),
        refuse(
            "a_doubt_stays",
            "venues_equipmentdoubt",
            on="UPDATE",
            when=DOUBTED_OTHERWISE,
            because="a doubt is dropped, never changed [9.3.3]",
        ),
        refuse(
            "a_doubt_is_not_lost",
            "venues_equipmentdoubt",
            on="DELETE",
            because="a doubt stays on file [9.3.3]",
        ),
        refuse("a_place_is_not_lost", "venues_venue", on="DELETE", because="results point to it [9.3.2]"),
        refuse(
            "equipment_is_not_lost", "venues_equipment", on="DELETE", because="results point to it [9.3.3]"
        ),
    ]
