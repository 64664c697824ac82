"""What authors type: facts of an edition, items, blueprints, tables, reasons."""

from .blueprints import BlueprintForm
from .instruments import (
    DraftForm,
    ExportForm,
    InForceForm,
    InstrumentForm,
    ReasonForm,
    SendBackForm,
    SettleForm,
)
from .items import ItemForm, KeepForm, PictureForm, TableForm

__all__ = [
    "BlueprintForm",
    "DraftForm",
    "ExportForm",
    "InForceForm",
    "InstrumentForm",
    "ItemForm",
    "KeepForm",
    "PictureForm",
    "ReasonForm",
    "SendBackForm",
    "SettleForm",
    "TableForm",
]
