"""An instrument that left its author's hands stays as it was reviewed, whoever asks the database (9.2.3, 9.3.1)."""

from django.db import migrations

from foundation.journal.triggers import refuse

INSTRUMENT, ITEM = "instruments_instrument", "instruments_item"
# Every column but those of its life; a test compares these lists with the models.
OF_INSTRUMENT = [
    "id",
    "scheme_version_id",
    "form",
    "edition",
    "form_edition",
    "title_id",
    "title_en",
    "instructions_id",
    "instructions_en",
    "replaces_id",
    "author_id",
    "begun_at",
]
OF_ITEM = [
    "id",
    "instrument_id",
    "code",
    "position",
    "element_id",
    "criterion_id",
    "kind",
    "difficulty",
    "points",
    "minutes",
    "image_id",
    "author_id",
    "written_at",
    "replaces_id",
    "words_sealed",
]
BECAUSE = "what is reviewed or in force is not changed; make the next edition [9.3.1]"
OUT_OF_USE = "what was taken out of use stays out of use [9.3.1]"

# How each part finds its instrument; {row} is OLD or NEW.
PARTS = {
    "choice": "(SELECT instrument_id FROM instruments_item WHERE id = {row}.item_id)",
    "itemkey": "(SELECT instrument_id FROM instruments_item WHERE id = {row}.item_id)",
    "blueprint": "{row}.instrument_id",
    "blueprintrow": "(SELECT instrument_id FROM instruments_blueprint WHERE id = {row}.blueprint_id)",
}
OF_ANOTHER_VERSION = f"""NEW.element_id IS NOT NULL AND (
    SELECT u.version_id FROM schemes_element e JOIN schemes_unit u ON u.id = e.unit_id WHERE e.id = NEW.element_id
) <> (SELECT scheme_version_id FROM {INSTRUMENT} WHERE id = NEW.instrument_id)"""  # noqa: S608 - names of ours only


def left(path, row):
    """True in SQL where the instrument of this row is no longer a draft."""
    return f"(SELECT state FROM {INSTRUMENT} WHERE id = {path.format(row=row)}) <> 'DRAFT'"  # noqa: S608 - as above


def stays(part, path):
    """A part is neither added, changed, moved nor removed once its instrument is no draft."""
    table, old, new = f"instruments_{part}", left(path, "OLD"), left(path, "NEW")
    return [
        refuse(f"{part}_is_not_added_to_a_reviewed_one", table, on="INSERT", when=new, because=BECAUSE),
        refuse(f"{part}_of_a_reviewed_one_stays", table, on="UPDATE", when=f"{old} OR {new}", because=BECAUSE),
        refuse(f"{part}_of_a_reviewed_one_is_kept", table, on="DELETE", when=old, because=BECAUSE),
    ]


OWN, NEW_OWN = left("{row}.instrument_id", "OLD"), left("{row}.instrument_id", "NEW")


class Migration(migrations.Migration):
    dependencies = [("instruments", "0001_initial")]

    operations = [
        refuse(
            "a_reviewed_instrument_stays",
            INSTRUMENT,
            on="UPDATE",
            columns=OF_INSTRUMENT,
            when="OLD.state <> 'DRAFT'",
            because=BECAUSE,
        ),
        refuse(
            "an_instrument_in_force_keeps_its_review",
            INSTRUMENT,
            on="UPDATE",
            columns=["reviewer_id", "reviewed_at", "valid_from", "valid_until"],
            when="OLD.state IN ('IN_FORCE', 'WITHDRAWN')",
            because=BECAUSE,
        ),
        refuse(
            "a_withdrawn_instrument_stays_so",
            INSTRUMENT,
            on="UPDATE",
            when="OLD.state = 'WITHDRAWN'",
            because="a withdrawn instrument is used no more [9.2.3]",
        ),
        refuse(
            "an_instrument_in_force_is_no_draft_again",
            INSTRUMENT,
            on="UPDATE",
            columns=["state"],
            when="OLD.state = 'IN_FORCE' AND NEW.state NOT IN ('IN_FORCE', 'WITHDRAWN')",
            because=BECAUSE,
        ),
        refuse("an_instrument_is_kept", INSTRUMENT, on="DELETE", because="an edition stays on file [9.3.1]"),
        refuse("item_is_not_added_to_a_reviewed_one", ITEM, on="INSERT", when=NEW_OWN, because=BECAUSE),
        refuse(
            "item_of_a_reviewed_one_stays",
            ITEM,
            on="UPDATE",
            columns=OF_ITEM,
            when=f"{OWN} OR {NEW_OWN}",
            because=BECAUSE,
        ),
        refuse(
            "item_in_force_keeps_its_review",
            ITEM,
            on="UPDATE",
            columns=["reviewer_id", "reviewed_at"],
            when=f"(SELECT state FROM {INSTRUMENT} WHERE id = OLD.instrument_id) IN ('IN_FORCE', 'WITHDRAWN')",  # noqa: S608 - as above
            because=BECAUSE,
        ),
        refuse(
            "item_out_of_use_stays_out",
            ITEM,
            on="UPDATE",
            columns=["retired_by_id", "retired_at", "retired_reason"],
            when="OLD.retired_at IS NOT NULL",
            because=OUT_OF_USE,
        ),
        refuse("item_of_a_reviewed_one_is_kept", ITEM, on="DELETE", when=OWN, because=BECAUSE),
        *[
            refuse(
                f"item_tests_its_own_version_on_{event.lower()}",
                ITEM,
                on=event,
                when=OF_ANOTHER_VERSION,
                because="an item is tied to an element of the version that it tests [9.3.1]",
            )
            for event in ("INSERT", "UPDATE")
        ],
        *[operation for part, path in PARTS.items() for operation in stays(part, path)],
        refuse(
            "an_export_keeps_who_asked",
            "instruments_export",
            on="UPDATE",
            columns=["instrument_id", "asked_by_id", "asked_at", "reason"],
            because="who asked for the bank is not rewritten [9.3.1]",
        ),
        refuse(
            "an_export_is_kept",
            "instruments_export",
            on="DELETE",
            because="that the bank was asked for stays on file [9.3.1]",
        ),
    ]
