"""Who watched over the test of a candidate has no voice in the decision on them (9.4.2)."""

from django.db import migrations

from foundation.journal.triggers import refuse

WATCHED = """EXISTS (
    SELECT 1
    FROM decisions_agendaitem item
    JOIN applications_involvement part ON part.application_id = item.application_id
    JOIN accounts_user involved ON involved.id = part.user_id
    JOIN decisions_seat seat ON seat.id = NEW.seat_id
    JOIN accounts_user member ON member.id = seat.user_id
    WHERE item.id = NEW.item_id
      AND part.part = 'INVIGILATOR'
      AND (involved.id = member.id OR (involved.nik_index <> '' AND involved.nik_index = member.nik_index))
)"""


class Migration(migrations.Migration):
    dependencies = [
        ("decisions", "0006_addenda_stay"),
        ("applications", "0005_who_watched_over_a_test"),
    ]

    operations = [
        refuse(
            f"who_watched_over_the_test_has_no_voice_{event.lower()}",
            "decisions_vote",
            on=event,
            when=WATCHED,
            because="whoever had a part in the case does not decide on it [9.4.2]",
        )
        for event in ("INSERT", "UPDATE")
    ]
