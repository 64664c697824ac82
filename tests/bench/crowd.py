"""Candidates who type, as the page's script does it: a log of every keystroke, and what became of it."""

import http.client
import json
import random
import re
import threading
import time

TYPING = 3.0
RETRY = (1, 2, 4, 8)
PATIENCE = 10
# A browser waits longer for a page than the script does for a saving.
PAGE_PATIENCE = 60
KEY_SECONDS = (0.12, 0.30)
LETTERS = "abcdefghijklmnopqrstuvwxyz     "
CUT_SECONDS = 30
CUT_SHARE, DEAD_SHARE = 1 / 6, 1 / 12


class Crowd:
    """Everybody in the hall at once; on the way two web processes die, lines are cut, browsers are killed."""

    def __init__(self, hall, server, seconds):
        self.server, self.seconds, self.kills = server, seconds, 0
        dice = random.Random(7)
        self.writers = [
            Writer(server.port, cookie, way, dice.random()) for cookie, way in hall.starts.items()
        ]
        self.cut, self.dead = int(len(self.writers) * CUT_SHARE), int(len(self.writers) * DEAD_SHARE)

    @property
    def alive(self):
        """Whoever still has a browser at the end."""
        return [writer for writer in self.writers if not writer.is_dead]

    @property
    def worst(self):
        """The longest that a keystroke waited, whatever happened meanwhile."""
        return max(writer.unsaved() for writer in self.alive)

    def write(self):
        """From the first keystroke to the last one acknowledged."""
        all_here = threading.Barrier(len(self.writers) + 1)
        threads = [
            threading.Thread(target=writer.write, args=(self.seconds, all_here)) for writer in self.writers
        ]
        for thread in threads:
            thread.start()
        all_here.wait()
        before = self.server.cpu_seconds()
        self._accidents()
        for thread in threads:
            thread.join()
        self.cpu_ms = 1000 * (self.server.cpu_seconds() - before)

    def _accidents(self):
        """A third into it a web process dies, at half some browsers, after two thirds another process."""
        part = self.seconds / 6
        time.sleep(2 * part)
        self._break()
        time.sleep(part)
        for writer in self.writers[len(self.writers) - self.dead :]:
            writer.is_dead = True
        time.sleep(part)
        self._break()

    def _break(self):
        self.server.kill_one()
        self.kills += 1
        for writer in self.writers[: self.cut]:
            writer.cut_until = time.monotonic() + CUT_SECONDS


class Writer:
    """One browser with one paper. `typed` is the log: [when, question, how many letters it had then, when kept]."""

    def __init__(self, port, cookie, way, seed):
        self.port, self.way, self.dice = port, way, random.Random(seed)
        self.cookies = {"session": cookie, "language": "id"}
        self.typed, self.waits, self.failures = [], [], 0
        self.texts, self.sequences, self.acknowledged = {}, {}, {}
        self.cut_until, self.is_dead, self.since = 0.0, False, None
        self.troubles = []

    # --- one request, as a browser makes it ---

    def ask(self, method, path, body=None, **headers):
        """(status, text); OSError where the line is cut, before or after the server has read it."""
        if time.monotonic() < self.cut_until and self.dice.random() < 0.5:
            raise ConnectionError("cut before it was sent")
        line = http.client.HTTPConnection(
            "127.0.0.1", self.port, timeout=PATIENCE if headers.get("X-CSRFToken") else PAGE_PATIENCE
        )
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
        for cookie in answer.headers.get_all("Set-Cookie", []):
            name, _, value = cookie.partition(";")[0].partition("=")
            self.cookies[name] = value
        return answer.status, answer.headers.get("Location") or text

    def insist(self, *what, **headers):
        """Until it is answered, as a person presses reload."""
        while True:
            try:
                return self.ask(*what, **headers)
            except OSError:
                time.sleep(1)

    def begin(self):
        """Start through the page, then open it."""
        _status, page = self.insist("GET", "/uji/tertulis/")
        token = re.search(r'name="csrfmiddlewaretoken" value="([^"]+)"', page)[1]
        form = {"Content-Type": "application/x-www-form-urlencoded"}
        status, there = self.insist("POST", self.way, f"csrfmiddlewaretoken={token}", **form)
        assert status == 302, (status, there)
        self.paper = int(re.search(r"/(\d+)/$", there)[1])
        _status, page = self.insist("GET", there)
        self.token = re.search(r'name="csrfmiddlewaretoken" value="([^"]+)"', page)[1]
        self.questions = [int(number) for number in re.findall(r'data-item="(\d+)"', page)]
        self.save_at = re.search(r'data-written="([^"]+)"', page)[1]

    # --- typing and saving, each at its own pace ---

    def write(self, seconds, all_here):
        """Type for so long from when everybody has begun; then wait until everything is acknowledged."""
        self.begin()
        all_here.wait()
        self.lock, self.done = threading.Lock(), False
        saving = threading.Thread(target=self._save_for_ever)
        saving.start()
        until = time.monotonic() + seconds
        question = self.questions[0]
        while time.monotonic() < until and not self.is_dead:
            time.sleep(self.dice.uniform(*KEY_SECONDS))
            if self.dice.random() < 0.02:
                question = self.dice.choice(self.questions)
            with self.lock:
                self._type(question)
        self.done = True
        saving.join()

    def _type(self, question):
        now = time.monotonic()
        self.texts[question] = self.texts.get(question, "") + self.dice.choice(LETTERS)
        self.typed.append([now, question, len(self.texts[question]), None])
        self.since = self.since or now

    def _save_for_ever(self):
        failures = 0
        while not self.is_dead and not (self.done and self.since is None):
            if self.since is None or (
                time.monotonic() < self.since + TYPING and not failures and not self.done
            ):
                time.sleep(0.05)
            elif self._save():
                failures = 0
            else:
                self.failures += 1
                time.sleep(RETRY[min(failures, len(RETRY) - 1)])
                failures += 1

    def _save(self):
        with self.lock:
            said = {
                question: text
                for question, text in self.texts.items()
                if text != self.acknowledged.get(question)
            }
            began, self.since = self.since, None
        answers = [self._saying(question, text) for question, text in said.items()]
        asked = time.monotonic()
        try:
            status, told = self.ask(
                "POST",
                self.save_at,
                json.dumps({"answers": answers}),
                **{"Content-Type": "application/json", "X-CSRFToken": self.token},
            )
        except OSError:
            status, told = 0, ""
        if status != 200:
            self.troubles.append((began, time.monotonic()))
            self.since = began
            return False
        self._heard(said, json.loads(told), time.monotonic())
        self.waits.append(time.monotonic() - asked)
        return True

    def _saying(self, question, text):
        """The same words keep their number; new words get the next."""
        sequence, last = self.sequences.get(question, (0, None))
        if text != last:
            sequence += 1
        self.sequences[question] = (sequence, text)
        return {"item": question, "sequence": sequence, "choice": "", "text": text, "flagged": False}

    def _heard(self, said, told, now):
        for question, text in said.items():
            if str(question) in told["saved"]:
                self.acknowledged[question] = text
        with self.lock:
            for key in self.typed:
                if key[3] is None and key[2] <= len(self.acknowledged.get(key[1], "")):
                    key[3] = now

    # --- what became of it ---

    @property
    def unsent(self):
        """Keystrokes that were never acknowledged."""
        return [key for key in self.typed if key[3] is None]

    def unsaved(self, *, calm=False):
        """The longest that an acknowledged keystroke had waited; `calm` leaves out those typed amid a failure."""
        return max(
            (kept - at for at, _, _, kept in self.typed if kept and not (calm and self._was_trouble(at))),
            default=0.0,
        )

    def _was_trouble(self, at):
        return any(began - TYPING <= at <= ended + RETRY[-1] for began, ended in self.troubles)

    @property
    def lost_seconds(self):
        """How much typing went with a browser that was killed."""
        lost = self.unsent if self.is_dead else []
        return lost[-1][0] - lost[0][0] if lost else 0.0
