"""What the database refuses about judgements, recommendations and what a test brought (9.3.4, 9.3.6)."""

from django.db import migrations

from foundation.journal.triggers import append_only, refuse

# In the review everything is judged; while a test is on, what it brought.
CLOSED = """NOT EXISTS (
    SELECT 1 FROM assessments_assessment assessment
    WHERE assessment.id = {row}.assessment_id
    AND (assessment.state = 'REVIEWING' OR assessment.state = 'TESTING' AND {row}.test_evidence_id IS NOT NULL)
)"""

RECOMMENDED_OTHERWISE = """OLD.outcome <> NEW.outcome OR OLD.note <> NEW.note OR OLD.given_by_id <> NEW.given_by_id
    OR OLD.given_at <> NEW.given_at OR OLD.judgements_sha256 <> NEW.judgements_sha256
    OR OLD.assessment_id <> NEW.assessment_id OR OLD.follow_up <> NEW.follow_up OR OLD.comment <> NEW.comment
    OR OLD.number <> NEW.number OR CAST(OLD.judgements_read AS TEXT) <> CAST(NEW.judgements_read AS TEXT)"""

ADDED_ONLY = (
    "assessments_unitrecommendation",
    "assessments_unitrecommendation_short_elements",
    "assessments_elementreason",
    "assessments_testevidence",
    "assessments_testevidence_elements",
)


class Migration(migrations.Migration):
    dependencies = [("assessments", "0006_test_evidence")]

    operations = [
        *[
            refuse(
                f"judgements_are_made_under_review_{event.lower()}",
                "assessments_judgement",
                on=event,
                when=CLOSED.format(row="OLD" if event == "DELETE" else "NEW"),
                because="judgements are made while the evidence is under review [9.3.6]",
            )
            for event in ("INSERT", "UPDATE", "DELETE")
        ],
        refuse(
            "a_judgement_keeps_its_name",
            "assessments_judgement",
            on="UPDATE",
            when="OLD.judged_by_id <> NEW.judged_by_id",
            because="whoever takes over judges under their own name [9.2.2]",
        ),
        refuse(
            "a_recommendation_stays",
            "assessments_recommendation",
            on="UPDATE",
            when=RECOMMENDED_OTHERWISE,
            because="a correction is a new recommendation [9.3.6]",
        ),
        refuse(
            "a_recommendation_is_not_lost",
            "assessments_recommendation",
            on="DELETE",
            because="a recommendation stays on file [9.3.6]",
        ),
        *[append_only(table) for table in ADDED_ONLY],
    ]
