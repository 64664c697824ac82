"""When a certificate counts as given back, and who says so (9.8.4)."""

from django.utils.translation import gettext as _

from foundation.workflow.answers import YES, first_no, no

from .cases import handles


def can_record_return(user, request, *, on, returned_on=None):
    """The office, once; not before it was asked for, nor on a day to come."""
    return first_no(
        _is_awaited(request), handles(user, request.case, on=on), _has_come(request, returned_on, on=on)
    )


def can_declare_digital(user, request):
    """The holder, who never printed it."""
    if user.pk != request.case.certificate.holder_id:
        return no(_("Only the holder says that nothing was printed."), clause="9.8.4")
    return _is_awaited(request)


def _is_awaited(request):
    if hasattr(request, "came_back"):
        return no(_("The return is recorded already."), clause="9.8.4")
    return YES


def _has_come(request, returned_on, *, on):
    if returned_on is None or returned_on <= on:
        return YES
    return no(_("The day of the return is today or before."), clause="9.8.4")
