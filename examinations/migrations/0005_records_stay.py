"""What an assessor has handed in, and what a third party has answered, stays as it is (9.3.6)."""

from django.db import migrations

from foundation.journal.triggers import append_only, refuse

RECORD, LINE, PHOTO = "examinations_record", "examinations_recordline", "examinations_recordphoto"
HANDED_IN = f"(SELECT state FROM {RECORD} WHERE id = {{row}}.record_id) = 'SUBMITTED'"  # noqa: S608 - names of ours only
FIXED = "a record that is handed in is corrected by a new one [9.3.6]"

PARTY, ANSWER = "examinations_thirdparty", "examinations_thirdpartyanswer"
NOT_ASKED = f"(SELECT state FROM {PARTY} WHERE id = NEW.third_party_id) <> 'ASKED'"  # noqa: S608 - as above
SAID = "what a third party said stays as it was said [9.3.6]"


def parts_stay(name, table):
    """No row of a record that is handed in is added, changed or lost."""
    return [
        refuse(f"{name}_handed_in_stay", table, on="UPDATE", when=HANDED_IN.format(row="OLD"), because=FIXED),
        refuse(f"no_{name}_are_added_later", table, on="INSERT", when=HANDED_IN.format(row="NEW"), because=FIXED),
        refuse(f"{name}_are_kept", table, on="DELETE", because=FIXED),
    ]


class Migration(migrations.Migration):
    dependencies = [("examinations", "0004_sessions_hold")]

    operations = [
        refuse("a_record_handed_in_stays", RECORD, on="UPDATE", when="OLD.state = 'SUBMITTED'", because=FIXED),
        refuse(
            "a_record_stays_whose_it_is",
            RECORD,
            on="UPDATE",
            when="NEW.seat_id <> OLD.seat_id OR NEW.instrument_id <> OLD.instrument_id"
            " OR NEW.assessor_id <> OLD.assessor_id OR NEW.number <> OLD.number",
            because="a record stays with its assessor [9.3.6]",
        ),
        refuse("a_record_is_kept", RECORD, on="DELETE", because="a record stays on file [9.3.6]"),
        *parts_stay("record_lines", LINE),
        *parts_stay("record_photos", PHOTO),
        refuse(
            "nobody_signs_a_record_later",
            "examinations_recordsignature",
            on="INSERT",
            when=HANDED_IN.format(row="NEW"),
            because=FIXED,
        ),
        append_only("examinations_recordsignature", because=FIXED),
        refuse(
            "a_third_party_that_has_answered_stays",
            PARTY,
            on="UPDATE",
            when="OLD.state NOT IN ('NAMED', 'ASKED')",
            because=SAID,
        ),
        refuse(
            "a_third_party_stays_who_it_is",
            PARTY,
            on="UPDATE",
            when="NEW.assessment_id <> OLD.assessment_id OR NEW.name <> OLD.name OR NEW.email <> OLD.email"
            " OR NEW.named_by_id <> OLD.named_by_id",
            because="another person is named anew [9.3.1]",
        ),
        refuse("a_third_party_is_kept", PARTY, on="DELETE", because=SAID),
        append_only(ANSWER, because=SAID),
        refuse(
            "a_third_party_answers_while_it_is_asked", ANSWER, on="INSERT", when=NOT_ASKED, because=SAID
        ),
        refuse(
            "a_link_opens_no_longer_than_it_said",
            "examinations_thirdpartylink",
            on="UPDATE",
            when="NEW.expires_at <> OLD.expires_at OR NEW.token_sha256 <> OLD.token_sha256"
            " OR NEW.wrong_codes < OLD.wrong_codes OR OLD.revoked_at IS NOT NULL AND NEW.revoked_at IS NULL",
            because="a new link is sent instead [9.3.1]",
        ),
        refuse("a_link_is_kept", "examinations_thirdpartylink", on="DELETE", because="links stay on file [9.3.1]"),
    ]
