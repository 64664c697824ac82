"""Somebody at a browser of their own: what they do there, a picture of every page they see, and its faults.

Pictures of each page at both widths are written to `var/shots/`, for people's eyes.
"""

import re
import shutil
from contextlib import contextmanager
from urllib.parse import urlsplit

from axe_playwright_python.sync_playwright import Axe
from django.conf import settings
from django.urls import Resolver404, resolve
from playwright.sync_api import TimeoutError as TooLate

from accounts.management.demo import PASSWORD as DEMO_PASSWORD
from tests.factories.people import PASSWORD

PHONE, DESK = {"width": 390, "height": 844}, {"width": 1440, "height": 900}
TABLET = {"width": 820, "height": 1180}
SHOTS = settings.BASE_DIR / "var" / "shots"
PATIENCE = 20_000  # milliseconds: the machine may be busy with other tests
WRONG = 400
FARTHEST = 150
ARE_YOU_IT = "Pastikan bahwa ini Anda"


class Camera:
    """Takes each page of a journey once, and keeps what a machine can see to be wrong with it."""

    def __init__(self, journey):
        self.folder = SHOTS / journey
        shutil.rmtree(self.folder, ignore_errors=True)
        self.folder.mkdir(parents=True)
        self.taken = set()
        self.faults = []

    def take(self, page, words, sizes):
        """The page at these widths: nothing cut off, nothing that axe minds."""
        name = view_name(page.url)
        if (name, words) in self.taken:
            return
        self.taken.add((name, words))
        page.wait_for_load_state("load")
        before, number = page.viewport_size, len(self.taken)
        for size in sizes:
            page.set_viewport_size(size)
            page.screenshot(path=self.folder / f"{number:02}-{name}-{size['width']}.png", full_page=True)
            self.examine(page, f"{name} ({words}) at {size['width']}", size["width"])
        page.set_viewport_size(before)

    def examine(self, page, where, width):
        """Sideways scrolling, and whatever keeps people out."""
        if page.evaluate("document.documentElement.scrollWidth") > width:
            self.faults.append(f"{where} scrolls sideways")
        for fault in Axe().run(page).response["violations"]:
            found = [node["html"][:120] for node in fault["nodes"]]
            self.faults.append(f"{where}: {fault['id']} {found}")


def view_name(url):
    """The name of the view behind an address: the same for every case."""
    try:
        return resolve(urlsplit(url).path).view_name.replace(":", "-")
    except Resolver404:
        return "nowhere"


class Visitor:
    """One person, one browser: what they fill in, press, follow and see, by the words on the page."""

    def __init__(self, page, site, camera, *, sizes=(DESK, PHONE)):
        self.page, self.site, self.camera, self.sizes = page, site, camera, sizes
        page.set_default_timeout(PATIENCE)
        page.on("pageerror", lambda error: self.minds(f"script: {error}"))
        page.on("console", self.reads_console)
        page.on("request", self.watches_request)
        page.on("response", self.watches_response)

    def minds(self, fault):
        self.camera.faults.append(f"{view_name(self.page.url)}: {fault}")

    def reads_console(self, line):
        # What was refused with a status is told once, by its answer.
        if line.type in ("error", "warning") and "Failed to load resource" not in line.text:
            self.minds(f"console: {line.text}")

    def watches_request(self, request):
        """Nothing is fetched from another origin."""
        if not request.url.startswith((self.site, "data:", "blob:")):
            self.minds(f"asks {request.url}")

    def watches_response(self, response):
        if response.status >= WRONG:
            self.minds(f"{response.status} from {response.url}")

    def goes_to(self, path):
        """Open an address of the portal."""
        self.page.goto(self.site + path)

    def signs_in(self, email, password=PASSWORD):
        """Through the page of sign-in, as everybody does."""
        self.goes_to("/akun/masuk/")
        self.fills("Alamat surel", email)
        self.fills("Kata sandi", password)
        self.presses("Masuk")
        self.page.wait_for_url(lambda url: "/akun/masuk" not in url)
        return self

    def finds(self, words, **where):
        """Wait until these words stand on the page."""
        try:
            self.page.get_by_text(words, **where).locator("visible=true").first.wait_for()
        except TooLate as missing:
            there = self.page.locator("body").inner_text()
            raise AssertionError(f"{words!r} does not stand on {self.page.url}:\n{there}") from missing

    def sees(self, words, **where):
        """Wait until these words stand on the page, and take its picture."""
        self.finds(words, **where)
        self.camera.take(self.page, words if isinstance(words, str) else words.pattern, self.sizes)

    def does_not_see(self, *words):
        """None of these words stand on the page that is open."""
        text = self.page.locator("body").inner_text()
        assert [one for one in words if one in text] == []

    def fills(self, label, text):
        self.page.get_by_label(label).locator("visible=true").first.fill(text)

    def chooses(self, label, option):
        self.page.get_by_label(label).first.select_option(option)

    def ticks(self, label, *, exact=False):
        """A box, or one of several answers: on its words, since the field may lie hidden under its tile."""
        field = self.page.get_by_label(label, exact=exact).first
        field.evaluate_handle("field => field.labels[0]").as_element().click()
        assert field.is_checked(), label

    def hands_in(self, label, file):
        """Give a file to the field with this label."""
        self.page.get_by_label(label).and_(self.page.locator("input[type=file]")).first.set_input_files(file)

    def presses(self, name):
        """The button whose words begin like this."""
        self._named("button", name).click()

    def follows(self, name):
        """The link whose words begin like this."""
        self._named("link", name).click()

    def _named(self, role, name):
        return (
            self.page.get_by_role(role, name=re.compile(f"^{re.escape(name)}")).locator("visible=true").first
        )

    def takes_up(self, duty):
        """From one's desk: what has to be done, by the words that say it, whatever its button is called."""
        self.goes_to("/tugas/")
        self.finds(duty, exact=False)
        self.page.locator(".lsp-todo > li", has_text=duty).get_by_role("link").last.click()

    def opens(self, summary):
        """Unfold what lies under these words."""
        self.page.locator("summary", has_text=summary).first.click()

    def opens_confirmation(self, ask):
        """Unfold the question that stands before an act, and what will follow."""
        self.page.locator(".lsp-confirm > summary").filter(has_text=re.compile(rf"^\s*{ask}\s*$")).click()

    def seals(self, name, password=DEMO_PASSWORD):
        """Press what counts: it is done only with a factor of the last minutes, so it may be asked for first."""
        with self.page.expect_navigation():
            self.presses(name)
        if self.page.get_by_role("heading", name=ARE_YOU_IT).count():
            self.sees(ARE_YOU_IT)
            self.fills("Kata sandi", password)
            self.presses("Pastikan dan lanjut")

    @contextmanager
    def is_faster_than(self, script):
        """What is done in here is done before this script of the next page has come."""
        held, come = [], []
        pattern = f"**/js/{script}*.js"
        self.page.route(pattern, lambda route: route.continue_() if come else held.append(route))
        with self.page.expect_request(pattern):
            yield
        come.append(script)
        for route in held:
            route.continue_()

    def draws(self, number):
        """A stroke in the so-manieth field for a signature, counted from nought."""
        field = self.page.locator("canvas").nth(number)
        field.scroll_into_view_if_needed()
        box = field.bounding_box()
        self.page.mouse.move(box["x"] + 30, box["y"] + 40)
        self.page.mouse.down()
        self.page.mouse.move(box["x"] + 140, box["y"] + 70, steps=6)
        self.page.mouse.up()

    def tabs_to(self, selector):
        """Reach this with the Tab key alone."""
        field = self.page.locator(f"{selector}:focus")
        for _ in range(FARTHEST):
            self.page.keyboard.press("Tab")
            if field.count():
                return
        raise AssertionError(f"{selector} is not reached by the keyboard on {self.page.url}")

    def answered(self, path):
        """The status with which an address answers this person, asked without showing it."""
        return self.page.request.get(self.site + path, max_redirects=0).status

    def downloads(self, name):
        """Follow a link to a file; its bytes, as this person gets them."""
        link = self.page.get_by_role("link", name=name).first
        answer = self.page.request.get(self.site + link.get_attribute("href"))
        assert answer.status == 200, answer.status
        return answer.body()


def number_in(url):
    """The number of the record in an address: `/pleno/12/` is 12."""
    return int(re.search(r"/(\d+)/", urlsplit(url).path)[1])
