"""Who hands an edition to review, who puts it in force, and who takes it or an item out of use (9.2.3, 9.3.1)."""

from django.utils.translation import gettext as _

from accounts.queries import same_person
from foundation.workflow.answers import YES, first_no, no
from instruments.queries import shortcomings, unread_by
from instruments.states import InstrumentState

from .writing import CLAUSE, can_author, can_edit


def can_submit(user, instrument, *, on):
    """Whether the draft may be handed to review: it is whole."""
    answer = can_edit(user, instrument, on=on)
    lacking = next(iter(shortcomings(instrument)), None) if answer else None
    return no(lacking, clause=CLAUSE) if lacking else answer


def can_review(user, instrument, *, on):
    """Whether this person may put the edition in force or send it back: a second one, who wrote nothing new in it."""
    if instrument.state != InstrumentState.IN_REVIEW:
        return no(_("This edition is not handed to review."), clause=CLAUSE)
    if same_person(user, instrument.author):
        return no(_("You wrote this edition, so somebody else has to review it."), clause=CLAUSE)
    for item in instrument.items.filter(reviewer=None).select_related("author"):
        if same_person(user, item.author):
            return no(
                _("You wrote item %(code)s, so somebody else has to review it.") % {"code": item.code},
                clause=CLAUSE,
            )
    return can_author(user, instrument.scheme_version.scheme, on=on)


def can_put_in_force(user, instrument, *, valid_until, on):
    """Whether the edition may be used from that day, until the last day named."""
    if valid_until and valid_until < on:
        return no(_("The last day lies before today."), clause="9.2.3")
    lacking = next(iter(shortcomings(instrument)), None)
    return first_no(
        can_review(user, instrument, on=on),
        has_read(user, instrument),
        no(lacking, clause=CLAUSE) if lacking else YES,
    )


def has_read(user, instrument):
    """Whether this person has opened every new item with its key: reviewed is what was read."""
    unread = unread_by(user, instrument)
    if not unread:
        return YES
    return no(
        _("Read these items with their keys before you put the edition in force: %(codes)s.")
        % {"codes": ", ".join(unread)},
        clause=CLAUSE,
    )


def can_withdraw(user, instrument, *, on):
    """Whether this person may take the edition out of use: from then on nobody is tested with it."""
    if instrument.state not in (InstrumentState.DRAFT, InstrumentState.IN_FORCE):
        return no(_("Only a draft or an edition in force is withdrawn."), clause="9.2.3")
    return can_author(user, instrument.scheme_version.scheme, on=on)


def can_retire(user, item, *, on):
    """Whether this person may take one item of an edition in force out of use: it is drawn no more."""
    if item.retired_at:
        return no(_("This item is out of use already."), clause=CLAUSE)
    if item.instrument.state != InstrumentState.IN_FORCE:
        return no(_("Only an item of an edition in force is taken out of use."), clause=CLAUSE)
    return can_author(user, item.instrument.scheme_version.scheme, on=on)
