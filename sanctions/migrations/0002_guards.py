"""What the database itself refuses about sanctions: two people, a warning first, nothing changed afterwards (9.5)."""

from django.db import migrations

from foundation.journal.triggers import append_only, refuse

SAME_PERSON = "(one.id = two.id OR (one.nik_index <> '' AND one.nik_index = two.nik_index))"

PROPOSED_OR_REPORTED_IT = f"""EXISTS (
    SELECT 1
    FROM sanctions_proposal proposal
    JOIN sanctions_sanctioncase sanction ON sanction.id = proposal.case_id
    JOIN accounts_user one ON one.id IN (proposal.proposed_by_id, sanction.reporter_id)
    JOIN accounts_user two ON two.id = NEW.ruled_by_id
    WHERE proposal.id = NEW.proposal_id AND {SAME_PERSON}
)"""  # noqa: S608 - our own words, nobody's input

REPORTED_IT = f"""EXISTS (
    SELECT 1
    FROM sanctions_sanctioncase sanction
    JOIN accounts_user one ON one.id = sanction.reporter_id
    JOIN accounts_user two ON two.id = NEW.proposed_by_id
    WHERE sanction.id = NEW.case_id AND {SAME_PERSON}
)"""  # noqa: S608 - as above

IS_SETTLED = """EXISTS (
    SELECT 1 FROM sanctions_proposal proposal WHERE proposal.id = NEW.proposal_id AND proposal.outcome <> ''
)"""

TOO_FEW = """NEW.outcome = 'CARRIED' AND OLD.outcome <> 'CARRIED' AND (
    NOT EXISTS (
        SELECT 1 FROM sanctions_ruling ruling
        WHERE ruling.proposal_id = NEW.id AND ruling.approves AND ruling.as_head
    )
    OR (NEW.ground = 'D' AND NEW.measure <> 'LIFT' AND 2 > (
        SELECT COUNT(*) FROM sanctions_ruling ruling WHERE ruling.proposal_id = NEW.id AND ruling.approves
    ))
)"""

NO_WARNING = """NEW.outcome = 'CARRIED' AND NEW.measure = 'WITHDRAW' AND EXISTS (
    SELECT 1 FROM sanctions_sanctioncase sanction WHERE sanction.id = NEW.case_id AND sanction.is_misuse
) AND NOT EXISTS (
    SELECT 1
    FROM sanctions_warningletter warning
    JOIN sanctions_warningoutcome outcome ON outcome.warning_id = warning.id
    WHERE warning.case_id = NEW.case_id AND NOT outcome.heeded
)"""

NO_EVIDENCE = """NOT EXISTS (
    SELECT 1 FROM sanctions_casefile kept WHERE kept.case_id = NEW.case_id AND kept.statement_id IS NULL
)"""

PROPOSED_OTHERWISE = """OLD.outcome <> '' OR OLD.case_id <> NEW.case_id OR OLD.measure <> NEW.measure
    OR OLD.ground <> NEW.ground OR OLD.words <> NEW.words OR OLD.condition <> NEW.condition
    OR OLD.proposed_by_id <> NEW.proposed_by_id OR OLD.proposed_at <> NEW.proposed_at
    OR (OLD.ends_on IS NOT NULL AND (NEW.ends_on IS NULL OR OLD.ends_on <> NEW.ends_on))"""

ARRIVED_LATE = """NOT EXISTS (
    SELECT 1
    FROM sanctions_warningletter warning
    JOIN sanctions_warningdelivery delivery ON delivery.warning_id = warning.id
    WHERE warning.id = NEW.warning_id AND delivery.received_on <= warning.comply_by AND {day} >= warning.comply_by
)"""

UNHEEDED_TOO_SOON = {
    "postgresql": "NOT NEW.heeded AND "
    + ARRIVED_LATE.format(day="(NEW.found_at AT TIME ZONE 'UTC')::date"),
    "sqlite": "NOT NEW.heeded AND " + ARRIVED_LATE.format(day="date(NEW.found_at)"),
}

REPORTED_OTHERWISE = """OLD.number <> NEW.number OR OLD.certificate_id <> NEW.certificate_id
    OR OLD.ground <> NEW.ground OR OLD.words <> NEW.words OR OLD.source <> NEW.source
    OR COALESCE(OLD.reporter_id, 0) <> COALESCE(NEW.reporter_id, 0) OR OLD.reported_at <> NEW.reported_at
    OR (OLD.asked_at IS NOT NULL AND (NEW.asked_at IS NULL OR NEW.asked_at <> OLD.asked_at
        OR NEW.is_misuse <> OLD.is_misuse OR NEW.answer_due_on <> OLD.answer_due_on))"""

ADDED_ONLY = (
    "statement",
    "casefile",
    "warningletter",
    "warningdelivery",
    "warningoutcome",
    "ruling",
    "returnrequest",
    "certificatereturn",
)


class Migration(migrations.Migration):
    dependencies = [("sanctions", "0001_initial"), ("certificates", "0005_changes_stay")]

    operations = [
        *(append_only(f"sanctions_{table}") for table in ADDED_ONLY),
        refuse(
            "who_proposes_or_reports_does_not_decide",
            "sanctions_ruling",
            on="INSERT",
            when=PROPOSED_OR_REPORTED_IT,
            because="somebody else decides than who proposed it or reported it [9.5.1]",
        ),
        refuse(
            "who_reports_does_not_propose",
            "sanctions_proposal",
            on="INSERT",
            when=REPORTED_IT,
            because="who reported a holder does not propose what follows [9.5.1]",
        ),
        refuse(
            "what_is_settled_is_not_ruled_on",
            "sanctions_ruling",
            on="INSERT",
            when=IS_SETTLED,
            because="this proposal is decided already [9.5.1]",
        ),
        refuse(
            "a_measure_stands_on_evidence",
            "sanctions_proposal",
            on="INSERT",
            when=NO_EVIDENCE,
            because="there is no evidence on file [9.5.1]",
        ),
        refuse(
            "a_measure_is_carried_by_the_head",
            "sanctions_proposal",
            on="UPDATE",
            when=TOO_FEW,
            because="the head decides, and for ground d one more [9.5.1]",
        ),
        refuse(
            "misuse_is_withdrawn_after_a_warning",
            "sanctions_proposal",
            on="UPDATE",
            when=NO_WARNING,
            because="no warning went unheeded [9.5.2]",
        ),
        refuse(
            "a_proposal_stays",
            "sanctions_proposal",
            on="UPDATE",
            when=PROPOSED_OTHERWISE,
            because="what was proposed is settled once, and not changed [9.5.1]",
        ),
        refuse(
            "a_proposal_is_not_lost", "sanctions_proposal", on="DELETE", because="a proposal stays on file"
        ),
        refuse(
            "a_warning_is_unheeded_after_its_day",
            "sanctions_warningoutcome",
            on="INSERT",
            when=UNHEEDED_TOO_SOON,
            because="a warning arrives, and its time runs out, before it counts as unheeded [9.5.2]",
        ),
        refuse(
            "a_sanction_case_stays",
            "sanctions_sanctioncase",
            on="UPDATE",
            when=REPORTED_OTHERWISE,
            because="what was reported and asked is not changed [9.5.1]",
        ),
        refuse("a_sanction_case_is_not_lost", "sanctions_sanctioncase", on="DELETE", because="a case stays on file"),
    ]
