"""What people type about test places, verifications and equipment."""

from .equipment import CheckForm, DoubtForm, EquipmentEditForm, EquipmentForm, RetireForm
from .places import CloseForm, EndOfficerForm, OfficerForm, VenueEditForm, VenueForm
from .verifications import (
    ChecklistForm,
    ConcludeForm,
    FindingsForm,
    OrderForm,
    ReasonForm,
    WithdrawForm,
)

__all__ = [
    "CheckForm",
    "ChecklistForm",
    "CloseForm",
    "ConcludeForm",
    "DoubtForm",
    "EndOfficerForm",
    "EquipmentEditForm",
    "EquipmentForm",
    "FindingsForm",
    "OfficerForm",
    "OrderForm",
    "ReasonForm",
    "RetireForm",
    "VenueEditForm",
    "VenueForm",
    "WithdrawForm",
]
