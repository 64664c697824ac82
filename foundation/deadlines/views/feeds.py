"""One's own deadlines in one's own calendar: the address, and what is read there."""

from django.conf import settings
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from foundation.deadlines.actions import give_feed, revoke_feed
from foundation.deadlines.models import CalendarFeed
from foundation.deadlines.papers import CONTENT_TYPE, calendar_of
from foundation.deadlines.queries import feed_of
from foundation.workflow import clock


@require_safe
def subscribe(request):
    """Where the calendar of this person is, and how to take it."""
    feed = _own(request.user)
    address = feed and settings.SITE_URL + reverse("deadlines:feed", args=[feed.token])
    return render(request, "deadlines/subscribe.html", {"feed": feed, "address": address})


@require_POST
def give(request):
    """A new address; the one before opens nothing any more."""
    give_feed(request.user, by=request.user, at=clock.now())
    return redirect("deadlines:subscribe")


@require_POST
def revoke(request):
    """No address any more."""
    if feed := _own(request.user):
        revoke_feed(feed, by=request.user, at=clock.now())
    return redirect("deadlines:subscribe")


@require_safe
def feed(request, token):
    """For a program that shows calendars; whoever has the address has the key."""
    found = feed_of(token)
    if found is None:
        raise Http404
    response = HttpResponse(calendar_of(found.owner, at=clock.now()), content_type=CONTENT_TYPE)
    response["Cache-Control"] = "no-store, private"
    response["Content-Disposition"] = 'inline; filename="tenggat.ics"'
    return response


def _own(person):
    return CalendarFeed.objects.filter(owner=person, revoked_at=None).first()
