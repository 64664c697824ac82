"""What the database itself refuses about the plan of a test and about adjustments: agreed stays agreed (9.2.1, 9.2.4)."""

from django.db import migrations

from foundation.journal.triggers import append_only, refuse

PLANNED_OTHERWISE = """OLD.assessment_id <> NEW.assessment_id OR OLD.number <> NEW.number
    OR OLD.recommendation_id <> NEW.recommendation_id OR OLD.proposed_by_id <> NEW.proposed_by_id
    OR OLD.proposed_at <> NEW.proposed_at OR CAST(OLD.particulars AS TEXT) <> CAST(NEW.particulars AS TEXT)
    OR OLD.change_asked_at IS NOT NULL AND (NEW.change_asked_at IS NULL OR OLD.change_reason <> NEW.change_reason)
    OR OLD.agreed_at IS NOT NULL AND (NEW.agreed_at IS NULL OR OLD.agreed_at <> NEW.agreed_at
        OR NEW.change_asked_at IS NOT NULL)"""

DECIDED_OTHERWISE = """OLD.assessment_id <> NEW.assessment_id OR OLD.number <> NEW.number
    OR OLD.findings_sealed <> NEW.findings_sealed OR COALESCE(OLD.extra_percent, 0) <> COALESCE(NEW.extra_percent, 0)
    OR CAST(OLD.measures AS TEXT) <> CAST(NEW.measures AS TEXT) OR OLD.other_measure <> NEW.other_measure
    OR OLD.decided_by_id <> NEW.decided_by_id OR OLD.decided_at <> NEW.decided_at
    OR OLD.agreed_at IS NOT NULL AND (NEW.agreed_at IS NULL OR OLD.agreed_at <> NEW.agreed_at)"""

SIGNED = "EXISTS (SELECT 1 FROM examinations_planagreement hand WHERE hand.plan_id = NEW.plan_id)"
QUESTIONED = """EXISTS (
    SELECT 1 FROM examinations_testplan plan WHERE plan.id = NEW.plan_id AND plan.change_asked_at IS NOT NULL
)"""
NOT_AGREED = """NOT EXISTS (
    SELECT 1 FROM examinations_testplan plan WHERE plan.id = NEW.plan_id AND plan.agreed_at IS NOT NULL
)"""


class Migration(migrations.Migration):
    dependencies = [("examinations", "0001_initial")]

    operations = [
        refuse(
            "a_test_plan_stays",
            "examinations_testplan",
            on="UPDATE",
            when=PLANNED_OTHERWISE,
            because="another plan is a new plan, and needs new signatures [9.2.4]",
        ),
        refuse(
            "a_test_plan_is_not_lost",
            "examinations_testplan",
            on="DELETE",
            because="a plan stays on file [9.2.1]",
        ),
        refuse(
            "what_is_signed_gets_no_other_method",
            "examinations_plannedmethod",
            on="INSERT",
            when=SIGNED,
            because="another method is a new plan, and needs new signatures [9.2.4]",
        ),
        append_only("examinations_plannedmethod"),
        refuse(
            "nobody_signs_a_plan_in_question",
            "examinations_planagreement",
            on="INSERT",
            when=QUESTIONED,
            because="a change was asked for: a new plan comes first [9.2.4]",
        ),
        append_only("examinations_planagreement"),
        refuse(
            "a_seat_needs_an_agreed_plan",
            "examinations_seat",
            on="INSERT",
            when=NOT_AGREED,
            because="nobody is tested without an agreed plan [9.2.1]",
        ),
        append_only("examinations_adjustmentrequest"),
        refuse(
            "adjustments_stay",
            "examinations_adjustments",
            on="UPDATE",
            when=DECIDED_OTHERWISE,
            because="another decision is a new one, and needs new signatures [9.2.4]",
        ),
        refuse(
            "adjustments_are_not_lost",
            "examinations_adjustments",
            on="DELETE",
            because="a decision stays on file [9.2.4]",
        ),
        append_only("examinations_adjustmentsagreement"),
    ]
