"""The portal refuses to start unsafe, and says in one line what to do (TRUST S20, O8)."""

import subprocess
import sys

import pytest
from django.core.checks import run_checks

from lsp_portal import checks

from .production import made_environment, production

SMTP = "django.core.mail.backends.smtp.EmailBackend"
LONG = "0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"
# Where keys stand and what one is called: no secrets.
KEY_PLACES = {"S3_ACCESS_KEY", "SEAL_KEY_FILE", "CREDENTIAL_KEY_FILE"}
POSTGRES = {"ENGINE": "django.db.backends.postgresql", "HOST": "db", "PASSWORD": "Kuat-dan-acak"}


@pytest.fixture
def sound(settings, monkeypatch, tmp_path):
    """Settings of a production machine with nothing to object to."""
    settings.PRODUCTION = True
    for number, name in enumerate(settings.SECRETS):
        setattr(settings, name, f"{number}{LONG}")
    settings.ALLOWED_HOSTS = ["sertifikasi.example.id"]
    settings.SITE_URL, settings.SITE_SCHEME = "https://sertifikasi.example.id", "https"
    settings.SITE_HOST = "sertifikasi.example.id"
    settings.DEMO, settings.SECOND_FACTOR_REQUIRED = False, True
    settings.EMAIL_BACKEND = SMTP
    settings.SEAL_KEY_FILE, settings.SEAL_CERTIFICATE_FILE = "/run/seal/key.pem", "/run/seal/certificate.pem"
    settings.CREDENTIAL_KEY_FILE = "/run/seal/credentials.pem"
    monkeypatch.setitem(settings.DATABASES, "default", POSTGRES)
    settings.REDIS_URL = "redis://default:Kuat-dan-acak@cache.example.id:6379/0"
    settings.VAR_DIR = tmp_path / "var"
    settings.MEDIA_ROOT = tmp_path / "files"
    return settings


def faults():
    return [fault.id for fault in checks.in_production(None)]


def test_a_sound_machine_starts(sound):
    assert faults() == []


@pytest.mark.parametrize(
    ("name", "value", "fault"),
    [
        ("SECRET_KEY", "django-insecure-" + LONG, "portal.E001"),
        ("SECRET_KEY", "short", "portal.E001"),
        ("IDENTITY_KEY", "a" * 80, "portal.E001"),
        ("FILES_KEY", f"0{LONG}", "portal.E002"),
        ("DEBUG", True, "portal.E003"),
        ("ALLOWED_HOSTS", ["*"], "portal.E004"),
        ("ALLOWED_HOSTS", [".example.id"], "portal.E004"),
        ("ALLOWED_HOSTS", [], "portal.E004"),
        ("SITE_SCHEME", "http", "portal.E005"),
        ("SITE_HOST", "localhost", "portal.E005"),
        ("DEMO", True, "portal.E006"),
        ("SECOND_FACTOR_REQUIRED", False, "portal.E007"),
        ("EMAIL_BACKEND", "django.core.mail.backends.filebased.EmailBackend", "portal.E008"),
        ("SEAL_KEY_FILE", "", "portal.E013"),
        ("CREDENTIAL_KEY_FILE", "", "portal.E015"),
        ("OIDC_SERVER_URL", "http://masuk.example.id", "portal.E014"),
        ("REDIS_URL", "redis://cache.example.id:6379/0", "portal.E010"),
        ("REDIS_URL", "redis://:redis@10.0.0.7:6379/0", "portal.E010"),
    ],
)
def test_an_unsafe_setting_is_refused(sound, name, value, fault):
    setattr(sound, name, value)

    assert faults() == [fault]


@pytest.mark.parametrize("password", ["postgres", "", "Password"])
def test_a_database_with_a_default_password_is_refused(sound, monkeypatch, password):
    monkeypatch.setitem(sound.DATABASES, "default", POSTGRES | {"PASSWORD": password})

    assert faults() == ["portal.E009"]


def test_a_store_with_a_default_key_is_refused(sound):
    sound.S3_BUCKET = "portal"
    sound.FILES_IN_S3 = {"OPTIONS": {"secret_key": "minioadmin"}}

    assert faults() == ["portal.E011"]


def test_files_that_others_can_read_are_refused(sound, tmp_path):
    key = tmp_path / "seal.pem"
    key.write_text("key")
    key.chmod(0o644)
    sound.SEAL_KEY_FILE = str(key)
    other = tmp_path / "credentials.pem"
    other.write_text("key")
    other.chmod(0o640)
    sound.CREDENTIAL_KEY_FILE = str(other)
    sound.MEDIA_ROOT.mkdir(mode=0o755)

    assert faults() == ["portal.E012", "portal.E012", "portal.E012"]


def test_a_redis_on_the_same_machine_and_a_database_behind_a_socket_need_no_password(sound, monkeypatch):
    sound.REDIS_URL = "redis://127.0.0.1:6379/0"
    monkeypatch.setitem(sound.DATABASES, "default", POSTGRES | {"HOST": "/run/postgresql", "PASSWORD": ""})

    assert faults() == []


def test_every_refusal_has_a_remedy_of_one_line(sound):
    sound.DEBUG, sound.DEMO, sound.ALLOWED_HOSTS = True, True, ["*"]

    remedies = [fault.hint for fault in checks.in_production(None)]

    assert len(remedies) == 3
    assert all(remedy and "\n" not in remedy for remedy in remedies)


def test_sqlite_without_waiting_is_refused_everywhere(settings, monkeypatch):
    monkeypatch.setitem(
        settings.DATABASES, "default", {"ENGINE": "django.db.backends.sqlite3", "OPTIONS": {}}
    )

    assert [fault.id for fault in checks.sqlite_waits(None)] == ["portal.E020"]


@pytest.mark.django_db
def test_a_sound_database_is_let_through(settings):
    settings.PRODUCTION = True

    found = run_checks(databases=["default"], tags=["database"])

    # The servers that ./check starts keep no checksums: said, not refused.
    assert [fault.id for fault in found if fault.id != "portal.W023"] == []


@pytest.mark.django_db
def test_a_database_that_lacks_a_migration_is_refused(settings, monkeypatch):
    settings.PRODUCTION = True
    monkeypatch.setattr(checks.MigrationExecutor, "migration_plan", lambda *_: ["one"])

    assert "portal.E021" in [
        fault.id for fault in checks.database_is_as_it_should(None, databases=["default"])
    ]


@pytest.mark.parametrize(
    ("spoilt", "reason"),
    [
        ({"SECRET_KEY": ""}, "The portal does not start without SECRET_KEY"),
        ({"DEBUG": "1"}, "DEBUG is on"),
        ({"ALLOWED_HOSTS": "*"}, "ALLOWED_HOSTS lets any host through"),
        ({"EMAIL_URL": ""}, "Letters would reach nobody"),
    ],
)
def test_the_server_ends_with_a_plain_reason(tmp_path, spoilt, reason):
    command = [sys.executable, "-c", "import lsp_portal.wsgi"]

    ended = subprocess.run(
        command, env=production(tmp_path, **spoilt), check=False, capture_output=True, text=True, timeout=60
    )

    assert ended.returncode == 1
    assert reason in ended.stderr
    assert "Traceback" not in ended.stderr


def test_two_installations_have_no_secret_in_common():
    one, other = made_environment(), made_environment()

    same = {name for name in one if one[name] == other[name]}

    assert not {name for name in same if "KEY" in name and name not in KEY_PLACES}
    assert not {name for name in same if "PASSWORD" in name}
