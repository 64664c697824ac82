"""What waits about certificates for whom: the holder, the head (9.4.5–9.4.7, 9.8)."""

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.models import Role
from certificates.models import Certificate
from certificates.states import CertificateState, ChangeKind
from decisions.models import Meeting
from decisions.rules import awaits_decree
from decisions.states import MeetingState
from foundation.workflow.todo import Todo

from .deadlines import decree_deadline


def todo(user, *, at):
    """What waits about certificates: sign and receive one's own; hand over; sign the decree."""
    return [*_as_holder(user), *_as_head(user, at=at)]


def _as_holder(user):
    waiting = Certificate.objects.with_kind().filter(holder=user, state=CertificateState.ISSUED)
    waiting = waiting.filter(latest_kind__in=["", ChangeKind.REINSTATED])
    for held in waiting.select_related("letter", "agreement"):
        signed = hasattr(held, "agreement")
        yield Todo(
            verb=_("Receive your certificate")
            if signed
            else _("Sign the agreement on the use of your certificate"),
            why=_("Certificate %s") % held.number,
            due_on=None,
            url=held.get_absolute_url(),
            kind="certificate",
            clause="9.4.7" if signed else "9.8",
            icon="certificate",
            button=_("Receive") if signed else _("Sign"),
        )


def _as_head(user, *, at):
    if not user.holds(Role.HEAD):
        return
    for meeting in Meeting.objects.filter(state=MeetingState.MINUTED):
        if awaits_decree(user, meeting, on=timezone.localdate(at)):
            yield Todo(
                verb=_("Sign the decree for minutes %s") % meeting.number,
                why=_("Every member has signed. With your signature everything decided is released."),
                due_on=decree_deadline(meeting).due_on,
                url=reverse("certificates:release", args=[meeting.pk]),
                kind="sign",
                clause="9.4.5",
                icon="writing-sign",
                button=_("Sign"),
            )
