"""Which edition of an instrument holds on a day (9.2.3)."""

from django.utils.translation import gettext as _

from foundation.look import writing
from instruments.models import Blueprint, Instrument
from instruments.states import InstrumentState


def usable(version, form, on):
    """The edition of this form that is in force for the scheme version and valid on that day; None without."""
    return Instrument.objects.usable_on(on).filter(scheme_version=version, form=form).first()


def blueprint_for(version, form, on):
    """What papers of this form are drawn by on that day; None without an instrument, or where it draws none."""
    found = Blueprint.objects.filter(instrument=usable(version, form, on))
    return found.select_related("instrument").prefetch_related("rows__element").first()


def instruments_of(version):
    """Every edition of every form of a scheme version, the newest of each form first."""
    return Instrument.objects.filter(scheme_version=version).select_related("author", "reviewer")


def edition_in_the_making(version, form):
    """The draft of this form, or the one in review; None without."""
    made = [InstrumentState.DRAFT, InstrumentState.IN_REVIEW]
    return Instrument.objects.filter(scheme_version=version, form=form, state__in=made).first()


def validity_of(instrument):
    """From when until when an edition holds, in words."""
    if instrument.valid_from is None:
        return _("not in force yet")
    words = {"first": writing.day(instrument.valid_from)}
    if instrument.withdrawn_at:
        words["last"] = writing.day(instrument.withdrawn_at)
        return _("%(first)s until %(last)s, when it was withdrawn") % words
    if instrument.valid_until:
        words["last"] = writing.day(instrument.valid_until)
        return _("%(first)s until %(last)s") % words
    return _("from %(first)s, without a last day") % words
