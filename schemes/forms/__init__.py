"""What is typed about a scheme version, its fees, elements, assessors, and by a stranger about themselves."""

from .assessors import AuthorisationForm, EndForm
from .elements import ElementsForm, ImportForm
from .eligibility import EligibilityForm, jobs_formset
from .fees import FeeForm
from .versions import ApprovalForm, CopyForm, DefinitionForm, SendBackForm, TextForm, VersionForm

__all__ = [
    "ApprovalForm",
    "AuthorisationForm",
    "CopyForm",
    "DefinitionForm",
    "ElementsForm",
    "EligibilityForm",
    "EndForm",
    "FeeForm",
    "ImportForm",
    "SendBackForm",
    "TextForm",
    "VersionForm",
    "jobs_formset",
]
