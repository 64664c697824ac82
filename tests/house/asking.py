"""One request as a person makes it, undone afterwards: its answer, what stands there, and what it wrote."""

import re
import time
from unittest import mock

import pytest
from django.db import connection, transaction
from django.http import HttpResponse, HttpResponseNotFound

from lsp_portal import urls

FORM = "application/x-www-form-urlencoded"
WRITES = re.compile(r'^(?:INSERT INTO|UPDATE|DELETE FROM|REPLACE INTO)\s+"?(\w+)', re.IGNORECASE)
# What a look may leave behind: the session, the counters, who opened a document, how far somebody has read.
LEFT_BEHIND = {
    "django_session",
    "cache_entry",
    "usersessions_usersession",
    "journal_entry",
    "applications_messageseen",
}
CHANGING = re.compile(
    r'name="(?:csrfmiddlewaretoken|_key)" value="[^"]*"|hx-headers=\'[^\']*\'|nonce="[^"]*"|[0-9a-f]{32}'
)


class Watch:
    """Notes every write of a request that was not taken back."""

    def __init__(self):
        self.writes, self.marks = [], {}

    def __call__(self, execute, sql, params, many, context):
        words = sql.strip()
        if found := WRITES.match(words):
            self.writes.append((found[1], params or ()))
        elif words.startswith("SAVEPOINT"):
            self.marks[words.split()[-1]] = len(self.writes)
        elif words.startswith("ROLLBACK TO"):
            del self.writes[self.marks[words.split()[-1]] :]
        return execute(sql, params, many, context)

    @property
    def kept(self):
        return [(table, params) for table, params in self.writes if table not in LEFT_BEHIND]

    @property
    def tables(self):
        """Where it wrote, beside what every look may leave behind."""
        return {table for table, _params in self.kept}

    def wrote(self, value):
        """Whether this number or word was written anywhere, or named a row that was."""
        return any(str(param) == value for _table, params in self.kept for param in params)


def ask(client, method, path, data=""):
    """One request, undone afterwards: its answer, and the watch that saw what it wrote."""
    watch, cookies = Watch(), client.cookies.copy()
    began = time.perf_counter()
    with transaction.atomic(), connection.execute_wrapper(watch):
        try:
            response = client.generic(method, path, data, content_type=FORM)
        except pytest.fail.Exception as broken:  # a name in a template that nobody gave it
            response = HttpResponse(str(broken), status=500)
            response.exc_info = (None, broken)
        if response.streaming:
            response.close()
        transaction.set_rollback(True)
    response.seconds = time.perf_counter() - began
    client.cookies = cookies  # who was signed out by it is signed in again
    return response, watch


def not_there(_request, exception=None):
    return HttpResponseNotFound()


def refused_without_a_page():
    """While this lasts, what is not there is told by its status alone."""
    return mock.patch.object(urls, "handler404", not_there, create=True)


def look(response, path):
    """What a person sees of it."""
    return response.status_code, CHANGING.sub("", text_of(response).replace(path, ""))


def is_page(response):
    return response.get("Content-Type", "").startswith("text/html")


def text_of(response):
    """What can be read there, in a page as in a file."""
    return "" if response.streaming else response.content.decode(errors="replace")


def why(response):
    error = getattr(response, "exc_info", None)
    return repr(error[1])[:300] if error else ""
