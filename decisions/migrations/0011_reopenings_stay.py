"""What the database itself refuses about a decision that was set aside (9.9.6)."""

from django.db import migrations

from foundation.journal.triggers import append_only, refuse

DOES_NOT_STAND = """NOT EXISTS (
    SELECT 1 FROM decisions_decision decision
    WHERE decision.id = NEW.decision_id AND decision.outcome IN ('NOT_YET', 'SENT_BACK')
      AND decision.released_at IS NOT NULL AND decision.replaced_by_id IS NULL
      AND NOT EXISTS (
          SELECT 1 FROM decisions_decision later
          WHERE later.application_id = decision.application_id AND later.id > decision.id
            AND later.released_at IS NOT NULL
      )
) OR EXISTS (
    SELECT 1 FROM decisions_retest retest
    WHERE retest.decision_id = NEW.decision_id AND retest.withdrawn_at IS NULL
)"""

SET_ASIDE = (
    "EXISTS (SELECT 1 FROM decisions_reopening reopening WHERE reopening.decision_id = NEW.decision_id)"
)

WAS_OVERRULED = """EXISTS (
    SELECT 1
    FROM decisions_agendaitem item
    JOIN applications_involvement part ON part.application_id = item.application_id
    JOIN accounts_user involved ON involved.id = part.user_id
    JOIN decisions_seat seat ON seat.id = NEW.seat_id
    JOIN accounts_user member ON member.id = seat.user_id
    WHERE item.id = NEW.item_id
      AND part.part IN ('OVERRULED', 'HEARD')
      AND (involved.id = member.id OR (involved.nik_index <> '' AND involved.nik_index = member.nik_index))
)"""


class Migration(migrations.Migration):
    dependencies = [
        ("decisions", "0010_reopenings"),
        ("applications", "0007_who_came_after_the_certificate"),
    ]

    operations = [
        append_only("decisions_reopening"),
        refuse(
            "only_what_stands_is_set_aside",
            "decisions_reopening",
            on="INSERT",
            when=DOES_NOT_STAND,
            because="only a decision that stands, and that no retest follows, is decided anew [9.9.6]",
        ),
        refuse(
            "what_is_set_aside_gives_no_retest",
            "decisions_retest",
            on="INSERT",
            when=SET_ASIDE,
            because="this decision is made anew after an appeal [9.9.6]",
        ),
        *(
            refuse(
                f"who_was_overruled_has_no_voice_{event.lower()}",
                "decisions_vote",
                on=event,
                when=WAS_OVERRULED,
                because="others decide anew what an appeal set aside [9.9.6]",
            )
            for event in ("INSERT", "UPDATE")
        ),
    ]
