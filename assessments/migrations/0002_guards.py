"""What the database itself refuses about assessments: a reported record stays as it was (9.3.6)."""

from django.db import migrations

from foundation.journal.triggers import append_only, refuse

REPORTED = """EXISTS (
    SELECT 1 FROM assessments_assessment assessment
    WHERE assessment.id = {row}.assessment_id AND assessment.state <> 'REVIEWING'
)"""

RECOMMENDED_OTHERWISE = """OLD.outcome <> NEW.outcome OR OLD.note <> NEW.note OR OLD.given_by_id <> NEW.given_by_id
    OR OLD.given_at <> NEW.given_at OR OLD.judgements_sha256 <> NEW.judgements_sha256
    OR OLD.assessment_id <> NEW.assessment_id"""


class Migration(migrations.Migration):
    dependencies = [("assessments", "0001_initial")]

    operations = [
        *[
            refuse(
                f"judgements_are_made_under_review_{event.lower()}",
                "assessments_judgement",
                on=event,
                when=REPORTED.format(row="OLD" if event == "DELETE" else "NEW"),
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
        append_only("assessments_agreement"),
    ]
