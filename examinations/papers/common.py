"""What every form of the test says of its place and of the instrument behind it."""

from dataclasses import dataclass

from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.queries import registration_of
from foundation.documents.papers.facts import Row
from foundation.look import writing
from instruments.models import FormCode


@dataclass(frozen=True)
class Maker:
    """Who wrote an instrument, and who reviewed it: each form of the test names both."""

    part: str  # "Penyusun"
    name: str
    number: str  # of the registration; empty where they are no assessor
    date: str


def title_of(form):
    """The title of a form without its code."""
    return str(FormCode(form).label).partition(" ")[2]


def place_of(seat):
    """Which of the three kinds of test place it was, and its name."""
    venue = seat.session.venue
    return f"{venue.get_kind_display()}: {venue}"


def made_by(instrument):
    """The authors' block of an instrument."""
    return (
        _maker(_("Compiled by"), instrument.author, instrument.submitted_at or instrument.begun_at),
        _maker(_("Validated by"), instrument.reviewer, instrument.reviewed_at),
    )


def _maker(part, user, at):
    registration = registration_of(user, on=timezone.localdate(at))
    number = registration.met_number if registration else ""
    return Maker(part=part, name=user.full_name, number=number, date=writing.day(at))


def instrument_row(instrument):
    """Which edition of the bank was used."""
    words = {"title": instrument.title_id, "edition": instrument.edition}
    return Row(_("Instrument"), _("%(title)s, edition %(edition)d") % words)
