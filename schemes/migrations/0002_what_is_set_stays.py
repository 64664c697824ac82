"""What has been set is never changed, whoever asks the database: a new version is made (head, 5, 8.3)."""

from django.db import migrations

from foundation.journal.triggers import refuse

VERSION = "schemes_schemeversion"
# Every column but those of its life (SchemeVersion.LIFE); a test compares this list with the model.
CONTENT = [
    "id",
    "scheme_id",
    "document_number",
    "revision",
    "document_year",
    "copy_number",
    "distribution",
    "document_set_by",
    "document_set_on",
    "document_approved_by",
    "document_approved_on",
    "title_id",
    "title_en",
    "packaging",
    "kkni_level",
    "kbli",
    "kbji",
    "is_example",
    "definition_sha256",
    "open_to_group",
    "open_to_partners",
    "minimum_working_age",
    "returned_due_days",
    "portfolio_route",
    "assessor_objections",
    "evidence_recency_months",
    "retest_wait_days",
    "retest_limit",
    "retest_fee_percent",
    "independence_scope",
    "independence_months",
    "quorum",
    "majority",
    "validity_years",
    "issue_due_workdays",
    "handover_reminder_days",
    "surveillance_interval_months",
    "surveillances_required",
    "surveillance_reminder_days",
    "suspension_limit_months",
    "hearing_due_days",
    "renewal_closes_months",
    "renewal_reminder_months",
    "appeal_filing_workdays",
    "appeal_decision_workdays",
    "joint_leave_counts",
]

# How to get from a row of a part to its version.
BY_VERSION = "{row}.version_id"
BY_GROUP = "(SELECT version_id FROM schemes_requirementgroup WHERE id = {row}.group_id)"
BY_UNIT = "(SELECT version_id FROM schemes_unit WHERE id = {row}.unit_id)"
BY_ELEMENT = "(SELECT u.version_id FROM schemes_unit u JOIN schemes_element e ON e.unit_id = u.id WHERE e.id = {row}.element_id)"
BY_REQUIREMENT = (
    "(SELECT g.version_id FROM schemes_requirementgroup g JOIN schemes_requirement r ON r.group_id = g.id"
    " WHERE r.id = {row}.requirement_id)"
)
BY_DOCUMENT = "(SELECT version_id FROM schemes_documentrequirement WHERE id = {row}.documentrequirement_id)"

PARTS = {
    "unit": BY_VERSION,
    "element": BY_UNIT,
    "criterion": BY_ELEMENT,
    "educationlevel": BY_VERSION,
    "requirementgroup": BY_VERSION,
    "requirement": BY_GROUP,
    "requirement_levels": BY_REQUIREMENT,
    "documentrequirement": BY_VERSION,
    "documentrequirement_requirements": BY_DOCUMENT,
    "schemetext": BY_VERSION,
    "reason": BY_VERSION,
}
BECAUSE = "a version that has been set is not changed; make a new version"
LATER_FEE = """
    NEW.added_by_id IS NULL
    OR (SELECT state FROM schemes_schemeversion WHERE id = NEW.version_id) <> 'IN_FORCE'
    OR EXISTS (
        SELECT 1 FROM schemes_fee f WHERE f.version_id = NEW.version_id AND f.purpose = NEW.purpose
        AND f.organisation_kind = NEW.organisation_kind AND f.from_on >= NEW.from_on
    )
"""


def is_set(path, row):
    """True in SQL where the version that this row belongs to is no longer a draft."""
    return f"(SELECT state FROM {VERSION} WHERE id = {path.format(row=row)}) <> 'DRAFT'"  # noqa: S608 - names of ours only


def stays(part, path):
    """A part of a version is neither added, changed, moved nor removed once the version has been set."""
    table = f"schemes_{part}"
    old, new = is_set(path, "OLD"), is_set(path, "NEW")
    return [
        refuse(f"{part}_is_not_added_to_a_set_version", table, on="INSERT", when=new, because=BECAUSE),
        refuse(f"{part}_of_a_set_version_stays", table, on="UPDATE", when=f"{old} OR {new}", because=BECAUSE),
        refuse(f"{part}_of_a_set_version_is_kept", table, on="DELETE", when=old, because=BECAUSE),
    ]


class Migration(migrations.Migration):
    dependencies = [("schemes", "0001_initial")]

    operations = [
        refuse(
            "content_of_a_set_version_stays",
            VERSION,
            on="UPDATE",
            columns=CONTENT,
            when="OLD.state <> 'DRAFT'",
            because=BECAUSE,
        ),
        refuse("a_set_version_is_kept", VERSION, on="DELETE", when="OLD.state <> 'DRAFT'", because=BECAUSE),
        *[operation for part, path in PARTS.items() for operation in stays(part, path)],
        refuse(
            "a_fee_of_a_set_version_stays",
            "schemes_fee",
            on="UPDATE",
            when=f"{is_set(BY_VERSION, 'OLD')} OR {is_set(BY_VERSION, 'NEW')}",
            because="a fee is not changed; add one from a later day",
        ),
        refuse(
            "a_fee_of_a_set_version_is_kept",
            "schemes_fee",
            on="DELETE",
            when=is_set(BY_VERSION, "OLD"),
            because="a fee is not removed; add one from a later day",
        ),
        refuse(
            "a_fee_is_added_from_a_later_day",
            "schemes_fee",
            on="INSERT",
            when=f"{is_set(BY_VERSION, 'NEW')} AND ({LATER_FEE})",
            because="a new fee begins after the last one, and says who added it",
        ),
    ]
