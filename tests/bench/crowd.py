"""Everybody in the hall at once: they begin together, write to the end, and on the way the worst happens."""

import random
import threading
import time
from dataclasses import dataclass
from functools import partial

from tests.bench.writer import Writer

BEGIN_WITHIN = 3
CUT_SECONDS = 30
CUT_SHARE, DEAD_SHARE = 1 / 6, 1 / 12
PATIENCE = 120


@dataclass(frozen=True)
class Spent:
    """Seconds of the processor, in all: the web server's, the database's, the worker's, and this crowd's own."""

    web: float
    database: float
    worker: float
    crowd: float

    def __sub__(self, before):
        return Spent(
            self.web - before.web,
            self.database - before.database,
            self.worker - before.worker,
            self.crowd - before.crowd,
        )


class Crowd:
    """Beginning, middle and end, each with what it cost; a web process dies, then the whole server, then time is up."""

    def __init__(self, hall, server, database):
        self.hall, self.server, self.database = hall, server, database
        dice = random.Random(7)
        self.writers = [Writer(server.port, start, dice.random()) for start in hall.starts]
        self.cut, self.dead = (int(len(self.writers) * share) for share in (CUT_SHARE, DEAD_SHARE))

    @property
    def alive(self):
        """Whoever still has a browser at the end."""
        return [writer for writer in self.writers if not writer.dead.is_set()]

    def write(self, seconds):
        """From the first touch of “Begin” to the last page that says that the time is up."""
        before = self._spent()
        together(*(partial(writer.begin, BEGIN_WITHIN) for writer in self.writers))
        self.beginning = self._spent() - before
        before = self._spent()
        together(
            partial(self._accidents, seconds), *(partial(writer.write, seconds) for writer in self.writers)
        )
        self.middle = self._spent() - before
        before = self._spent()
        together(*(writer.stay for writer in self.alive))
        self.hall.wait_until_closed(PATIENCE)
        self.end = self._spent() - before

    def _accidents(self, seconds):
        """After a third a web process dies, at half some browsers; after two thirds the server and the database."""
        began = time.monotonic()
        self._at(began + seconds / 3, self.server.kill_one)
        self._at(began + seconds / 2, self._kill_browsers)
        self._at(began + 2 * seconds / 3, self._kill_server)

    def _at(self, moment, happens):
        time.sleep(max(0.0, moment - time.monotonic()))
        if happens != self._kill_browsers:
            for writer in self.writers[: self.cut]:
                writer.cut_until = time.monotonic() + CUT_SECONDS
        happens()

    def _kill_browsers(self):
        for writer in self.writers[len(self.writers) - self.dead :]:
            writer.die()

    def _kill_server(self):
        self.database.crash()
        self.server.kill_all()
        self.server.rise()

    def _spent(self):
        return Spent(
            self.server.cpu_seconds(),
            self.database.cpu_seconds(),
            self.server.worker_seconds(),
            time.process_time(),
        )


def together(*acts):
    """Each in a thread of its own; what goes wrong in one of them goes wrong here."""
    failed = []

    def run(act):
        try:
            act()
        except Exception as error:  # noqa: BLE001 - whatever it is, the main thread raises it
            failed.append(error)

    threads = [threading.Thread(target=run, args=(act,), daemon=True) for act in acts]
    for thread in threads:
        thread.start()
    while not failed and any(thread.is_alive() for thread in threads):
        time.sleep(0.1)
    if failed:
        raise failed[0]
