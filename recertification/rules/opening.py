"""When a renewal can be opened, and when only a new full application is left (9.7.1, 9.7.2)."""

from django.utils import timezone
from django.utils.translation import gettext as _

from applications.models import Purpose
from applications.rules.start import can_start
from certificates.models import ValidityStatus
from foundation.look import writing
from foundation.workflow.answers import YES, first_no, no
from recertification.queries.ties import draft_of, next_version, tie_of
from recertification.queries.window import closing_of
from schemes.models import FeePurpose
from schemes.queries import fee_for

SETTLED_FIRST = []
"""`check(certificate, *, on) -> Answer`: what has to be settled before a certificate is renewed. Filled in this app's
`AppConfig.ready` from the floor below: surveillance says there which years are missing (9.6.2).
"""


def can_open(user, certificate, *, at):
    """Whether this person may open the renewal of this certificate at that very moment (9.7.1, 9.7.2)."""
    on = timezone.localdate(at)
    return first_no(
        _is_holder(user, certificate),
        _stands(certificate, at=at),
        _is_not_begun(certificate),
        _is_open(certificate, at=at),
        _may_begin(user, certificate, on=on),
        _has_fee(certificate, on=on),
        is_settled(certificate, on=on),
    )


def can_apply_late(user, certificate, *, at):
    """Whether the holder may begin a new full application beside the certificate: once its window has closed."""
    return first_no(
        _is_holder(user, certificate),
        _stands(certificate, at=at),
        _is_closed(certificate, at=at),
        _may_begin(user, certificate, on=timezone.localdate(at)),
    )


def is_settled(certificate, *, on):
    """Whether nothing of the years of this certificate is owed any more (9.6.2)."""
    return first_no(*(check(certificate, on=on) for check in SETTLED_FIRST))


def closed_words(closing):
    """Until when it could be asked for, and what is left."""
    words = _(
        "The renewal could be asked for until %s. Now only a new full application leads to a certificate."
    )
    return words % writing.moment(closing.due_at)


def _is_holder(user, certificate):
    if user.pk == certificate.holder_id:
        return YES
    return no(_("Only the holder asks for the renewal of a certificate."), clause="9.7.1")


def _stands(certificate, *, at):
    """What is suspended waits; what has ended is not renewed, but applied for anew (TRUST 9.7.1-d)."""
    successor, status = certificate.successor, certificate.status_at(at)
    if successor:
        return no(_("This certificate is renewed already, by %s.") % successor.number, clause="9.7.1")
    words = {
        ValidityStatus.NOT_YET: _("This certificate is not valid yet."),
        ValidityStatus.SUSPENDED: _(
            "This certificate is suspended. The renewal waits until the suspension is lifted."
        ),
        ValidityStatus.WITHDRAWN: _(
            "This certificate was withdrawn. Only a new application leads to another one."
        ),
        ValidityStatus.REPLACED: _("This certificate was replaced by another one. Renew that one."),
        ValidityStatus.EXPIRED: _("This certificate has ended. Only a new application leads to another one."),
    }
    return no(words[status], clause="9.7.1") if status in words else YES


def _is_not_begun(certificate):
    draft = draft_of(certificate)
    if draft and tie_of(draft) and draft.purpose == Purpose.RECERTIFICATION:
        return no(_("You have begun this renewal. Fill in the form and send it."), clause="9.7.1")
    return YES


def _is_open(certificate, *, at):
    closing = closing_of(certificate)
    return no(closed_words(closing), clause="9.7.1") if closing.has_passed(at) else YES


def _is_closed(certificate, *, at):
    if closing_of(certificate).has_passed(at):
        return YES
    return no(_("This certificate can still be renewed. Open its renewal."), clause="9.7.1")


def _may_begin(user, certificate, *, on):
    """A draft that is there already goes on; otherwise whatever holds for a new application (TRUST 9.7.2.a)."""
    version = next_version(certificate, on=on)
    if version is None:
        return no(_("No version of this scheme is in force today. Ask the secretariat."), clause="9.7.3")
    if draft_of(certificate):
        return YES
    return can_start(user, version, on=on, beside_certificate=True)


def _has_fee(certificate, *, on):
    """The scheme asks for a fee and says not which; until the head has set one, nothing is opened (9.7.2 c)."""
    version, employer = next_version(certificate, on=on), certificate.application.organisation
    if fee_for(version, employer.kind, on, purpose=FeePurpose.RECERTIFICATION):
        return YES
    words = _(
        "The LSP has not set the fee for recertification of employees of “%s” yet. The head of the LSP sets it."
    )
    return no(words % employer.get_kind_display(), clause="9.7.2.c")
