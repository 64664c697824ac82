"""What holds for a renewal that was begun: until when it is sent, and when it stands still (9.7.1)."""

from django.utils import timezone
from django.utils.translation import gettext as _

from certificates.states import ChangeKind
from foundation.workflow.answers import YES, first_no, no
from recertification.queries.ties import tie_of
from recertification.queries.window import closing_of

from .opening import closed_words, is_settled


def may_still_be_sent(application, *, at):
    """Whether a renewal can be sent at that second, by the clock of the server (TRUST 9.7.1-b)."""
    tie = tie_of(application)
    if tie is None:
        return YES
    held = is_not_suspended(application)
    if not tie.is_in_time:
        return held
    closing = closing_of(tie.certificate)
    if closing.has_passed(at):
        return no(closed_words(closing), clause="9.7.1")
    return first_no(held, is_settled(tie.certificate, on=timezone.localdate(at)))


def is_not_suspended(application):
    """The renewal of a suspended certificate waits; that of a withdrawn one comes to nothing (TRUST 9.7.1-d)."""
    tie = tie_of(application)
    change = tie.certificate.changes.last() if tie else None
    kind, words = change.kind if change else "", {"number": tie.certificate.number if tie else ""}
    if kind == ChangeKind.SUSPENDED:
        return no(
            _("Certificate %(number)s is suspended. Its renewal waits until the suspension is lifted.")
            % words,
            clause="9.7.1",
        )
    if kind == ChangeKind.WITHDRAWN:
        return no(
            _("Certificate %(number)s was withdrawn, so it is not renewed. Only a new application is left.")
            % words,
            clause="9.7.1",
        )
    return YES
