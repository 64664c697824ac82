"""One's own deadlines as a calendar that other programs read (RFC 5545): kinds and days, and nobody's name."""

import datetime as dt

from django.conf import settings
from django.utils import translation
from django.utils.translation import gettext as _
from icalendar import Calendar, Event, vDuration

from .queries import address_of, running

CONTENT_TYPE = "text/calendar; charset=utf-8"
ONE_DAY = dt.timedelta(days=1)
REFRESHED = dt.timedelta(hours=6)


def calendar_of(person, *, at):
    """The deadlines on which this person has to act, as bytes, in the language of the person."""
    with translation.override(person.language):
        calendar = Calendar()
        calendar.add("prodid", f"-//{settings.SITE_HOST}//Sertifikasi//{person.language.upper()}")
        calendar.add("version", "2.0")
        calendar.add("method", "PUBLISH")
        calendar.add("x-wr-calname", _("Deadlines of certification"))
        calendar["refresh-interval"] = _every(REFRESHED)
        for one in running(at, person=person):
            calendar.add_component(_event(one, at=at))
        return calendar.to_ical()


def _every(span):
    interval = vDuration(span)
    interval.params["VALUE"] = "DURATION"
    return interval


def _event(one, *, at):
    """The whole last day; a deadline that moves keeps its name, so that the old day disappears."""
    event = Event()
    event.add("uid", f"deadline-{one.kind.code}-{one.key}@{settings.SITE_HOST}")
    event.add("dtstamp", at.astimezone(dt.UTC))
    event.add("dtstart", one.deadline.due_on)
    event.add("dtend", one.deadline.due_on + ONE_DAY)
    event.add("summary", _("Due: %s") % one.kind.label)
    event.add("description", _("Until 23.59 WIB.") if one.deadline.until is None else _("See the page."))
    event.add("url", settings.SITE_URL + address_of(one.kind.code, one.record, one.due.key))
    event.add("transp", "TRANSPARENT")
    return event
