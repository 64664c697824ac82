"""What each request of a written test costs: processor time of server and database, and queries, one by one."""

import json
import re
import statistics
import time
from dataclasses import dataclass, field
from io import BytesIO
from wsgiref.util import setup_testing_defaults

from django.conf import settings
from django.core.handlers.wsgi import WSGIHandler
from django.db import connection

from tests.bench.pages import database_ns
from tests.bench.writer import TOKEN

CANDIDATES = 12
SAVINGS = 12
KINDS = {"list": 12, "begin": 29, "page": 8, "save": 10, "beat": 7, "closed": 8}
"""Each request with how many queries it may take, where it writes nothing but what it is for."""


@dataclass
class Cost:
    """Milliseconds of each request of one kind, and the most queries that one of them took."""

    here: list = field(default_factory=list)
    database: list = field(default_factory=list)
    queries: int = 0


class Desk:
    """One candidate, asked for through the whole WSGI handler in this process; every request is written down."""

    def __init__(self, start, costs):
        self.handler, self.start, self.costs = WSGIHandler(), start, costs
        self.cookies = {settings.SESSION_COOKIE_NAME: start.session, settings.LANGUAGE_COOKIE_NAME: "id"}

    def begin(self):
        """List, button, paper."""
        _headers, page = self.ask("list", "GET", "/uji/tertulis/")
        key = re.search(r'name="_key" value="([^"]+)"', page)[1]
        form = f"csrfmiddlewaretoken={TOKEN.search(page)[1]}&_key={key}".encode()
        headers, _page = self.ask(
            "begin", "POST", self.start.way, form, CONTENT_TYPE="application/x-www-form-urlencoded"
        )
        self.there = headers["Location"]
        _headers, page = self.ask("page", "GET", self.there)
        self.token = TOKEN.search(page)[1]
        self.save_at = re.search(r'data-written="([^"]+)"', page)[1]

    def save(self, sequence):
        """An answer that grows, then a sign of life."""
        words = (
            {"choice": "A", "text": ""} if self.start.chooses else {"choice": "", "text": "kata " * sequence}
        )
        said = {"item": 1 + sequence % 5, "sequence": sequence, "flagged": False} | words
        for kind, answers in (("save", [said]), ("beat", [])):
            body = json.dumps({"answers": answers}).encode()
            self.ask(
                kind,
                "POST",
                self.save_at,
                body,
                CONTENT_TYPE="application/json",
                HTTP_X_CSRFTOKEN=self.token,
            )

    def ask(self, kind, method, path, body=b"", **headers):
        """(headers, page) of one request."""
        environ = {
            "REQUEST_METHOD": method,
            "PATH_INFO": path,
            "HTTP_HOST": "localhost",
            "HTTP_COOKIE": "; ".join(f"{name}={value}" for name, value in self.cookies.items()),
            "CONTENT_LENGTH": str(len(body)),
            "wsgi.input": BytesIO(body),
        } | headers
        setup_testing_defaults(environ)
        with connection.execute_wrapper(counted := Counted()):
            told, page = self._spend(self.costs[kind], environ)
        self.costs[kind].queries = max(self.costs[kind].queries, counted.queries)
        status, pairs = told[0]
        assert status[0] in "23", (path, status, page[:1000])
        for name, value in pairs:
            if name == "Set-Cookie":
                cookie, _, token = value.partition(";")[0].partition("=")
                self.cookies[cookie] = token
        return dict(pairs), page

    def _spend(self, cost, environ):
        told = []
        before, began = database_ns(), time.process_time_ns()
        response = self.handler(environ, lambda status, pairs: told.append((status, pairs)))
        page = b"".join(response).decode()
        response.close()
        cost.here.append((time.process_time_ns() - began) / 1e6)
        cost.database.append((database_ns() - before) / 1e6)
        return told, page


class Counted:
    """Counts the queries that are asked through it; a savepoint is none."""

    queries = 0

    def __call__(self, execute, sql, params, many, context):
        self.queries += "SAVEPOINT" not in sql
        return execute(sql, params, many, context)


def measure(starts):
    """Kind of request → Cost; the first candidate only warms up."""
    costs = {}
    for start in starts[:1], starts[1:]:
        costs = {kind: Cost() for kind in KINDS}
        desks = [Desk(one, costs) for one in start]
        for desk in desks:
            desk.begin()
        for sequence in range(1, SAVINGS + 1):
            for desk in desks:
                desk.save(sequence)
    return costs


def tell(costs):
    """A line for each kind; whether none asks more often than it may."""
    kept = True
    for kind, cost in costs.items():
        if not cost.here:
            continue
        met = cost.queries <= KINDS[kind]
        print(
            f"GOAL written.{kind}.sql measured={cost.queries} goal={KINDS[kind]} {'PASS' if met else 'MISS'}"
            f"   processor ms: web {statistics.median(cost.here):.1f}, database {statistics.median(cost.database):.1f}"
        )
        kept = kept and met
    return kept
