"""Invitations to a session for people's calendars: one appointment by its UID, each change by its number (RFC 5545)."""

import datetime as dt
from zoneinfo import ZoneInfo

from django.conf import settings
from django.utils import timezone, translation
from django.utils.translation import gettext as _
from icalendar import Alarm, Calendar, Event, vCalAddress, vText

from accounts.queries import certification_body
from foundation.notices.actions import Enclosed

REQUEST, CANCEL = "REQUEST", "CANCEL"
NAME = "undangan.ics"
EARLIER = dt.timedelta(days=-1)


def invitation(session, person, *, at, method=REQUEST, note=""):
    """The appointment of this person as an `Enclosed` for a mail; `CANCEL` takes it out of the calendar again."""
    data = calendar_of(session, person, at=at, method=method, note=note)
    return Enclosed(NAME, f"text/calendar; charset=utf-8; method={method}", data)


def calendar_of(session, person, *, at, method=REQUEST, note=""):
    """The same as bytes, in the language of the person; nothing in it says who else is there."""
    with translation.override(person.language):
        calendar = Calendar()
        calendar.add("prodid", f"-//{settings.SITE_HOST}//Sertifikasi//{person.language.upper()}")
        calendar.add("version", "2.0")
        calendar.add("method", method)
        calendar.add_component(_event(session, person, at=at, method=method, note=note))
        calendar.add_missing_timezones()
        return calendar.to_ical()


def _event(session, person, *, at, method, note):
    zone = ZoneInfo(settings.TIME_ZONE)
    event = Event()
    event.add("uid", f"{session.uid}@{settings.SITE_HOST}")
    event.add("sequence", session.sequence)
    event.add("dtstamp", at.astimezone(dt.UTC))
    event.add("dtstart", timezone.localtime(session.begins_at, zone))
    event.add("dtend", timezone.localtime(session.ends_at, zone))
    event.add("summary", _("Competency test: %s") % session.scheme_version.title)
    event.add("location", f"{session.venue.name}, {session.venue.address}, {session.venue.city}")
    event.add("description", "\n\n".join(filter(None, [note, session.instructions])))
    event.add("status", "CANCELLED" if method == CANCEL else "CONFIRMED")
    event["organizer"] = _organizer()
    event.add("attendee", _attendee(person), encode=0)
    if method == REQUEST:
        event.add_component(_alarm())
    return event


def _organizer():
    organizer = vCalAddress(f"mailto:{settings.DEFAULT_FROM_EMAIL}")
    organizer.params["cn"] = vText(certification_body().name)
    return organizer


def _attendee(person):
    attendee = vCalAddress(f"mailto:{person.email}")
    attendee.params["cn"] = vText(person.full_name)
    attendee.params["rsvp"] = vText("FALSE")
    return attendee


def _alarm():
    """The day before."""
    alarm = Alarm()
    alarm.add("action", "DISPLAY")
    alarm.add("description", _("Competency test tomorrow"))
    alarm.add("trigger", EARLIER)
    return alarm
