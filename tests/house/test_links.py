"""Every link that a page shows somebody leads somewhere for them: there are no dead ends (TRUST R25)."""

from collections import Counter
from urllib.parse import urlencode, urljoin, urlsplit

import pytest
from django.conf import settings
from django.urls import Resolver404, resolve, reverse
from lxml import html

from tests.house.asking import ask, is_page, why
from tests.house.world import ACTORS, THOROUGH

HERE = "http://testserver"
OURS = {"", urlsplit(HERE).netloc, urlsplit(settings.SITE_URL).netloc}
STARTS = ["front", "desk", "notices:inbox", "applications:home", "accounts:profile", "mfa_index"]
CASES = [
    "applications:case",
    "applications:review",
    "assessments:assessment",
    "decisions:meeting",
    "certificates:certificate",
    "fees:invoice",
]
SHOWN = "//a/@href | //area/@href | //img/@src | //iframe/@src | //object/@data | //@hx-get"
# Of one view so many pages for each person: cases in several states, not every row of a list.
PAGES_OF_A_VIEW = 4
FAULT = 400


@pytest.mark.django_db
@pytest.mark.parametrize("actor", ACTORS)
def test_no_link_is_a_dead_end(actor, world, settings, caplog, clean_cache):
    """From the front page on, whatever is shown is followed, forms that only ask included."""
    settings.SECOND_FACTOR_REQUIRED = True
    caplog.set_level("CRITICAL")
    walk = Walk(world.browser(actor))

    walk.through([*map(reverse, STARTS), *(cases_of(world) if actor in THOROUGH else [])])

    assert walk.dead == []


def cases_of(world):
    """The pages of a case in every state, whatever lists show."""
    return [reverse(view, kwargs=thing) for view in CASES for thing in world.things(view, {"pk": None})]


class Walk:
    """One person's way along every link."""

    def __init__(self, client):
        self.client, self.seen, self.pages, self.dead = client, set(), Counter(), []

    def through(self, starts):
        """Follow what is shown there, and there, until nothing new is shown."""
        waiting = [(path, "") for path in starts]
        while waiting:
            path, shown_on = waiting.pop(0)
            if self.is_new(path):
                waiting += [(link, path) for link in self.follow(path, shown_on)]

    def is_new(self, path):
        """Whether this is to be opened; a page of a view that has been seen often enough is not."""
        view = view_of(path)
        if path in self.seen or self.pages[view] == PAGES_OF_A_VIEW:
            return False
        self.seen.add(path)
        self.pages[view] += 1
        return True

    def follow(self, path, shown_on):
        """Open it; the links that it shows, or the one that it leads on to."""
        response, _watch = ask(self.client, "GET", path)
        if response.status_code >= FAULT and shown_on:
            self.dead.append(f"{shown_on} shows {path} → {response.status_code} {why(response)}")
        if there := response.get("Location"):
            return ours([there], path)
        return ours(links_on(response.content), path) if is_page(response) else []


def view_of(path):
    """The name of the view behind an address; an address of nothing is a view of its own."""
    try:
        return resolve(urlsplit(path).path).view_name
    except Resolver404:
        return path


def links_on(page):
    """Every address that the page shows or fetches by itself, and where its questions go as they stand."""
    tree = html.fromstring(page)
    asked = [
        f"{form.action or ''}?{urlencode(form.form_values())}" for form in tree.forms if form.method == "GET"
    ]
    return [*tree.xpath(SHOWN), *asked]


def ours(links, page):
    """Those within the portal, without what only the browser uses."""
    for link in links:
        parts = urlsplit(urljoin(HERE + page, link))
        if (
            parts.scheme in ("http", "https")
            and parts.netloc in OURS
            and not parts.path.startswith("/static/")
        ):
            yield f"{parts.path}?{parts.query}" if parts.query else parts.path
