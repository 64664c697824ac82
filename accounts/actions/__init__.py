"""What happens to people, roles, organisations and undertakings."""

from .body import describe_body
from .credentials import (
    appoint_signatory,
    end_appointment,
    record_qualification,
    record_registration,
)
from .organisations import (
    add_organisation,
    confirm_organisation,
    propose_organisation,
    reject_organisation,
    set_employer,
)
from .people import (
    change_language,
    close_account,
    confirm_identity,
    correct_name,
    invite_person,
    open_account,
    record_identity,
    record_nik,
    register_person,
    reveal_nik,
    update_profile,
)
from .relations import declare_relation, end_relation
from .roles import end_grant, grant_role
from .sessions import (
    note_code_refused,
    note_refused,
    note_security_change,
    note_sign_in_refused,
    note_signed_in,
    note_turned_away,
)
from .undertakings import accept_undertaking, publish_undertaking_text

__all__ = [
    "accept_undertaking",
    "add_organisation",
    "appoint_signatory",
    "change_language",
    "close_account",
    "confirm_identity",
    "confirm_organisation",
    "correct_name",
    "declare_relation",
    "describe_body",
    "end_appointment",
    "end_grant",
    "end_relation",
    "grant_role",
    "invite_person",
    "note_code_refused",
    "note_refused",
    "note_security_change",
    "note_sign_in_refused",
    "note_signed_in",
    "note_turned_away",
    "open_account",
    "propose_organisation",
    "publish_undertaking_text",
    "record_identity",
    "record_nik",
    "record_qualification",
    "record_registration",
    "register_person",
    "reject_organisation",
    "reveal_nik",
    "set_employer",
    "update_profile",
]
