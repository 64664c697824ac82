"""Who may accept and who may publish a confidentiality undertaking (7.1.3)."""

from django.utils.translation import gettext as _

from accounts import queries
from accounts.models import UndertakingText
from foundation.workflow.answers import YES, no

from .standing import can_manage_people


def can_accept_undertaking(user, text, *, on):
    """Only the edition that holds today, and only once."""
    if text != queries.undertaking_text(on=on):
        return no(_("This text no longer holds. Read the one that does."), clause="7.1.3")
    if user.undertakings.filter(text=text).exists():
        return no(_("You have already accepted this text."), clause="7.1.3")
    return YES


def can_publish_undertaking(user, edition, *, holds_from, on):
    """A text that already holds is not replaced behind the back of those who accepted it."""
    if holds_from < on:
        return no(_("A text holds from today or later."), clause="7.1.3")
    if UndertakingText.objects.filter(edition=edition).exists():
        return no(_("There is already an edition of this name."), clause="7.1.3")
    return can_manage_people(user, on=on)
