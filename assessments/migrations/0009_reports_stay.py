"""What was sent stays as it was sent: signatures, reports, feedback, reviews, corrections (9.3.6)."""

from django.db import migrations

from foundation.journal.triggers import append_only, refuse

REPORTED = (
    "assessor_id event title place held_on negative positive refusals suggestions note sha256 number reason submitted_at"
)
REPORTED_OTHERWISE = " OR ".join(f"OLD.{column} <> NEW.{column}" for column in REPORTED.split())


class Migration(migrations.Migration):
    dependencies = [("assessments", "0008_reports")]

    operations = [
        append_only("assessments_recordsignature"),
        append_only("assessments_eventreport_assessments"),
        refuse(
            "a_report_stays",
            "assessments_eventreport",
            on="UPDATE",
            when=f"{REPORTED_OTHERWISE} OR CAST(OLD.rows AS TEXT) <> CAST(NEW.rows AS TEXT)"
            " OR OLD.confirmed_at IS NOT NULL AND NEW.confirmed_at IS NULL",
            because="a correction is a new report [9.3.6]",
        ),
        refuse(
            "a_report_is_not_lost",
            "assessments_eventreport",
            on="DELETE",
            because="a report stays on file [9.3.6]",
        ),
        refuse(
            "feedback_stays",
            "assessments_feedback",
            on="UPDATE",
            when="OLD.paper_id IS NOT NULL",
            because="feedback stays as it was given",
        ),
        refuse(
            "feedback_is_not_lost", "assessments_feedback", on="DELETE", because="feedback stays on file"
        ),
        refuse(
            "a_review_of_the_process_stays",
            "assessments_processreview",
            on="UPDATE",
            when="OLD.paper_id IS NOT NULL",
            because="a review stays as it was sent",
        ),
        refuse(
            "an_answered_correction_stays",
            "assessments_correction",
            on="UPDATE",
            when="OLD.granted IS NOT NULL OR OLD.reason <> NEW.reason OR OLD.asked_by_id <> NEW.asked_by_id",
            because="who asks says why once, and it is answered once [9.3.6]",
        ),
        refuse(
            "a_correction_is_not_lost",
            "assessments_correction",
            on="DELETE",
            because="corrections stay on file [9.3.6]",
        ),
    ]
