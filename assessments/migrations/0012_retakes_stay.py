"""What the database refuses about retests: what was judged before one stays as it was judged (9.3.5)."""

from django.db import migrations

from foundation.journal.triggers import append_only, refuse

PAST = """EXISTS (
    SELECT 1
    FROM assessments_retake retake
    JOIN assessments_testevidence evidence ON evidence.assessment_id = retake.assessment_id
    WHERE evidence.id = {row}.test_evidence_id AND evidence.made_at < retake.opened_at
)"""


class Migration(migrations.Migration):
    dependencies = [("assessments", "0011_retakes")]

    operations = [
        append_only("assessments_retake", because="that a test was taken again stays on file [9.3.5]"),
        append_only("assessments_retake_elements", because="what was tested again stays on file [9.3.5]"),
        *[
            refuse(
                f"judgements_before_a_retest_stay_{event.lower()}",
                "assessments_judgement",
                on=event,
                when=PAST.format(row="OLD" if event == "DELETE" else "NEW"),
                because="what was judged before the test was taken again stays [9.3.5]",
            )
            for event in ("INSERT", "UPDATE", "DELETE")
        ],
    ]
