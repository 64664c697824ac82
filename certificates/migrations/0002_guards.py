"""What the database itself refuses about certificates: no certificate without its lawful chain (9.4.5–9.4.7, 9.8)."""

from django.db import migrations

from foundation.journal.triggers import append_only, refuse

NO_CHAIN = """NOT EXISTS (
    SELECT 1
    FROM decisions_decision decision
    JOIN decisions_agendaitem item ON item.id = decision.item_id
    JOIN decisions_decree decree ON decree.meeting_id = item.meeting_id
    WHERE decision.id = NEW.decision_id
      AND decree.id = NEW.decree_id
      AND decision.outcome = 'COMPETENT'
      AND decision.released_at IS NOT NULL
      AND decision.replaced_by_id IS NULL
      AND decision.application_id = NEW.application_id
      AND NEW.valid_from >= decree.signed_on
)"""

OTHER_PERSON = """NOT EXISTS (
    SELECT 1
    FROM applications_application application
    WHERE application.id = NEW.application_id
      AND application.applicant_id = NEW.holder_id
      AND application.scheme_version_id = NEW.scheme_version_id
)"""

SECOND_ONE = """EXISTS (
    SELECT 1
    FROM certificates_certificate other
    JOIN schemes_schemeversion theirs ON theirs.id = other.scheme_version_id
    JOIN schemes_schemeversion ours ON ours.id = NEW.scheme_version_id
    JOIN accounts_user holder ON holder.id = other.holder_id
    JOIN accounts_user candidate ON candidate.id = NEW.holder_id
    WHERE (holder.id = candidate.id OR (holder.nik_index <> '' AND holder.nik_index = candidate.nik_index))
      AND theirs.scheme_id = ours.scheme_id
      AND other.valid_until >= NEW.valid_from
      AND other.valid_from <= NEW.valid_until
)"""

CHANGED = """OLD.number <> NEW.number OR OLD.registration_number <> NEW.registration_number
    OR OLD.token <> NEW.token OR OLD.check_code <> NEW.check_code OR OLD.holder_id <> NEW.holder_id
    OR OLD.holder_name <> NEW.holder_name OR OLD.decision_id <> NEW.decision_id
    OR OLD.scheme_version_id <> NEW.scheme_version_id OR OLD.valid_from <> NEW.valid_from
    OR OLD.valid_until <> NEW.valid_until OR OLD.decree_id <> NEW.decree_id
    OR OLD.application_id <> NEW.application_id OR OLD.signatory_id <> NEW.signatory_id
    OR OLD.issued_at <> NEW.issued_at"""

UNFULFILLED = """NOT EXISTS (
    SELECT 1
    FROM certificates_certificate certificate
    JOIN certificates_useagreement agreement ON agreement.certificate_id = certificate.id
    JOIN applications_application application ON application.id = certificate.application_id
    JOIN fees_invoice invoice ON invoice.id = application.invoice_id
    WHERE certificate.id = NEW.certificate_id AND invoice.state = 'PAID'
)"""


class Migration(migrations.Migration):
    dependencies = [
        ("certificates", "0001_initial"),
        ("decisions", "0002_guards"),
        ("applications", "0001_initial"),
        ("fees", "0002_guards"),
    ]

    operations = [
        refuse(
            "a_certificate_has_its_chain",
            "certificates_certificate",
            on="INSERT",
            when=NO_CHAIN,
            because="a certificate follows a released decision and its decree [9.4.5]",
        ),
        refuse(
            "a_certificate_is_the_candidates",
            "certificates_certificate",
            on="INSERT",
            when=OTHER_PERSON,
            because="a certificate is for the person and the scheme that were decided on [9.4.6]",
        ),
        refuse(
            "one_certificate_of_a_scheme_at_a_time",
            "certificates_certificate",
            on="INSERT",
            when=SECOND_ONE,
            because="the holder has a certificate of this scheme that is still valid [9.4.6]",
        ),
        refuse(
            "a_certificate_stays",
            "certificates_certificate",
            on="UPDATE",
            when=CHANGED,
            because="what was issued is not changed [9.4.6]",
        ),
        refuse(
            "a_certificate_is_not_lost",
            "certificates_certificate",
            on="DELETE",
            because="a certificate stays on file",
        ),
        refuse(
            "a_handover_is_earned",
            "certificates_handover",
            on="INSERT",
            when=UNFULFILLED,
            because="fee paid and agreement signed before the handover [9.4.7, 9.8]",
        ),
        append_only("certificates_useagreement"),
        append_only("certificates_handover"),
        append_only("certificates_outcomeletter"),
    ]
