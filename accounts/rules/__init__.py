"""Who may do what with people, roles, organisations and undertakings."""

from .credentials import (
    can_appoint_signatory,
    can_end_appointment,
    can_record_credentials,
    can_record_qualification,
    can_record_registration,
)
from .organisations import (
    can_add_organisation,
    can_confirm_organisation,
    can_keep_organisations,
    can_propose_organisation,
    can_reject_organisation,
    can_set_employer,
    can_settle_organisation,
)
from .passwords import can_remove_factor
from .people import (
    can_close_account,
    can_confirm_identity,
    can_correct_name,
    can_invite,
    can_open_account,
    can_record_identity,
    can_record_nik,
    can_reveal_nik,
    can_update_profile,
    is_own_name,
)
from .relations import (
    can_declare_relation,
    can_end_relation,
)
from .roles import (
    can_end_grant,
    can_grant_role,
)
from .standing import (
    can_describe_body,
    can_manage_people,
    has_needed_factor,
    has_undertaken,
    holds_role,
    is_for_another,
    is_open,
    is_reasoned,
    is_secretariat,
    is_system,
    may_work,
)
from .undertakings import (
    can_accept_undertaking,
    can_publish_undertaking,
)

__all__ = [
    "can_accept_undertaking",
    "can_add_organisation",
    "can_appoint_signatory",
    "can_close_account",
    "can_confirm_identity",
    "can_confirm_organisation",
    "can_correct_name",
    "can_declare_relation",
    "can_describe_body",
    "can_end_appointment",
    "can_end_grant",
    "can_end_relation",
    "can_grant_role",
    "can_invite",
    "can_keep_organisations",
    "can_manage_people",
    "can_open_account",
    "can_propose_organisation",
    "can_publish_undertaking",
    "can_record_credentials",
    "can_record_identity",
    "can_record_nik",
    "can_record_qualification",
    "can_record_registration",
    "can_reject_organisation",
    "can_remove_factor",
    "can_reveal_nik",
    "can_set_employer",
    "can_settle_organisation",
    "can_update_profile",
    "has_needed_factor",
    "has_undertaken",
    "holds_role",
    "is_for_another",
    "is_open",
    "is_own_name",
    "is_reasoned",
    "is_secretariat",
    "is_system",
    "may_work",
]
