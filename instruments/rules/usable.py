"""Whether an instrument may be used on a day (9.2.3, 9.3.1)."""

from django.utils.translation import gettext as _

from foundation.look import writing
from foundation.workflow.answers import YES, no
from instruments.states import InstrumentState

CLAUSE = "9.2.3"


def can_use_instrument(instrument, *, on):
    """Whether candidates may be tested with it on that day: in force and valid. `None` is none at all."""
    if instrument is None:
        return no(_("No instrument for this form is in force on that day."), clause=CLAUSE)
    if instrument.state == InstrumentState.WITHDRAWN:
        return no(
            _("Instrument “%(instrument)s” is withdrawn. Choose the edition in force.")
            % {"instrument": instrument},
            clause=CLAUSE,
        )
    if instrument.state != InstrumentState.IN_FORCE:
        return no(
            _("Instrument “%(instrument)s” is not reviewed yet.") % {"instrument": instrument}, clause="9.3.1"
        )
    return _is_valid(instrument, on)


def _is_valid(instrument, on):
    if instrument.is_valid_on(on):
        return YES
    words = {"instrument": instrument, "day": writing.day(instrument.valid_until or instrument.valid_from)}
    if on < instrument.valid_from:
        words["day"] = writing.day(instrument.valid_from)
        return no(_("Instrument “%(instrument)s” is valid only from %(day)s.") % words, clause=CLAUSE)
    return no(_("Instrument “%(instrument)s” was valid until %(day)s.") % words, clause=CLAUSE)
