"""Who corrects the words of sealed minutes, what can be corrected, and who signs the addendum (9.4.5)."""

from django.utils.translation import gettext as _

from accounts.models import Role
from accounts.rules import holds_role
from decisions.states import AddendumState, MeetingState
from foundation.workflow.answers import YES, first_no, no

from .minutes import leads, tied_item


def can_draft_addendum(user, meeting):
    """The chair or the secretariat, once the minutes are sealed: before that they go back into session."""
    if meeting.state != MeetingState.SEALED:
        return no(_("An addendum corrects sealed minutes; these are not sealed."), clause="9.4.5")
    return _leads(user, meeting)


def _leads(user, meeting):
    if not leads(user, meeting):
        return no(_("The chair or the secretariat writes an addendum."), clause="9.4.5")
    return YES


def can_correct(meeting, passage, *, corrected, reason):
    """Words of the record, one addendum at a time, otherwise than they read, with a reason; never an outcome."""
    if passage is None:
        return no(
            _(
                "An addendum corrects words of the record. Outcomes, votes and the quorum are changed only "
                "after an appeal or by a new meeting."
            ),
            clause="9.4.5",
        )
    if meeting.addenda.under_way().filter(passage=passage.key).exists():
        return no(_("An addendum to this passage is already under way."), clause="9.4.5")
    if not corrected or corrected == passage.words:
        return no(_("Write how the passage has to read; it reads as before."), clause="9.4.5")
    if not reason:
        return no(_("Say why the minutes are corrected."), clause="9.4.5")
    return YES


def can_put_up(user, addendum, *, on):
    """A draft, by whoever could have written it, while everybody who has to sign still can."""
    if addendum.state != AddendumState.DRAFT:
        return no(_("Only a draft is put up for signature."), clause="9.4.5")
    return first_no(_leads(user, addendum.meeting), _all_can_sign(addendum, on=on))


def _all_can_sign(addendum, *, on):
    """Told before anybody signs: an addendum that misses one signature never holds."""
    for seat in unsigned_by(addendum).select_related("user"):
        if not seat.user.is_active or not seat.user.holds(Role.DECISION, on=on) or tied_item(seat, on=on):
            return no(
                _(
                    "Member %(letter)s, %(name)s, was present and can no longer sign; the addendum would never hold."
                )
                % {"letter": seat.letter, "name": seat.user},
                clause="9.4.5",
            )
    return YES


def can_sign_addendum(user, addendum, *, on):
    """As minutes are signed: each member who was present, once, and still free of every case they voted on (I2)."""
    seat = addendum.meeting.seats.filter(user=user).exclude(presence="").first()
    if addendum.state != AddendumState.SIGNING:
        return no(_("This addendum does not wait for signatures."), clause="9.4.5")
    if seat is None:
        return no(_("Only members who were present sign the addendum."), clause="9.4.5")
    if not unsigned_by(addendum).filter(pk=seat.pk).exists():
        return no(_("You have already signed this addendum."), clause="9.4.5")
    if not (holds := holds_role(user, Role.DECISION, on=on)):
        return holds
    if tied := tied_item(seat, on=on):
        item, reason = tied
        return no(
            _("You decided on item %(position)d and are no longer free of that case. %(reason)s")
            % {"position": item.position, "reason": reason},
            clause="9.4.2",
        )
    return YES


def unsigned_by(addendum):
    """The seats of members who were present at the meeting and have not signed the addendum."""
    present = addendum.meeting.seats.exclude(presence="")
    return present.exclude(pk__in=addendum.signatures.values("seat"))


def can_withdraw_addendum(user, addendum, *, on):
    """Before the first signature; after it, only where a member can no longer sign and it would wait for ever."""
    if addendum.state not in (AddendumState.DRAFT, AddendumState.SIGNING):
        return no(_("This addendum is no longer under way."), clause="9.4.5")
    if addendum.signatures.exists() and _all_can_sign(addendum, on=on):
        return no(_("A member has signed this addendum; it is no longer withdrawn."), clause="9.4.5")
    return _leads(user, addendum.meeting)
