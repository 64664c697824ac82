"""Fixtures that more than one app needs, and what keeps every test honest."""

import os
import shutil
import sys
from pathlib import Path

import pytest
from django.conf import settings
from django.core.cache import cache
from django.utils import translation

from foundation.workflow import clock

# Rooms whose truth lies partly in the database: ./check runs them on SQLite as well as on PostgreSQL.
KEPT_BY_THE_DATABASE = {"actions", "models", "constraints", "races", "triggers", "tasks"}
OURS = str(settings.BASE_DIR / "templates")


def pytest_collection_modifyitems(items):
    for item in items:
        parts = {part.removesuffix(".py").removeprefix("test_") for part in item.path.parts}
        if parts & KEPT_BY_THE_DATABASE:
            item.add_marker("both_databases")
        if item.get_closest_marker("redis") and "REDIS_URL" not in os.environ:
            item.add_marker(pytest.mark.skip(reason="no REDIS_URL: ./check starts a Redis"))
        if item.get_closest_marker("browser") and not chromium() and "CI" not in os.environ:
            item.add_marker(pytest.mark.skip(reason="no Chromium: set CHROMIUM=path"))


class Unknown(str):
    """Stands for a name that a template of ours uses and nobody gave it: the test fails.

    Templates of others (crispy, allauth, the admin) are left to their own habits.
    """

    __slots__ = ()

    def __bool__(self):
        context = sys._getframe(1).f_locals.get("context")
        template = context and (context.render_context.template or context.template)
        return bool(template and template.origin and template.origin.name.startswith(OURS))

    def __contains__(self, part):
        return part == "%s"

    def __mod__(self, name):
        context = sys._getframe(1).f_locals["context"]
        template = context.render_context.template or context.template
        pytest.fail(f"{template.origin.template_name} names {name}, which nobody gave it")


@pytest.fixture(autouse=True, scope="session")
def _unknown_names_in_templates_fail():
    settings.TEMPLATES[0]["OPTIONS"]["string_if_invalid"] = Unknown()


@pytest.fixture(autouse=True)
def _a_clean_start():
    """Nobody's language and nobody's counted attempts are left over from the test before."""
    translation.activate(settings.LANGUAGE_CODE)
    yield
    translation.activate(settings.LANGUAGE_CODE)


@pytest.fixture
def clean_cache(db):
    """Rate limits count from nothing."""
    cache.clear()


@pytest.fixture
def clock_at():
    """`clock_at(moment)` stops the one clock there until the test ends: for pages, which read it."""
    stopped = []

    def stop(moment):
        holding = clock.stopped_at(moment)
        stopped.append(holding)
        return holding.__enter__()

    yield stop
    while stopped:
        stopped.pop().__exit__(None, None, None)


def chromium():
    """The browser to use: `CHROMIUM`, Debian's or Google's, else the one that Playwright installed."""
    if named := os.environ.get("CHROMIUM"):
        return named
    for name in ("chromium", "google-chrome", "google-chrome-stable", "chromium-browser"):
        # Ubuntu's chromium is a stub that asks for snap.
        if (path := shutil.which(name)) and "snap" not in Path(path).read_bytes()[:4096].decode("latin1"):
            return path
    return next(
        (str(path) for path in Path.home().glob(".cache/ms-playwright/chromium-*/chrome-linux*/chrome")), None
    )


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args):
    # Chromium refuses its sandbox to root, and containers run the checks as root.
    sandbox = ["--no-sandbox"] if os.geteuid() == 0 else []
    return browser_type_launch_args | {"executable_path": chromium(), "args": sandbox}
