"""What pages say of results in doubt: whose, why, and how each was settled or by whom it is (9.3.3)."""

from django.urls import reverse
from django.utils.translation import gettext as _

from accounts.models import Role
from assessments.queries.ways import Note

from .doubts import flags, leads


def notes(assessment, user):
    """On the page of a case, and wherever the meeting reads it."""
    return notes_on(flags(assessment=assessment), user)


def notes_of_seat(seat, user):
    """On a result that came of this seat; its candidate reads nothing of it there."""
    if user.pk == seat.application.applicant_id:
        return []
    return notes_on((flag for flag in flags(session=seat.session) if flag.seat == seat), user)


def notes_on(found, user):
    """A note for each flag; who may settle it finds the way there."""
    return [_open(flag, user) if flag.is_open else _settled(flag) for flag in found]


def _open(flag, user):
    words = _("%(equipment)s was not in order. The result of %(name)s is in doubt until it is settled.")
    may_settle = user.holds(Role.SECRETARIAT) or leads(user, flag.seat)
    url = reverse("examinations:doubt", args=[flag.doubt.pk, flag.seat.pk]) if may_settle else ""
    return Note(f"{words % _names(flag)} {flag.doubt.reason}", "9.3.3", url=url)


def _settled(flag):
    words = _("%(equipment)s was in doubt; of %(name)s: %(outcome)s.")
    told = words % (_names(flag) | {"outcome": flag.disposition.get_outcome_display()})
    return Note(f"{told} {flag.disposition.reason}", "9.3.3", is_open=False)


def _names(flag):
    return {"equipment": flag.doubt.equipment, "name": flag.seat.name}
