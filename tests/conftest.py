"""Fixtures that more than one app needs, and what keeps every test honest."""

import gc
import os
import shutil
import sys
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from django.conf import settings
from django.core.cache import cache
from django.utils import translation

from foundation.workflow import clock

# Rooms whose truth lies partly in the database: ./check runs them on SQLite as well as on PostgreSQL.
KEPT_BY_THE_DATABASE = {"actions", "models", "constraints", "races", "triggers", "tasks"}
OURS = str(settings.BASE_DIR / "templates")


def pytest_configure():
    """Each parallel worker counts in its own Redis database: rows, so cache keys, are numbered alike."""
    worker = os.environ.get("PYTEST_XDIST_WORKER", "")
    if worker and settings.REDIS_URL:
        number = int(worker.removeprefix("gw")) + 1
        settings.CACHES["default"]["LOCATION"] = (
            urlsplit(settings.REDIS_URL)._replace(path=f"/{number}").geturl()
        )


def pytest_collection_modifyitems(items):
    for item in items:
        parts = {part.removesuffix(".py").removeprefix("test_") for part in item.path.parts}
        if parts & KEPT_BY_THE_DATABASE:
            item.add_marker("both_databases")
        if item.get_closest_marker("redis") and "REDIS_URL" not in os.environ:
            item.add_marker(pytest.mark.skip(reason="no REDIS_URL: ./check starts a Redis"))
        if item.get_closest_marker("browser") and not chromium() and "CI" not in os.environ:
            item.add_marker(pytest.mark.skip(reason="no Chromium: set CHROMIUM=path"))
    # The longest first: whoever has done with the short ones takes from the end of the others' list.
    items.sort(key=lambda item: not item.get_closest_marker("browser") and "world" not in item.fixturenames)


def pytest_collection_finish():
    """What is imported by now stays: the collector of garbage need not look through it again and again."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(20_000)


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
    from schemes.queries.versions import approved_rules  # noqa: PLC0415 - models, once Django is set up

    translation.activate(settings.LANGUAGE_CODE)
    # Every test has versions of its own, numbered alike.
    approved_rules.cache_clear()
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


@pytest.fixture(autouse=True, scope="session")
def _emptying_the_database_is_not_refused():
    """Between tests of whole transactions the triggers stand aside, and the calendar is entered again."""
    from django.db import connection  # noqa: PLC0415 - settings first

    from tests.emptying import emptied_beside_triggers  # noqa: PLC0415 - as above

    operations = type(connection.ops)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(operations, "execute_sql_flush", emptied_beside_triggers(operations.execute_sql_flush))
        yield


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup, django_db_blocker):
    """PostgreSQL drops no database while somebody is connected, as a killed worker or a page's thread may be yet."""
    from django.db import connection  # noqa: PLC0415 - settings first

    yield
    if connection.vendor == "postgresql":
        with django_db_blocker.unblock(), connection.cursor() as cursor:
            cursor.execute(
                "SELECT pg_terminate_backend(pid) FROM pg_stat_activity "
                "WHERE datname = current_database() AND pid <> pg_backend_pid()"
            )


@pytest.fixture
def run_jobs(db):
    """`run_jobs()` works every job due by now (or `at` a moment), says how many; a parked one fails the test."""
    from foundation.jobs.actions import work  # noqa: PLC0415 - settings first
    from foundation.jobs.models import Job  # noqa: PLC0415 - as above

    def run(*, at=None, may_park=False):
        done = work(now=(lambda: at) if at else clock.now)
        parked = [f"{job}: {job.parked_reason} {job.last_error}" for job in Job.objects.parked()]
        assert may_park or not parked, parked
        return done

    return run


@pytest.fixture
def asked(db):
    """`asked(client, address)`: how often a page asks the database, once it has been opened before."""
    from django.db import connection  # noqa: PLC0415 - settings first
    from django.test.utils import CaptureQueriesContext  # noqa: PLC0415 - as above

    def count(client, address):
        assert client.get(address).status_code == 200
        with CaptureQueriesContext(connection) as queries:
            client.get(address)
        # What is kept in the cache is asked of the database only where no Redis is; nor is a savepoint a question.
        return sum("cache_entry" not in each["sql"] and "SAVEPOINT" not in each["sql"] for each in queries)

    return count


@pytest.fixture
def client_as(db):
    """`client_as(user)`: a browser where this person has just signed in, with all that working needs."""
    from django.test import Client  # noqa: PLC0415 - settings first

    from accounts.models import STAFF_ROLES  # noqa: PLC0415 - as above
    from tests.factories.people import UndertakingFactory, UndertakingTextFactory  # noqa: PLC0415 - as above

    def sign_in(user):
        text = UndertakingTextFactory()
        if user.holds(*STAFF_ROLES) and not user.undertakings.filter(text=text).exists():
            UndertakingFactory(user=user, text=text)
        client = Client()
        client.force_login(user, backend=settings.AUTHENTICATION_BACKENDS[0])
        session = client.session
        moment = clock.now().timestamp()
        session["account_authentication_methods"] = [
            {"method": "password", "at": moment, "email": user.email},
            {"method": "mfa", "type": "totp", "at": moment},
        ]
        session.save()
        return client

    return sign_in


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
