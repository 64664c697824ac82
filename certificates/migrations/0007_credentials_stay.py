"""What the database itself refuses about credentials: other facts, a second signature, a key that changes (9.4.6, C3)."""

from django.db import migrations

from foundation.journal.triggers import append_only, refuse

OTHER_FACTS = """OLD.id <> NEW.id OR OLD.certificate_id <> NEW.certificate_id OR OLD.position <> NEW.position
    OR OLD.after_change <> NEW.after_change OR OLD.status_list_id <> NEW.status_list_id OR OLD.place <> NEW.place
    OR OLD.facts <> NEW.facts OR OLD.ordered_at <> NEW.ordered_at OR OLD.ordered_by_id <> NEW.ordered_by_id"""

OTHER_KEY = """OLD.name <> NEW.name OR OLD.jwk <> NEW.jwk OR OLD.first_used_at <> NEW.first_used_at
    OR OLD.withdrawn_at IS NOT NULL"""


class Migration(migrations.Migration):
    dependencies = [("certificates", "0006_credentials")]

    operations = [
        refuse(
            "a_credential_is_signed_once",
            "certificates_credential",
            on="UPDATE",
            when=f"OLD.signed_at IS NOT NULL OR {OTHER_FACTS}",
            because="what was signed is not changed, nor what is going to be [9.4.6]",
        ),
        refuse(
            "a_credential_is_not_lost",
            "certificates_credential",
            on="DELETE",
            because="its place tells its status for years",
        ),
        refuse(
            "a_key_stays_what_it_is",
            "certificates_signingkey",
            on="UPDATE",
            when=OTHER_KEY,
            because="what it signed is verified with it; it is withdrawn once",
        ),
        refuse(
            "a_key_is_not_lost",
            "certificates_signingkey",
            on="DELETE",
            because="what it signed is verified with it",
        ),
        append_only("certificates_statuslist"),
    ]
