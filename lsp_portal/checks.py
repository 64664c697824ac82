"""What the portal refuses to start with; each refusal says in one line what to do.

`manage.py check` reports all of it. A server or a worker does not run Django's checks by itself, so
`refuse_unsafe_start` is called where they begin.
"""

import ipaddress
import stat
import sys
from pathlib import Path
from urllib.parse import urlsplit

from django.conf import settings
from django.core.checks import ERROR, Error, Tags, register, run_checks
from django.core.checks import Warning as Caution
from django.db import DatabaseError, connection
from django.db.migrations.executor import MigrationExecutor

from foundation.workflow import clock

SHORTEST, FEWEST_SIGNS = 50, 10
KNOWN_PASSWORDS = {
    "",
    "admin",
    "changeme",
    "example",
    "lsp",
    "minioadmin",
    "password",
    "postgres",
    "redis",
    "secret",
}
SKEW_SECONDS = 2


def refuse_unsafe_start():
    """Ends the process where something is unsafe, with a line for each."""
    faults = [found for found in run_checks(databases=["default"]) if found.level >= ERROR]
    # A server forks after this, and no two processes may speak through one connection.
    connection.close()
    if faults:
        sys.exit(
            "\n".join(["The portal does not start:", *(f"- {f.msg} {f.hint or ''}".rstrip() for f in faults)])
        )


def _error(number, wrong, remedy):
    return Error(wrong, hint=remedy, id=f"portal.E{number:03}")


# --- In production ---------------------------------------------------------------------------------


@register(Tags.security)
def in_production(app_configs, **kwargs):
    """Everything that a desk may have and a production machine may not."""
    if not settings.PRODUCTION:
        return []
    return [*_secrets(), *_addresses(), *_people(), *_passwords(), *_open_files()]


def _secrets():
    seen = {}
    for name in settings.SECRETS:
        value = getattr(settings, name)
        if len(value) < SHORTEST or len(set(value)) < FEWEST_SIGNS or value.startswith("django-insecure"):
            yield _error(
                1,
                f"{name} is short or a default.",
                f"Set it to {SHORTEST} random characters or more.",
            )
        elif value in seen:
            yield _error(2, f"{name} is the same as {seen[value]}.", "Give each purpose a secret of its own.")
        seen[value] = name


def _addresses():
    if settings.DEBUG:
        yield _error(3, "DEBUG is on: faults would show code and settings to strangers.", "Remove DEBUG.")
    if not settings.ALLOWED_HOSTS or any(host.startswith(("*", ".")) for host in settings.ALLOWED_HOSTS):
        yield _error(4, "ALLOWED_HOSTS lets any host through.", "Name the hosts, one by one.")
    if settings.SITE_SCHEME != "https" or settings.SITE_HOST in settings.LOOPBACK:
        yield _error(5, f"SITE_URL is {settings.SITE_URL}.", "Set it to the https address that people use.")
    # The signature of its token is not looked at: the line to the directory vouches for it.
    if settings.OIDC_SERVER_URL and not settings.OIDC_SERVER_URL.startswith("https://"):
        yield _error(
            14, "Anybody on the line could pose as the directory.", "Give OIDC_SERVER_URL its https address."
        )


def _people():
    if settings.DEMO:
        yield _error(6, "DEMO is on: its sign-ins are known to everybody.", "Remove DEMO.")
    if not settings.SECOND_FACTOR_REQUIRED:
        yield _error(7, "Staff may sign in without a second factor.", "Remove SECOND_FACTOR_REQUIRED.")
    if settings.EMAIL_BACKEND.endswith(
        ("filebased.EmailBackend", "console.EmailBackend", "dummy.EmailBackend")
    ):
        yield _error(
            8, "Letters would reach nobody.", "Set EMAIL_URL, as in smtp+tls://name:password@host:587."
        )
    if not (settings.SEAL_KEY_FILE and settings.SEAL_CERTIFICATE_FILE):
        yield _error(13, "No paper could be sealed.", "Set SEAL_KEY_FILE and SEAL_CERTIFICATE_FILE.")
    if not settings.CREDENTIAL_KEY_FILE:
        yield _error(15, "No credential could be signed.", "Set CREDENTIAL_KEY_FILE.")


def _passwords():
    database = settings.DATABASES["default"]
    host = database.get("HOST", "")
    if (
        database["ENGINE"].endswith("postgresql")
        and not host.startswith("/")
        and _is_known(database["PASSWORD"])
    ):
        yield _error(
            9, "The password in DATABASE_URL is missing or a default.", "Give the database user a random one."
        )
    redis = urlsplit(settings.REDIS_URL)
    if redis.hostname and not _is_here(redis.hostname) and _is_known(redis.password):
        yield _error(
            10,
            "The Redis in REDIS_URL is open or has a default password.",
            "Set requirepass to a random one.",
        )
    if settings.S3_BUCKET and _is_known(settings.FILES_IN_S3["OPTIONS"]["secret_key"]):
        yield _error(11, "S3_SECRET_KEY is missing or a default.", "Make a key for this bucket alone.")


def _is_known(password):
    return (password or "").lower() in KNOWN_PASSWORDS


def _is_here(host):
    if host in settings.LOOPBACK:
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


def _open_files():
    """Keys are for their owner alone; files from people for nobody outside the group."""
    keys = [Path(name) for name in (settings.SEAL_KEY_FILE, settings.CREDENTIAL_KEY_FILE, BASE_ENV) if name]
    for path, others in [
        *((key, 0o077) for key in keys),
        (settings.VAR_DIR, 0o007),
        (settings.MEDIA_ROOT, 0o007),
    ]:
        if path.exists() and stat.S_IMODE(path.stat().st_mode) & others:
            yield _error(
                12, f"{path} can be read by others.", f"chmod {'600' if path.is_file() else '700'} {path}"
            )


BASE_ENV = settings.BASE_DIR / ".env"


# --- Everywhere ------------------------------------------------------------------------------------


@register(Tags.database)
def sqlite_waits(app_configs, **kwargs):
    """SQLite holds several people only with a write-ahead log and transactions that lock when they begin."""
    database = settings.DATABASES["default"]
    if not database["ENGINE"].endswith("sqlite3"):
        return []
    options = database.get("OPTIONS", {})
    waits = options.get("transaction_mode") == "IMMEDIATE" and "journal_mode=WAL" in options.get(
        "init_command", ""
    )
    return (
        []
        if waits
        else [_error(20, "SQLite is set up for one person.", "Keep SQLITE_OPTIONS of lsp_portal.settings.")]
    )


@register(Tags.database)
def database_is_as_it_should(app_configs, databases=None, **kwargs):
    """Migrations, clock and checksums of the database in use; nothing where it is away (readyz says that)."""
    if not databases or not settings.PRODUCTION:
        return []
    try:
        return [*_migrations(), *_clock_and_checksums()]
    except DatabaseError:
        return []


def _migrations():
    executor = MigrationExecutor(connection)
    if executor.migration_plan(executor.loader.graph.leaf_nodes()):
        yield _error(21, "The database lacks migrations.", "Run manage.py migrate first.")


def _clock_and_checksums():
    if connection.vendor != "postgresql":
        return
    with connection.cursor() as cursor:
        cursor.execute("SELECT extract(epoch FROM clock_timestamp()), current_setting('data_checksums')")
        theirs, checksums = cursor.fetchone()
    if abs(clock.now().timestamp() - float(theirs)) > SKEW_SECONDS:
        yield _error(
            22, "The clocks of this machine and of the database differ.", "Synchronise both (chrony, ntp)."
        )
    if checksums != "on":
        yield Caution("The database keeps no checksums.", hint="pg_checksums --enable", id="portal.W023")
