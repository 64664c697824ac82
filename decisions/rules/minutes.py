"""When there are minutes, who signs them, and who signs the decree: each step only after the one before (9.4.5)."""

from django.utils.translation import gettext as _

from accounts.models import Role, Signs
from accounts.queries import signatory_for
from accounts.rules import holds_role
from applications.rules.independence import Act, may_act
from decisions.models import MinutesSignature, Outcome
from decisions.queries import decision_of
from decisions.states import MeetingState
from foundation.workflow.answers import YES, first_no, no

from .meetings import can_call_meeting


def can_minute(user, meeting):
    """The chair or the secretariat closes the session once every candidate is decided."""
    if meeting.state != MeetingState.CONVENED:
        return no(_("Minutes are written of a meeting in session."), clause="9.4.5")
    if not leads(user, meeting):
        return no(_("The chair or the secretariat closes the session."), clause="9.4.5")
    open_items = [str(item.position) for item in meeting.items.all() if decision_of(item) is None]
    if open_items:
        return no(_("These items are not decided yet: %s.") % ", ".join(open_items), clause="9.4.5")
    return YES


def leads(user, meeting):
    """Whether the writing is theirs: the chair of the meeting, or the secretariat."""
    chairs = meeting.seats.filter(user=user, is_chair=True).exists() and holds_role(user, Role.DECISION)
    return bool(chairs or can_call_meeting(user))


def can_sign_minutes(user, meeting, *, on):
    """Each member who was present signs once, and is still free of every case they voted on (I2)."""
    seat = meeting.seats.filter(user=user).exclude(presence="").first()
    if meeting.state != MeetingState.MINUTED:
        return no(_("There are no minutes to sign."), clause="9.4.5")
    if seat is None:
        return no(_("Only members who were present sign the minutes."), clause="9.4.5")
    if seat.signatures.filter(annulled_at__isnull=True).exists():
        return no(_("You have already signed these minutes."), clause="9.4.5")
    if not (holds := holds_role(user, Role.DECISION, on=on)):
        return holds
    if tied := tied_item(seat, on=on):
        item, reason = tied
        return no(
            _("Item %(position)d has to be decided again without you. %(reason)s")
            % {"position": item.position, "reason": reason},
            clause="9.4.2",
        )
    return YES


def tied_item(seat, *, on):
    """The first item on which this member voted and in whose case they have a part by now, with the reason; or None."""
    for vote in seat.votes.select_related(
        "item__application__applicant", "item__application__scheme_version"
    ):
        free = may_act(seat.user, vote.item.application, Act.DECIDE, on=on)
        if not free:
            return vote.item, free.reason
    return None


def can_reopen(user, meeting):
    """The chair takes unsealed minutes back into session; signatures under them end."""
    if meeting.state != MeetingState.MINUTED:
        return no(_("Only minutes that are not sealed go back into session."), clause="9.4.5")
    if not meeting.seats.filter(user=user, is_chair=True).exists():
        return no(_("The chair takes the minutes back into session."), clause="9.4.5")
    return holds_role(user, Role.DECISION)


def can_sign_decree(user, meeting, *, on):
    """The head, appointed to sign decrees on that day, after every present member has signed (9.4.5)."""
    return (
        awaits_decree(user, meeting, on=on)
        and _head_is_free(user, meeting, on=on)
        and _voices_hold(meeting, on=on)
    )


def awaits_decree(user, meeting, *, on):
    """Whether the decree is this person's to sign, before anybody looks at who had a part in which case."""
    return first_no(_is_head(user), _all_signed(meeting), _is_appointed(user, on=on))


def _is_head(user):
    if not user.holds(Role.HEAD):
        return no(_("Only the head of the LSP signs the decree."), clause="9.4.5")
    return YES


def _all_signed(meeting):
    if meeting.state != MeetingState.MINUTED:
        return no(_("The decree follows the minutes; there are none to decree upon."), clause="9.4.5")
    waiting = [seat.letter for seat in unsigned_seats(meeting)]
    if waiting:
        return no(_("The minutes still need the signature of: %s.") % ", ".join(waiting), clause="9.4.5")
    return YES


def unsigned_seats(meeting):
    """Members who were present and have not signed the minutes as they stand."""
    return meeting.seats.exclude(presence="").exclude(signatures__in=_standing_signatures(meeting))


def _standing_signatures(meeting):
    return MinutesSignature.objects.filter(seat__meeting=meeting, annulled_at__isnull=True)


def _is_appointed(user, *, on):
    signatory = signatory_for(Signs.DECREE, on=on)
    if signatory is None or signatory.user_id != user.pk:
        return no(_("You are not appointed to sign decrees today."), clause="9.4.6")
    return YES


def _head_is_free(user, meeting, *, on):
    for item in meeting.items.select_related("application__applicant", "application__scheme_version"):
        if decision_of(item).outcome == Outcome.SENT_BACK:
            continue
        free = may_act(user, item.application, Act.SIGN, on=on)
        if not free:
            return free
    return YES


def _voices_hold(meeting, *, on):
    """A part that came to light after the signatures sends the minutes back into session (I2)."""
    for seat in meeting.seats.exclude(presence="").select_related("user"):
        if tied := tied_item(seat, on=on):
            return no(
                _(
                    "Item %(position)d has to be decided again without member %(letter)s, "
                    "who has a part in the case by now. The chair takes the minutes back into session."
                )
                % {"position": tied[0].position, "letter": seat.letter},
                clause="9.4.2",
            )
    return YES
