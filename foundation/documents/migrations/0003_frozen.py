"""What the database itself refuses: a paper, a file or a number that says something else than when it was made."""

from django.db import migrations

from foundation.journal.triggers import refuse

PAPER = [
    "id", "kind", "number", "code", "language", "template", "sheets", "facts", "things", "sealed",
    "subject_label", "subject_id", "replaces_id", "reason", "made_at", "made_by_id",
]  # fmt: skip
BYTES = ["file", "size", "sha256", "edition", "printed_at"]
UPLOAD = ["id", "owner_id", "slot", "name", "content_type", "size", "sha256", "file", "created_at"]
NUMBER = ["series_id", "year", "sequence", "text", "taken_at"]


def changed(columns):
    """SQL that both databases read: one of these columns gets another value."""
    return " OR ".join(f"NEW.{column} IS DISTINCT FROM OLD.{column}" for column in columns)


class Migration(migrations.Migration):
    dependencies = [("documents", "0002_people"), ("journal", "0002_append_only")]

    operations = [
        refuse(
            "a_paper_says_what_it_said",
            "documents_paper",
            on="UPDATE",
            when=changed(PAPER),
            because="a paper is replaced by another, never changed",
        ),
        refuse(
            "a_paper_is_printed_once",
            "documents_paper",
            on="UPDATE",
            when=f"OLD.printed_at IS NOT NULL AND ({changed(BYTES)})",
            because="what was printed stays as it is",
        ),
        refuse("a_paper_stays", "documents_paper", on="DELETE", because="papers are kept"),
        refuse(
            "an_upload_stays_what_it_was",
            "documents_upload",
            on="UPDATE",
            when=changed(UPLOAD),
            because="a file is replaced by another, never changed",
        ),
        refuse(
            "a_number_stays",
            "documents_takennumber",
            on="UPDATE",
            when=changed(NUMBER),
            because="a number is never given again",
        ),
        refuse(
            "a_void_number_stays_void",
            "documents_takennumber",
            on="UPDATE",
            when="OLD.void_at IS NOT NULL AND NEW.void_at IS NULL",
            because="a void number stays void",
        ),
        refuse("a_number_is_not_lost", "documents_takennumber", on="DELETE", because="numbers have no gaps"),
        refuse(
            "a_counter_only_counts_up",
            "documents_numbercounter",
            on="UPDATE",
            when="NEW.last <> OLD.last + 1",
            because="the next number is one more",
        ),
    ]
