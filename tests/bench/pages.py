"""What a page costs, beside the bare page of the same rows: request by request in turns, in one process.

Both go through the whole WSGI handler, on a small and on a large database that take turns as well, so that whatever
else the machine does is shared among all four. Time is that of the processor: of this process, and of the database's.
"""

import gc
import io
import itertools
import statistics
import time
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from wsgiref.util import setup_testing_defaults

from django.conf import settings
from django.core.handlers.wsgi import WSGIHandler
from django.db import connection, connections
from django.test.utils import override_settings

from . import bare, data

SMALL = {"cases": 1_000, "certificates": 1_000}
LARGE = {"cases": 10_000, "certificates": 100_000}
GROWTH = 1.1
WARM = 5
ADDRESSES = itertools.count()


@dataclass(frozen=True)
class Page:
    """A page, who looks at it, and what it may cost."""

    name: str
    path: str
    reader: tuple[str, str]
    ratio: float
    queries: int


@dataclass
class Spent:
    """What the requests of one kind have cost: milliseconds each, and queries each time."""

    here: list = field(default_factory=list)
    database: list = field(default_factory=list)
    queries: int = 0
    size: int = 0

    @property
    def ms(self):
        return statistics.median(self.here)

    @property
    def database_ms(self):
        return statistics.median(self.database)

    @property
    def whole(self):
        return statistics.median(map(sum, zip(self.here, self.database, strict=True)))


def pages_of(world):
    nobody = ("", "")
    return [
        Page("list", "/permohonan/antrean/", world.office, 2, 12),
        Page("case.applicant", f"/permohonan/{world.case}/", world.applicant, 3, 20),
        Page("case.review", f"/permohonan/{world.review}/telaah/", world.office, 3, 20),
        Page("case.assessment", f"/asesmen/{world.assessment}/", world.office, 3, 20),
        Page("verification", f"/periksa/{world.token}/", nobody, 1.5, 12),
    ]


@contextmanager
def databases():
    """The world, with a connection to its small and one to its large database; both are gone afterwards."""
    name, small = connection.settings_dict["NAME"], connections["default"]
    small.creation.create_test_db(verbosity=0, autoclobber=True, serialize=False)
    try:
        world = data.found(**SMALL)
        with _grown(small, world) as large:
            yield world, {"small": small, "large": large}
    finally:
        small.creation.destroy_test_db(old_database_name=name, verbosity=0)


@contextmanager
def _grown(small, world):
    """A connection to a copy of the small database with as many rows as the large one has."""
    small.creation.clone_test_db("large", verbosity=0, autoclobber=True)
    large = connections["default"] = connections.create_connection("default")
    large.settings_dict = small.creation.get_test_db_clone_settings("large")
    try:
        data.grow(world, **{name: (SMALL[name] + 1, last) for name, last in LARGE.items()})
        yield large
    finally:
        connections["default"] = small
        large.close()
        # Without the old name: the small one still goes by its own.
        small.creation.destroy_test_db(verbosity=0, suffix="large")


def measure(rounds):
    """Page → (kind, size of the database) → Spent."""
    with databases() as (world, sizes):
        ours = WSGIHandler()
        with override_settings(MIDDLEWARE=bare.MIDDLEWARE):
            plain = WSGIHandler()
        handlers = {"ours": (ours, 0), "bare": (plain, 1)}
        return {page: _take_turns(page, handlers, sizes, rounds) for page in pages_of(world)}


def _take_turns(page, handlers, sizes, rounds):
    found = {turn: Spent() for turn in itertools.product(handlers, sizes)}
    gc.collect()
    gc.disable()
    for number in range(WARM + rounds):
        for (kind, size), spent in found.items():
            connections["default"] = sizes[size]
            handler, session = handlers[kind]
            _once(handler, page.path, page.reader[session], spent, kept=number >= WARM)
        gc.collect()
    gc.enable()
    return found


def _once(handler, path, session, spent, *, kept):
    """One request, written down; the queries are counted where the time is not kept."""
    request = _request(path, session)
    if not kept:
        with connection.execute_wrapper(_counted(spent)):
            spent.queries = 0
            spent.size = len(_answer(handler, request))
        return
    before, start = database_ns(), time.process_time_ns()
    _answer(handler, request)
    spent.here.append((time.process_time_ns() - start) / 1e6)
    spent.database.append((database_ns() - before) / 1e6)


def _counted(spent):
    def wrapper(execute, sql, params, many, context):
        spent.queries += 1
        return execute(sql, params, many, context)

    return wrapper


def _request(path, session):
    # Another address each time: one alone may ask for a verification so many times a minute.
    number = next(ADDRESSES)
    environ = {
        "PATH_INFO": path,
        "REMOTE_ADDR": f"10.{number >> 16 & 255}.{number >> 8 & 255}.{number & 255}",
        "HTTP_HOST": "localhost",
        "wsgi.input": io.BytesIO(),
    }
    if session:
        environ["HTTP_COOKIE"] = (
            f"{settings.SESSION_COOKIE_NAME}={session}; {settings.CSRF_COOKIE_NAME}={'x' * 32}"
        )
    setup_testing_defaults(environ)
    return environ


def _answer(handler, environ):
    """The whole body; an answer other than 200 would be measured in vain."""
    told = []
    response = handler(environ, lambda status, headers: told.append(status))
    body = b"".join(response)
    response.close()
    assert told == ["200 OK"], (environ["PATH_INFO"], told, body[:2000].decode())
    return body


def database_ns():
    """Processor time of the database's process for this connection, where it runs on this machine; else 0."""
    if settings.DATABASES["default"]["HOST"] not in ("127.0.0.1", "localhost"):
        return 0
    connection.ensure_connection()
    stat = Path(f"/proc/{connection.connection.info.backend_pid}/schedstat")
    return int(stat.read_text().split()[0]) if stat.is_file() else 0
