"""When a warning is written, when it counts as delivered, and when it went unheeded (9.5.2)."""

from django.utils import timezone
from django.utils.translation import gettext as _

from foundation.look import writing
from foundation.workflow.answers import YES, first_no, no
from sanctions.states import CaseState

from .cases import handles, is_heard, stands

RUNNING = {CaseState.HEARING, CaseState.WARNED, CaseState.SUSPENDED}


def can_warn(user, case, *, on, comply_by=None):
    """After the hearing; the next one once the last is judged. The day to comply by lies ahead."""
    return first_no(
        _is_open(case),
        handles(user, case, on=on),
        stands(case.certificate, on=on),
        is_heard(case, on=on),
        _last_is_settled(case, on=on),
        _lies_ahead(comply_by, on=on),
    )


def _is_open(case):
    if case.state in RUNNING:
        return YES
    return no(_("A warning is written while the case is open and nothing is proposed."), clause="9.5.2")


def _last_is_settled(case, *, on):
    """Judged, or come to nothing, since it did not arrive in time."""
    last = case.warnings.last()
    if last is None or hasattr(last, "outcome") or (on > last.comply_by and not arrived_in_time(last)):
        return YES
    return no(_("Say first what became of warning %s.") % last.number, clause="9.5.2")


def _lies_ahead(comply_by, *, on):
    if comply_by is None or comply_by > on:
        return YES
    return no(_("The day to comply by lies after today."), clause="9.5.2")


def can_confirm_reading(user, warning):
    """The holder confirms having read it here, once."""
    if user.pk != warning.case.certificate.holder_id:
        return no(_("Only the holder confirms having read the warning."), clause="9.5.2")
    return _not_delivered(warning)


def can_record_delivery(user, warning, *, on, received_on=None):
    """The office records that the letter arrived on paper."""
    issued_on = timezone.localdate(warning.issued_at)
    ahead = received_on is not None and not issued_on <= received_on <= on
    return first_no(
        _not_delivered(warning),
        handles(user, warning.case, on=on),
        no(_("It arrived between the day of the letter and today."), clause="9.5.2") if ahead else YES,
    )


def _not_delivered(warning):
    if hasattr(warning, "delivery"):
        return no(_("It is recorded already that this warning arrived."), clause="9.5.2")
    return YES


def can_find(user, warning, *, heeded, on):
    """Heeded: at any time. Not heeded: only where it arrived in time, and its time has run out."""
    if hasattr(warning, "outcome"):
        return no(_("What became of this warning is recorded already."), clause="9.5.2")
    if warning.case.state not in RUNNING:
        return no(_("This case has gone on."), clause="9.5.2")
    return first_no(handles(user, warning.case, on=on), YES if heeded else _has_run_out(warning, on=on))


def _has_run_out(warning, *, on):
    day = writing.day(warning.comply_by)
    if on <= warning.comply_by:
        return no(_("The holder has until %s to comply.") % day, clause="9.5.2")
    if not arrived_in_time(warning):
        words = _("The warning did not arrive by %s, so it cannot count as unheeded. Write another one.")
        return no(words % day, clause="9.5.2")
    return YES


def arrived_in_time(warning):
    """Whether the holder had it by the day to comply by."""
    delivery = getattr(warning, "delivery", None)
    return delivery is not None and delivery.received_on <= warning.comply_by


def unheeded_warning(case):
    """The last warning of the case, where it ran out unheeded; None otherwise."""
    last = case.warnings.select_related("outcome").last()
    outcome = getattr(last, "outcome", None)
    return last if outcome and not outcome.heeded else None
