"""Files that people hand in, papers that the portal makes, and the numbers that both may carry."""

from foundation.documents.models.numbers import NumberCounter, NumberSeries, TakenNumber
from foundation.documents.models.papers import Paper
from foundation.documents.models.signatures import Hand
from foundation.documents.models.uploads import Allowance, Cause, Slot, Upload, UploadPage
from foundation.documents.models.vaults import FileChanged, FilesAway, Vault, vault

__all__ = [
    "Allowance",
    "Cause",
    "FileChanged",
    "FilesAway",
    "Hand",
    "NumberCounter",
    "NumberSeries",
    "Paper",
    "Slot",
    "TakenNumber",
    "Upload",
    "UploadPage",
    "Vault",
    "vault",
]
