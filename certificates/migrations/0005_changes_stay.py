"""What the database itself refuses about changes of certificates, and when a second one may be issued (9.4.6, 9.5)."""

from django.db import migrations

from foundation.journal.triggers import append_only, lift, refuse

LATEST = """COALESCE((
    SELECT change.kind FROM certificates_statuschange change
    WHERE change.certificate_id = {certificate} ORDER BY change.position DESC LIMIT 1
), '')"""

LATEST_HERE = LATEST.format(certificate="NEW.certificate_id")

OUT_OF_TURN = """NEW.position <> (
    SELECT COUNT(*) + 1 FROM certificates_statuschange earlier WHERE earlier.certificate_id = NEW.certificate_id
) OR EXISTS (
    SELECT 1 FROM certificates_statuschange earlier
    WHERE earlier.certificate_id = NEW.certificate_id AND earlier.at > NEW.at
)"""

NO_SUCH_MOVE = f"""NOT (
    (NEW.kind IN ('SUSPENDED', 'REPLACED', 'WITHDRAWN') AND {LATEST_HERE} IN ('', 'REINSTATED'))
    OR (NEW.kind IN ('REPLACED', 'REINSTATED', 'WITHDRAWN') AND {LATEST_HERE} = 'SUSPENDED')
    OR (NEW.kind = 'REINSTATED' AND {LATEST_HERE} = 'WITHDRAWN')
)"""

SAME_HOLDER = """(other_holder.id = holder.id
    OR (other_holder.nik_index <> '' AND other_holder.nik_index = holder.nik_index))"""

HELD_BY_ANOTHER = f"""NEW.kind = 'REINSTATED' AND EXISTS (
    SELECT 1
    FROM certificates_certificate certificate
    JOIN accounts_user holder ON holder.id = certificate.holder_id
    JOIN schemes_schemeversion ours ON ours.id = certificate.scheme_version_id
    JOIN schemes_schemeversion theirs ON theirs.scheme_id = ours.scheme_id
    JOIN certificates_certificate other ON other.scheme_version_id = theirs.id
    JOIN accounts_user other_holder ON other_holder.id = other.holder_id
    WHERE certificate.id = NEW.certificate_id
      AND other.id <> certificate.id
      AND {SAME_HOLDER}
      AND other.valid_until >= certificate.valid_from
      AND other.valid_from <= certificate.valid_until
      AND {LATEST.format(certificate="other.id")} NOT IN ('WITHDRAWN', 'REPLACED')
)"""  # noqa: S608 - our own words, nobody's input

SECOND_ONE = f"""EXISTS (
    SELECT 1
    FROM certificates_certificate other
    JOIN schemes_schemeversion theirs ON theirs.id = other.scheme_version_id
    JOIN schemes_schemeversion ours ON ours.id = NEW.scheme_version_id
    JOIN accounts_user other_holder ON other_holder.id = other.holder_id
    JOIN accounts_user holder ON holder.id = NEW.holder_id
    WHERE {SAME_HOLDER}
      AND theirs.scheme_id = ours.scheme_id
      AND other.valid_until >= NEW.valid_from
      AND other.valid_from <= NEW.valid_until
      AND {LATEST.format(certificate="other.id")} NOT IN ('WITHDRAWN', 'REPLACED')
)"""  # noqa: S608 - our own words, nobody's input

ANOTHER_PERSONS = f"""NEW.replaces_id IS NOT NULL AND NOT EXISTS (
    SELECT 1
    FROM certificates_certificate earlier
    JOIN accounts_user other_holder ON other_holder.id = earlier.holder_id
    JOIN accounts_user holder ON holder.id = NEW.holder_id
    JOIN schemes_schemeversion theirs ON theirs.id = earlier.scheme_version_id
    JOIN schemes_schemeversion ours ON ours.id = NEW.scheme_version_id
    WHERE earlier.id = NEW.replaces_id AND theirs.scheme_id = ours.scheme_id AND {SAME_HOLDER}
)"""  # noqa: S608 - our own words, nobody's input

HELD_BACK = f"""{LATEST_HERE} NOT IN ('', 'REINSTATED')"""

LOST_ITS_TIE = """COALESCE(OLD.replaces_id, 0) <> COALESCE(NEW.replaces_id, 0)"""


class Migration(migrations.Migration):
    dependencies = [("certificates", "0004_status_changes")]

    operations = [
        append_only("certificates_statuschange"),
        refuse(
            "changes_come_in_turn",
            "certificates_statuschange",
            on="INSERT",
            when=OUT_OF_TURN,
            because="a change follows the ones before it, in number and in time",
        ),
        refuse(
            "a_certificate_changes_along_its_table",
            "certificates_statuschange",
            on="INSERT",
            when=NO_SUCH_MOVE,
            because="this cannot follow what was done to the certificate last [9.5]",
        ),
        refuse(
            "no_reinstatement_beside_another",
            "certificates_statuschange",
            on="INSERT",
            when=HELD_BY_ANOTHER,
            because="the holder has received another certificate of this scheme [9.4.6]",
        ),
        lift(
            refuse(
                "one_certificate_of_a_scheme_at_a_time", "certificates_certificate", on="INSERT", because=""
            )
        ),
        refuse(
            "one_certificate_of_a_scheme_at_a_time",
            "certificates_certificate",
            on="INSERT",
            when=SECOND_ONE,
            because="the holder has a certificate of this scheme that is still valid [9.4.6]",
        ),
        refuse(
            "a_certificate_renews_the_holders_own",
            "certificates_certificate",
            on="INSERT",
            when=ANOTHER_PERSONS,
            because="a certificate takes the place of one of the same person and scheme [9.7]",
        ),
        refuse(
            "nothing_suspended_is_handed_over",
            "certificates_handover",
            on="INSERT",
            when=HELD_BACK,
            because="this certificate is suspended, withdrawn or replaced [9.8.4]",
        ),
        refuse(
            "a_renewal_keeps_its_tie",
            "certificates_certificate",
            on="UPDATE",
            when=LOST_ITS_TIE,
            because="what a certificate takes the place of is not changed [9.7]",
        ),
    ]
