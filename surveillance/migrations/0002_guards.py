"""What the database itself refuses about surveillance: what was found stays, and another one concludes (9.6)."""

from django.db import migrations

from foundation.journal.triggers import append_only, refuse

SAME_PERSON = "(one.id = two.id OR (one.nik_index <> '' AND one.nik_index = two.nik_index))"

FOUND_IT = f"""EXISTS (
    SELECT 1
    FROM surveillance_finding finding
    JOIN accounts_user one ON one.id = finding.found_by_id
    JOIN accounts_user two ON two.id = NEW.concluded_by_id
    WHERE finding.surveillance_id = NEW.surveillance_id AND {SAME_PERSON}
)"""  # noqa: S608 - our own words, nobody's input

NOTHING_FOUND = """NOT EXISTS (
    SELECT 1 FROM surveillance_finding finding WHERE finding.surveillance_id = NEW.surveillance_id
)"""

NOT_CONCLUDED = """NEW.state = 'CONCLUDED' AND OLD.state <> 'CONCLUDED' AND NOT EXISTS (
    SELECT 1 FROM surveillance_conclusion conclusion
    WHERE conclusion.surveillance_id = NEW.id AND conclusion.outcome <> 'FOLLOW_UP'
)"""

LAID_OUT_OTHERWISE = """OLD.certificate_id <> NEW.certificate_id OR OLD.year <> NEW.year
    OR OLD.starts_on <> NEW.starts_on OR OLD.due_on <> NEW.due_on OR OLD.required <> NEW.required
    OR (OLD.state IN ('CONCLUDED', 'MET') AND OLD.state <> NEW.state)"""

IS_NOT_OPEN = """NOT EXISTS (
    SELECT 1 FROM surveillance_surveillance one
    WHERE one.id = NEW.surveillance_id AND one.state IN ('BEGUN', 'FOLLOW_UP')
)"""

LONGER_THAN_A_YEAR = {
    "postgresql": "NEW.due_on > NEW.starts_on + INTERVAL '1 year'",
    "sqlite": "NEW.due_on > date(NEW.starts_on, '+1 year')",
}

WITH_A_GAP = {
    vendor: f"""NEW.year > 1 AND NOT EXISTS (
    SELECT 1 FROM surveillance_surveillance earlier
    WHERE earlier.certificate_id = NEW.certificate_id AND earlier.year = NEW.year - 1 AND {a_day_after}
)"""  # noqa: S608 - our own words, nobody's input
    for vendor, a_day_after in (
        ("postgresql", "earlier.due_on + 1 = NEW.starts_on"),
        ("sqlite", "date(earlier.due_on, '+1 day') = NEW.starts_on"),
    )
}

OF_A_KEPT_ENTRY = """EXISTS (
    SELECT 1 FROM surveillance_logentry entry WHERE entry.id = {row}.entry_id AND entry.kept_at IS NOT NULL
)"""

ADDED_ONLY = ("finding", "findingfile", "conclusion", "draw", "drawnlogbook")


class Migration(migrations.Migration):
    dependencies = [("surveillance", "0001_initial")]

    operations = [
        *(append_only(f"surveillance_{table}") for table in ADDED_ONLY),
        refuse(
            "who_found_it_does_not_conclude",
            "surveillance_conclusion",
            on="INSERT",
            when=FOUND_IT,
            because="somebody else concludes than who visited or read the logbook [9.6.3]",
        ),
        refuse(
            "a_conclusion_stands_on_a_method",
            "surveillance_conclusion",
            on="INSERT",
            when=NOTHING_FOUND,
            because="no method was carried out [9.6.3]",
        ),
        *(
            refuse(
                f"a_{name}_is_of_an_open_year",
                f"surveillance_{name}",
                on="INSERT",
                when=IS_NOT_OPEN,
                because="this surveillance is not under way [9.6.3]",
            )
            for name in ("finding", "conclusion")
        ),
        refuse(
            "a_year_of_surveillance_is_no_longer",
            "surveillance_surveillance",
            on="INSERT",
            when=LONGER_THAN_A_YEAR,
            because="there is at least one surveillance in each year [9.6.2]",
        ),
        refuse(
            "years_of_surveillance_have_no_gap",
            "surveillance_surveillance",
            on="INSERT",
            when=WITH_A_GAP,
            because="a year begins on the day after the one before it [9.6.2]",
        ),
        refuse(
            "a_year_closes_with_a_conclusion",
            "surveillance_surveillance",
            on="UPDATE",
            when=NOT_CONCLUDED,
            because="nobody has concluded it [9.6.3]",
        ),
        refuse(
            "a_plan_of_surveillance_stays",
            "surveillance_surveillance",
            on="UPDATE",
            when=LAID_OUT_OTHERWISE,
            because="what was laid out at issue is not moved [9.6.2]",
        ),
        refuse(
            "a_surveillance_is_not_lost",
            "surveillance_surveillance",
            on="DELETE",
            because="a surveillance stays on file",
        ),
        refuse(
            "a_kept_entry_stays",
            "surveillance_logentry",
            on="UPDATE",
            when="OLD.kept_at IS NOT NULL",
            because="what is in the logbook is not changed [9.6.3]",
        ),
        refuse(
            "a_kept_entry_is_not_lost",
            "surveillance_logentry",
            on="DELETE",
            when="OLD.kept_at IS NOT NULL",
            because="what is in the logbook stays [9.6.3]",
        ),
        *(
            refuse(
                f"a_kept_entry_{name}_its_files",
                "surveillance_logfile",
                on=event,
                when=OF_A_KEPT_ENTRY.format(row=row),
                because="what is in the logbook is not changed [9.6.3]",
            )
            for name, event, row in (("gains_not", "INSERT", "NEW"), ("loses_not", "DELETE", "OLD"))
        ),
        refuse(
            "a_question_is_closed_once",
            "surveillance_question",
            on="UPDATE",
            when="OLD.state <> 'ASKED'",
            because="what was answered stays as it is [9.6.3]",
        ),
        refuse(
            "a_question_is_not_lost",
            "surveillance_question",
            on="DELETE",
            because="what was asked stays on file",
        ),
    ]
