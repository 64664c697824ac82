"""What the database itself refuses about appeals: a part in the case, a tie, a side unheard, a change afterwards (9.9)."""

from django.db import migrations

from foundation.journal.triggers import append_only, refuse

SAME_PERSON = "(one.id = two.id OR (one.nik_index <> '' AND one.nik_index = two.nik_index))"


def had_a_part(person, appeal):
    """Whether the same human being had any part in the case of this appeal, or is the appellant."""
    return f"""EXISTS (
    SELECT 1
    FROM appeals_appeal appeal
    JOIN accounts_user two ON two.id = {person}
    JOIN accounts_user one ON one.id = appeal.appellant_id OR one.id IN (
        SELECT part.user_id FROM applications_involvement part WHERE part.application_id = appeal.application_id
    )
    WHERE appeal.id = {appeal} AND {SAME_PERSON}
)"""  # noqa: S608 - our own words, nobody's input


LODGED_WRONGLY = """NEW.state <> 'LODGED' OR NOT EXISTS (
    SELECT 1 FROM applications_application application
    WHERE application.id = NEW.application_id AND application.applicant_id = NEW.appellant_id
) OR (NEW.decision_id IS NOT NULL AND NOT EXISTS (
    SELECT 1 FROM decisions_decision decision
    WHERE decision.id = NEW.decision_id AND decision.application_id = NEW.application_id
      AND decision.released_at IS NOT NULL AND decision.outcome IN ('NOT_YET', 'SENT_BACK')
)) OR (NEW.proposal_id IS NOT NULL AND NOT EXISTS (
    SELECT 1
    FROM sanctions_proposal proposal
    JOIN sanctions_sanctioncase sanction ON sanction.id = proposal.case_id
    JOIN certificates_certificate certificate ON certificate.id = sanction.certificate_id
    WHERE proposal.id = NEW.proposal_id AND certificate.application_id = NEW.application_id
      AND proposal.outcome = 'CARRIED' AND proposal.measure IN ('SUSPEND', 'WITHDRAW')
))"""

WITHOUT_A_RULING = """NOT EXISTS (
    SELECT 1 FROM appeals_appeal appeal
    WHERE appeal.decision_id = NEW.decision_id AND appeal.state = 'UPHELD'
)"""

SITS_WITH_A_PART = had_a_part("NEW.user_id", "NEW.appeal_id")

MEMBER = "(SELECT seat.user_id FROM appeals_seat seat WHERE seat.id = NEW.seat_id)"

ACTS_WITH_A_PART = had_a_part(
    MEMBER, "(SELECT seat.appeal_id FROM appeals_seat seat WHERE seat.id = NEW.seat_id)"
)

NOT_IN_THE_TEAM = """NOT EXISTS (
    SELECT 1
    FROM appeals_hearing hearing
    JOIN appeals_appeal appeal ON appeal.id = hearing.appeal_id
    JOIN appeals_seat seat ON seat.appeal_id = appeal.id
    WHERE hearing.id = NEW.hearing_id AND hearing.held_at IS NOT NULL AND appeal.state = 'HEARD'
      AND seat.id = NEW.seat_id AND seat.ended_at IS NULL AND seat.declared_at IS NOT NULL
)"""

VOICES = """(
    SELECT COUNT(*) FROM appeals_voice voice
    JOIN appeals_seat seat ON seat.id = voice.seat_id
    WHERE voice.hearing_id = NEW.hearing_id AND seat.ended_at IS NULL {besides}
)"""
ALL, YES = VOICES.format(besides=""), VOICES.format(besides="AND voice.upholds")

ALONE_OR_EVEN = f"{ALL} < 3 OR {YES} * 2 = {ALL} OR (NEW.upheld AND {YES} * 2 < {ALL}) OR (NOT NEW.upheld AND {YES} * 2 > {ALL})"

SOMEBODY_SILENT = """EXISTS (
    SELECT 1
    FROM appeals_hearing hearing
    JOIN appeals_seat seat ON seat.appeal_id = hearing.appeal_id
    WHERE hearing.id = NEW.hearing_id AND seat.ended_at IS NULL AND NOT EXISTS (
        SELECT 1 FROM appeals_voice voice
        WHERE voice.hearing_id = NEW.hearing_id AND voice.seat_id = seat.id
    )
)"""


def unheard(side, came):
    """A side that came and of which nothing is on file."""
    return f"""(hearing.{came} AND NOT EXISTS (
        SELECT 1 FROM appeals_statement said WHERE said.appeal_id = hearing.appeal_id AND said.side = '{side}'
    ))"""  # noqa: S608 - as above


ONE_SIDE = f"""NOT EXISTS (
    SELECT 1 FROM appeals_hearing hearing WHERE hearing.id = NEW.hearing_id AND hearing.held_at IS NOT NULL
) OR EXISTS (
    SELECT 1 FROM appeals_hearing hearing
    WHERE hearing.id = NEW.hearing_id
      AND ({unheard("APPELLANT", "appellant_came")} OR {unheard("LSP", "lsp_came")})
)"""  # noqa: S608 - as above

OTHER_TEXT = """NOT EXISTS (
    SELECT 1
    FROM appeals_ruling ruling
    JOIN appeals_hearing hearing ON hearing.id = ruling.hearing_id
    JOIN appeals_seat seat ON seat.appeal_id = hearing.appeal_id
    WHERE ruling.id = NEW.ruling_id AND ruling.sha256 = NEW.sha256
      AND seat.id = NEW.seat_id AND seat.ended_at IS NULL
)"""

UNSIGNED = """NEW.state IN ('UPHELD', 'REJECTED') AND OLD.state <> NEW.state AND NOT EXISTS (
    SELECT 1
    FROM appeals_hearing hearing
    JOIN appeals_ruling ruling ON ruling.hearing_id = hearing.id
    WHERE hearing.appeal_id = NEW.id
      AND ((ruling.upheld AND NEW.state = 'UPHELD') OR (NOT ruling.upheld AND NEW.state = 'REJECTED'))
      AND NOT EXISTS (
          SELECT 1 FROM appeals_hearing later WHERE later.appeal_id = NEW.id AND later.id > hearing.id
      )
      AND NOT EXISTS (
          SELECT 1 FROM appeals_seat seat
          WHERE seat.appeal_id = NEW.id AND seat.ended_at IS NULL AND NOT EXISTS (
              SELECT 1 FROM appeals_rulingsignature signature
              WHERE signature.ruling_id = ruling.id AND signature.seat_id = seat.id
          )
      )
)"""

LODGED_OTHERWISE = """OLD.closed_at IS NOT NULL OR OLD.number <> NEW.number
    OR COALESCE(OLD.decision_id, 0) <> COALESCE(NEW.decision_id, 0)
    OR COALESCE(OLD.proposal_id, 0) <> COALESCE(NEW.proposal_id, 0)
    OR OLD.application_id <> NEW.application_id OR OLD.appellant_id <> NEW.appellant_id
    OR OLD.about <> NEW.about OR OLD.grounds <> NEW.grounds OR OLD.explained <> NEW.explained
    OR OLD.discussed <> NEW.discussed OR OLD.helper <> NEW.helper OR OLD.lodged_at <> NEW.lodged_at
    OR (OLD.checked_at IS NOT NULL AND (NEW.checked_at IS NULL OR NEW.checked_at <> OLD.checked_at
        OR NEW.checked_words <> OLD.checked_words))"""

SAT_OTHERWISE = """OLD.ended_at IS NOT NULL OR OLD.user_id <> NEW.user_id OR OLD.appeal_id <> NEW.appeal_id
    OR OLD.is_outsider <> NEW.is_outsider OR OLD.appointed_at <> NEW.appointed_at
    OR (OLD.declared_at IS NOT NULL AND (NEW.declared_at IS NULL OR NEW.declared_at <> OLD.declared_at))"""

HELD = "OLD.held_at IS NOT NULL OR OLD.appeal_id <> NEW.appeal_id"

ADDED_ONLY = ("lateleave", "statement", "appealfile", "voice", "ruling", "rulingsignature")


class Migration(migrations.Migration):
    dependencies = [
        ("appeals", "0001_initial"),
        ("decisions", "0011_reopenings_stay"),
        ("applications", "0007_who_came_after_the_certificate"),
    ]

    operations = [
        *(append_only(f"appeals_{table}") for table in ADDED_ONLY),
        refuse(
            "an_appeal_is_the_persons_own",
            "appeals_appeal",
            on="INSERT",
            when=LODGED_WRONGLY,
            because="the person on whom it was decided appeals against what is known and is not for them [9.9.1]",
        ),
        refuse(
            "only_an_upheld_appeal_sets_a_decision_aside",
            "decisions_reopening",
            on="INSERT",
            when=WITHOUT_A_RULING,
            because="a decision is made anew only where an appeal against it was upheld [9.9.6]",
        ),
        refuse(
            "who_had_a_part_does_not_hear",
            "appeals_seat",
            on="INSERT",
            when=SITS_WITH_A_PART,
            because="whoever had a part in the case does not hear the appeal [9.9.3]",
        ),
        refuse(
            "who_has_a_part_by_now_does_not_rule",
            "appeals_voice",
            on="INSERT",
            when=ACTS_WITH_A_PART,
            because="whoever had a part in the case does not rule on the appeal [9.9.3]",
        ),
        refuse(
            "who_has_a_part_by_now_does_not_sign",
            "appeals_rulingsignature",
            on="INSERT",
            when=ACTS_WITH_A_PART,
            because="whoever had a part in the case does not sign the ruling [9.9.3]",
        ),
        refuse(
            "only_the_team_rules_after_the_hearing",
            "appeals_voice",
            on="INSERT",
            when=NOT_IN_THE_TEAM,
            because="members of the team speak after both sides were heard [9.9.4]",
        ),
        refuse(
            "nobody_rules_alone_or_in_a_tie",
            "appeals_ruling",
            on="INSERT",
            when=ALONE_OR_EVEN,
            because="a ruling follows the majority of three voices or more [9.9.4]",
        ),
        refuse(
            "every_member_has_spoken",
            "appeals_ruling",
            on="INSERT",
            when=SOMEBODY_SILENT,
            because="every member of the team gives a voice first [9.9.4]",
        ),
        refuse(
            "both_sides_are_heard",
            "appeals_ruling",
            on="INSERT",
            when=ONE_SIDE,
            because="both sides are heard before a ruling [9.9.4]",
        ),
        refuse(
            "a_ruling_is_signed_as_it_stands",
            "appeals_rulingsignature",
            on="INSERT",
            when=OTHER_TEXT,
            because="members sign the ruling by its hash [9.9.6]",
        ),
        refuse(
            "a_ruling_binds_when_all_have_signed",
            "appeals_appeal",
            on="UPDATE",
            when=UNSIGNED,
            because="every member signs the ruling before it binds [9.9.6]",
        ),
        refuse(
            "an_appeal_stays",
            "appeals_appeal",
            on="UPDATE",
            when=LODGED_OTHERWISE,
            because="what was lodged, checked or ruled is not changed [9.9.6]",
        ),
        refuse("an_appeal_is_not_lost", "appeals_appeal", on="DELETE", because="an appeal stays on file"),
        refuse(
            "a_seat_in_an_appeal_stays",
            "appeals_seat",
            on="UPDATE",
            when=SAT_OTHERWISE,
            because="a seat is declared for or ended, never changed [9.9.3]",
        ),
        refuse("a_seat_in_an_appeal_is_not_lost", "appeals_seat", on="DELETE", because="a seat stays on file"),
        refuse(
            "a_hearing_stays",
            "appeals_hearing",
            on="UPDATE",
            when=HELD,
            because="a hearing that was held is not changed [9.9.4]",
        ),
        refuse("a_hearing_is_not_lost", "appeals_hearing", on="DELETE", because="a hearing stays on file"),
    ]
