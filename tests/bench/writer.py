"""One browser with one paper: it does what the page's script does, and keeps a log of every keystroke."""

import http.client
import json
import math
import random
import re
import threading
import time
from bisect import bisect_right

from tests.bench import play

TYPING, CHOOSING = 3.0, 0.0
BEAT = 20.0
RETRY = (1, 2, 4, 8)
SAVING_PATIENCE = 10
# A browser waits longer for a page than the script does for a saving.
PAGE_PATIENCE = 60
FORM = {"Content-Type": "application/x-www-form-urlencoded"}
TOKEN = re.compile(r'name="csrfmiddlewaretoken" value="([^"]+)"')


class Writer:
    """`keys` is what its person types, `kept` when each key was acknowledged, `waits` how long each request took.

    `troubles` are from when until when nothing came through, from the first key that was to be sent.
    """

    def __init__(self, port, start, seed):
        self.port, self.start, self.dice = port, start, random.Random(seed)
        self.cookies = {"session": start.session, "language": "id"}
        self.keys, self.kept, self.failures, self.troubles = [], [], 0, []
        self.waits = {"list": [], "begin": [], "page": [], "save": [], "beat": [], "closed": []}
        self.sequences, self.acknowledged, self.after_the_end = {}, {}, set()
        self.cut_until, self.dead = 0.0, threading.Event()

    # --- one request, as a browser makes it ---

    def ask(self, kind, method, path, body=None, *, patience=PAGE_PATIENCE, **headers):
        """(status, where it leads, text); OSError where the line is cut, before or after the server has read it."""
        if time.monotonic() < self.cut_until and self.dice.random() < 0.5:
            raise ConnectionError("cut before it was sent")
        asked = time.monotonic()
        line = http.client.HTTPConnection("127.0.0.1", self.port, timeout=patience)
        try:
            cookies = "; ".join(f"{name}={value}" for name, value in self.cookies.items())
            line.request(method, path, body, {"Cookie": cookies, **headers})
            if time.monotonic() < self.cut_until:
                raise ConnectionError("cut before the answer")
            answer = line.getresponse()
            text = answer.read().decode()
        except http.client.HTTPException as broken:
            raise ConnectionError(str(broken)) from broken
        finally:
            line.close()
        self.waits[kind].append(time.monotonic() - asked)
        for cookie in answer.headers.get_all("Set-Cookie", []):
            name, _, value = cookie.partition(";")[0].partition("=")
            self.cookies[name] = value
        return answer.status, answer.headers.get("Location", ""), text

    def begin(self, within):
        """Come to the list of tests, press the button, open the paper."""
        time.sleep(self.dice.uniform(0, within))
        _status, _there, page = self.ask("list", "GET", "/uji/tertulis/")
        key = re.search(r'name="_key" value="([^"]+)"', page)[1]
        form = f"csrfmiddlewaretoken={TOKEN.search(page)[1]}&_key={key}"
        status, there, page = self.ask("begin", "POST", self.start.way, form, **FORM)
        assert status == 302, (status, page[:500])
        self.there, self.paper = there, int(re.search(r"/(\d+)/$", there)[1])
        _status, _there, page = self.ask("page", "GET", there)
        self.token = TOKEN.search(page)[1]
        self.save_at = re.search(r'data-written="([^"]+)"', page)[1]
        self.ends = time.monotonic() + int(re.search(r'data-remaining="(\d+)"', page)[1])
        self.questions = [int(number) for number in re.findall(r'data-item="(\d+)"', page)]

    # --- typing and saving: one request at a time, and again until it is acknowledged ---

    def write(self, seconds):
        """Type for so long; then wait until everything is acknowledged."""
        typed = play.choices if self.start.chooses else play.essays
        self.keys = typed(self.dice, seconds, self.questions)
        self.kept = [None] * len(self.keys)
        self.began = self.asked = time.monotonic()
        self.saved, self.tries = 0, 0
        while self.saved < len(self.keys) and not self.dead.wait(max(0.0, self._due() - time.monotonic())):
            self._speak()

    def stay(self):
        """Look at the page until it says that the time is up."""
        time.sleep(max(0.0, self.ends + self.dice.uniform(0, 3) - time.monotonic()))
        while not self._is_closed():
            time.sleep(1)

    def _is_closed(self):
        try:
            status, _there, page = self.ask("closed", "GET", self.there)
        except OSError:
            return False
        return status == 200 and "data-written" not in page

    def _due(self):
        """When the page speaks next: a while after the first touch that is not acknowledged, or as a sign of life."""
        first = self.began + self.keys[self.saved].at
        if self.tries and first < time.monotonic():
            return self.asked + RETRY[min(self.tries, len(RETRY)) - 1] * self.dice.uniform(0.75, 1.25)
        return min(first + (CHOOSING if self.start.chooses else TYPING), self.asked + BEAT)

    def _speak(self):
        self.asked = time.monotonic()
        count = bisect_right(self.keys, self.asked - self.began, key=lambda key: key.at)
        said = {key.question: key.said for key in self.keys[self.saved : count]}
        try:
            status, _there, told = self._post(said)
        except OSError:
            status, told = 0, ""
        if status != 200:
            since = min(self.asked, self.began + self.keys[self.saved].at)
            self.troubles += [] if self.tries else [[since, math.inf]]
            self.tries, self.failures = self.tries + 1, self.failures + 1
            return
        if self.tries:
            self.troubles[-1][1] = time.monotonic()
        self.tries = 0
        self._hear(said, count, json.loads(told))

    def _post(self, said):
        body = json.dumps({"answers": [self._saying(*one) for one in said.items()]})
        headers = {"Content-Type": "application/json", "X-CSRFToken": self.token}
        kind = "save" if said else "beat"
        return self.ask(kind, "POST", self.save_at, body, patience=SAVING_PATIENCE, **headers)

    def _saying(self, question, words):
        """The same words keep their number; new words get the next."""
        sequence, last = self.sequences.get(question, (0, None))
        sequence += words != last
        self.sequences[question] = (sequence, words)
        choice, text = (words, "") if self.start.chooses else ("", words)
        return {"item": question, "sequence": sequence, "choice": choice, "text": text, "flagged": False}

    def _hear(self, said, count, told):
        now = time.monotonic()
        assert not told["behind"], told
        assert {int(number) for number in told["saved"]} == set(said), told
        self.acknowledged |= said
        self.after_the_end |= set() if told["writing"] else set(said)
        self.kept[self.saved : count] = [now] * (count - self.saved)
        self.saved = count

    # --- what became of it ---

    def unsaved(self, *, calm=False):
        """The longest that an acknowledged keystroke had waited; `calm` leaves out those typed amid a failure."""
        waits = [
            kept - self.began - key.at
            for key, kept in zip(self.keys, self.kept, strict=True)
            if kept and not (calm and self._was_trouble(self.began + key.at))
        ]
        return max(waits, default=0.0)

    def _was_trouble(self, moment):
        return any(began <= moment <= ended for began, ended in self.troubles)

    @property
    def lost_seconds(self):
        """How much typing went with a browser that was killed: what was typed by then and never acknowledged."""
        if not self.dead.is_set() or self.saved >= len(self.keys):
            return 0.0
        return max(0.0, self.died - self.began - self.keys[self.saved].at)

    def die(self):
        """The browser is gone, with whatever it had not sent."""
        self.died = time.monotonic()
        self.dead.set()
