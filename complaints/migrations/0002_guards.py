"""What the database itself refuses about complaints: words stay, and nobody concerned handles or signs (9.9)."""

from django.db import migrations

from foundation.journal.triggers import append_only, refuse

SAME_PERSON = "(one.id = two.id OR (one.nik_index <> '' AND one.nik_index = two.nik_index))"

# Who complained, and whom it concerns: neither is among those who look into it or sign.
HANDLED_BY_A_PARTY = f"""NEW.handler_id IS NOT NULL AND EXISTS (
    SELECT 1
    FROM accounts_user two
    JOIN accounts_user one ON one.id = NEW.complainant_id OR one.id IN (
        SELECT concern.user_id FROM complaints_concern concern
        WHERE concern.complaint_id = NEW.id AND concern.lifted_at IS NULL
    )
    WHERE two.id = NEW.handler_id AND {SAME_PERSON}
)"""  # noqa: S608 - our own words, nobody's input

CONCERNS_ITS_HANDLER = f"""NEW.lifted_at IS NULL AND EXISTS (
    SELECT 1
    FROM complaints_complaint complaint
    JOIN accounts_user one ON one.id = complaint.handler_id
    JOIN accounts_user two ON two.id = NEW.user_id
    WHERE complaint.id = NEW.complaint_id AND {SAME_PERSON}
)"""  # noqa: S608 - as above

SIGNED_BY_A_PARTY = f"""EXISTS (
    SELECT 1
    FROM complaints_answer answer
    JOIN complaints_complaint complaint ON complaint.id = answer.complaint_id
    JOIN accounts_user two ON two.id = NEW.ruled_by_id
    JOIN accounts_user one ON one.id IN (
        answer.proposed_by_id, complaint.handler_id, complaint.complainant_id
    ) OR one.id IN (
        SELECT concern.user_id FROM complaints_concern concern
        WHERE concern.complaint_id = complaint.id AND concern.lifted_at IS NULL
    )
    WHERE answer.id = NEW.answer_id AND {SAME_PERSON}
)"""  # noqa: S608 - as above

NOT_SIGNED = """NEW.state = 'ANSWERED' AND OLD.state <> 'ANSWERED' AND NOT EXISTS (
    SELECT 1
    FROM complaints_ruling ruling
    JOIN complaints_answer answer ON answer.id = ruling.answer_id
    WHERE answer.complaint_id = NEW.id AND ruling.approves
)"""

NOT_DONE = """NEW.state = 'CLOSED' AND OLD.state <> 'CLOSED' AND EXISTS (
    SELECT 1 FROM complaints_measure measure
    WHERE measure.complaint_id = NEW.id AND NOT EXISTS (
        SELECT 1 FROM complaints_measuredone done WHERE done.measure_id = measure.id
    )
)"""

RECEIVED_OTHERWISE = """OLD.number <> NEW.number OR OLD.about <> NEW.about OR OLD.words <> NEW.words
    OR OLD.about_name <> NEW.about_name OR OLD.reference <> NEW.reference OR OLD.name <> NEW.name
    OR OLD.email <> NEW.email OR OLD.phone <> NEW.phone OR OLD.received_at <> NEW.received_at
    OR COALESCE(OLD.complainant_id, 0) <> COALESCE(NEW.complainant_id, 0)
    OR (OLD.checked_at IS NOT NULL AND (NEW.checked_at IS NULL OR NEW.checked_at <> OLD.checked_at
        OR NEW.checked_words <> OLD.checked_words))
    OR (OLD.sanction_case_id IS NOT NULL
        AND (NEW.sanction_case_id IS NULL OR NEW.sanction_case_id <> OLD.sanction_case_id))
    OR OLD.closed_at IS NOT NULL"""

CONCERNED_OTHERWISE = """OLD.lifted_at IS NOT NULL OR OLD.user_id <> NEW.user_id
    OR OLD.complaint_id <> NEW.complaint_id OR OLD.named_at <> NEW.named_at"""

ADDED_ONLY = (
    "message",
    "complaintfile",
    "check",
    "hearing",
    "statement",
    "answer",
    "ruling",
    "measure",
    "measuredone",
    "terms",
)


class Migration(migrations.Migration):
    dependencies = [("complaints", "0001_initial")]

    operations = [
        *(append_only(f"complaints_{table}") for table in ADDED_ONLY),
        refuse(
            "who_is_a_party_does_not_handle_a_complaint",
            "complaints_complaint",
            on="UPDATE",
            when=HANDLED_BY_A_PARTY,
            because="who complained, and whom it concerns, do not handle it",
        ),
        refuse(
            "a_complaint_does_not_concern_its_handler",
            "complaints_concern",
            on="INSERT",
            when=CONCERNS_ITS_HANDLER,
            because="it is given to somebody else first",
        ),
        refuse(
            "an_answer_is_signed_by_somebody_else",
            "complaints_ruling",
            on="INSERT",
            when=SIGNED_BY_A_PARTY,
            because="who looked into it, complained, or is concerned does not sign the answer",
        ),
        refuse(
            "an_answer_is_signed_before_it_goes_out",
            "complaints_complaint",
            on="UPDATE",
            when=NOT_SIGNED,
            because="somebody signs the answer first",
        ),
        refuse(
            "a_complaint_is_closed_when_its_measures_are_done",
            "complaints_complaint",
            on="UPDATE",
            when=NOT_DONE,
            because="a measure is not carried out",
        ),
        refuse(
            "a_complaint_stays",
            "complaints_complaint",
            on="UPDATE",
            when=RECEIVED_OTHERWISE,
            because="what came, and why it was admitted or not, is not changed",
        ),
        refuse("a_complaint_is_not_lost", "complaints_complaint", on="DELETE", because="a complaint stays on file"),
        refuse(
            "a_concern_stays",
            "complaints_concern",
            on="UPDATE",
            when=CONCERNED_OTHERWISE,
            because="whom a complaint names is cleared once, and not changed",
        ),
        refuse("a_concern_is_not_lost", "complaints_concern", on="DELETE", because="whom it named stays on file"),
    ]
