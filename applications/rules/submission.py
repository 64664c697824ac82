"""Who may send an application, send it again, or withdraw it, and what each of them needs (6.1, 9.1.3-9.1.5)."""

from django.utils.translation import gettext as _

from applications.queries.items import open_return, returned_items
from applications.queries.texts import consent_text, in_either_language
from applications.states import OPEN, ApplicationState
from foundation.workflow.answers import YES, first_no, no

from .completeness import gaps

GATES = []
"""`gate(application, *, at) -> Answer`: what upper floors know against sending at this very second. An upper floor
adds its own in its `AppConfig.ready`; recertification says there when a renewal can no longer be asked for (9.7.1).
"""


def may_be_sent(application, *, at):
    """Whether no upper floor has anything against sending at that moment."""
    return first_no(*(gate(application, at=at) for gate in GATES))


def can_submit(user, application, *, on):
    """Whether the draft can be sent on that day; the reason names everything that is missing."""
    return first_no(
        _is_own(user, application),
        _is_in(application, ApplicationState.DRAFT, _("This application has been sent already.")),
        is_complete(application, on=on),
    )


def can_resubmit(user, application, *, on, but=frozenset()):
    """Whether what was returned is answered, all of it (`but` these items), and the whole still complete (9.1.5)."""
    return first_no(
        _is_own(user, application),
        _is_in(application, ApplicationState.RETURNED, _("Nothing of this application was returned to you.")),
        is_answered(application, but=but),
        is_complete(application, on=on),
    )


def can_withdraw(user, application):
    """The applicant, as long as it is neither accepted nor refused (UU 27/2022, article 9)."""
    if application.state not in OPEN:
        return no(_("This application is closed. There is nothing to withdraw."), clause="9.1.4")
    return _is_own(user, application)


def is_complete(application, *, on):
    found = gaps(application, on=on)
    if not found:
        return YES
    return no(" ".join(gap.words for gap in found), clause=found[0].clause)


def is_answered(application, *, but=frozenset()):
    items = returned_items(application)
    waiting = [key for key, item in items.items() if item.answered_at is None and key not in but]
    if not waiting:
        return YES
    return no(
        _("%(number)d of the things that were returned are still waiting for you.")
        % {"number": len(waiting)},
        clause="9.1.5",
    )


def has_consented(application, *, agreed, text_sha256, signed):
    """A tick, a signature, and the very text of this version (9.1.4)."""
    if not agreed:
        return no(_("Read the statement, then tick that you agree."), clause="9.1.4")
    if text_sha256 not in in_either_language(consent_text, application.scheme_version):
        return no(
            _("The statement has changed since you opened it. Read it again, then sign."), clause="9.1.4"
        )
    if not signed:
        return no(_("Sign by hand or type your full name."), clause="9.1.4")
    return YES


def consent_was_returned(application):
    return open_return(application) is not None and "consent" in returned_items(application)


def _is_own(user, application):
    if application.applicant_id == user.pk:
        return YES
    return no(_("Only the applicant sends and withdraws an application."), clause="9.1.4")


def _is_in(application, state, otherwise):
    return YES if application.state == state else no(otherwise, clause="9.1.5")
