"""The compose file: its shape, its secrets, and its commands run without containers."""

import re
import signal
import stat
import subprocess
import sys
import time
import urllib.error
import urllib.request
from pathlib import Path
from urllib.parse import urlsplit, urlunsplit

import pytest
import yaml
from django.conf import settings
from django.db import connection
from moto.server import ThreadedMotoServer

from .production import made_environment, production

FILE = settings.BASE_DIR / "docker-compose.yml"
SERVICE_KEYS = {
    "build",
    "image",
    "command",
    "env_file",
    "environment",
    "restart",
    "init",
    "read_only",
    "tmpfs",
}
SERVICE_KEYS |= {
    "cap_drop",
    "security_opt",
    "depends_on",
    "ports",
    "healthcheck",
    "stop_grace_period",
    "volumes",
}
CONDITIONS = {"service_started", "service_healthy", "service_completed_successfully"}
OURS = ("setup", "web", "worker", "beat")
TEXT = FILE.read_text(encoding="utf-8")
COMPOSE = yaml.safe_load(TEXT)


# --- its shape -------------------------------------------------------------------------------------


def test_it_has_what_several_machines_need():
    assert set(COMPOSE["services"]) == {*OURS, "postgres", "redis", "store"}
    assert set(COMPOSE) == {"x-portal", "services", "volumes"}


@pytest.mark.parametrize("name", COMPOSE["services"])
def test_every_service_says_only_what_compose_understands(name):
    service = COMPOSE["services"][name]

    assert set(service) <= SERVICE_KEYS
    assert isinstance(service.get("command", []), list)
    assert all(isinstance(value, str) for value in service.get("environment", {}).values())
    for other, wait in service.get("depends_on", {}).items():
        assert other in COMPOSE["services"]
        assert wait["condition"] in CONDITIONS
        if wait["condition"] == "service_healthy":
            assert "healthcheck" in COMPOSE["services"][other]


def test_every_named_volume_is_declared():
    mounts = [mount for service in COMPOSE["services"].values() for mount in service.get("volumes", [])]

    named = {mount.partition(":")[0] for mount in mounts if not mount.startswith(("$", ".", "/"))}

    assert named == set(COMPOSE["volumes"])


def test_no_password_stands_in_it_and_none_has_a_default():
    variables = re.findall(r"\$\{(\w+)([^}]*)\}", TEXT)

    assert {default[:2] for name, default in variables if "PASSWORD" in name or "KEY" in name} == {":?"}
    assert {name for name, _ in variables} - {"SEAL_FOLDER"} <= set(made_environment())


def test_nothing_but_the_web_is_reachable_and_that_only_from_this_machine():
    ports = {name: service["ports"] for name, service in COMPOSE["services"].items() if "ports" in service}

    assert ports == {"web": ["127.0.0.1:8000:8000"]}


def test_the_worker_alone_has_the_keys_and_the_web_the_certificate_by_which_it_knows_a_file():
    """A file is checked on a page, with `SEAL_CERTIFICATE_FILE`; nothing is signed there (TRUST C2, C3)."""
    mounts = {
        name: [mount.rpartition(":")[0].rpartition(":")[2] for mount in service.get("volumes", [])]
        for name, service in COMPOSE["services"].items()
    }

    sees = {name: [place for place in places if "seal" in place] for name, places in mounts.items()}

    assert {name: places for name, places in sees.items() if places} == {
        "web": ["/run/seal/certificate.pem"],
        "worker": ["/run/seal"],
    }


def test_images_have_a_version():
    images = [service["image"] for service in COMPOSE["services"].values() if "build" not in service]

    assert all(re.fullmatch(r"[\w./-]+:v?\d[\w.-]+", image) for image in images)


def test_the_image_is_made_from_what_is_there():
    dockerfile = (settings.BASE_DIR / "Dockerfile").read_text(encoding="utf-8")

    copied = re.findall(r"^COPY (?!\.)(.+) \S+$", dockerfile, re.MULTILINE)

    assert all((settings.BASE_DIR / name).exists() for line in copied for name in line.split())
    assert "USER portal" in dockerfile


# --- its commands ----------------------------------------------------------------------------------


@pytest.fixture
def database(transactional_db):
    """The address of an empty database beside the one of the tests."""
    with connection.cursor() as cursor:
        cursor.execute("DROP DATABASE IF EXISTS lsp_compose WITH (FORCE)")
        cursor.execute("CREATE DATABASE lsp_compose")
    here = connection.settings_dict
    yield f"postgres://{here['USER']}:{here['PASSWORD']}@{here['HOST']}:{here['PORT']}/lsp_compose"
    with connection.cursor() as cursor:
        cursor.execute("DROP DATABASE lsp_compose WITH (FORCE)")


@pytest.fixture
def store():
    server = ThreadedMotoServer(ip_address="127.0.0.1", port=0, verbose=False)
    server.start()
    yield "http://127.0.0.1:{1}".format(*server.get_host_and_port())
    server.stop()


@pytest.fixture
def environment(database, store, tmp_path, settings):
    redis = urlsplit(settings.REDIS_URL)
    own = {
        "DATABASE_URL": database,
        # Another shelf of the same Redis, so that no message meets the tests'.
        "REDIS_URL": urlunsplit(redis._replace(path="/7")),
        "S3_BUCKET": "portal",
        "S3_ENDPOINT_URL": store,
        "S3_REGION": "us-east-1",
        "AWS_REQUEST_CHECKSUM_CALCULATION": "when_required",
        "TRUSTED_PROXY_COUNT": "1",
        "PORT": "8793",
        "STATIC_ROOT": str(tmp_path / "static"),
    }
    return production(tmp_path, **own)


def command(name, folder):
    program, *rest = [
        part.replace("--schedule=/tmp", f"--schedule={folder}")
        for part in COMPOSE["services"][name]["command"]
    ]
    return [str(Path(sys.executable).with_name(program)), *rest]


def answer_of(path, *, scheme="https"):
    headers = {"Host": "sertifikasi.example.id", "X-Forwarded-Proto": scheme}
    request = urllib.request.Request(f"http://127.0.0.1:8793{path}", headers=headers)
    for _ in range(300):
        try:
            with urllib.request.urlopen(request, timeout=5) as answer:  # noqa: S310 - this machine's own
                return answer
        except urllib.error.HTTPError:
            raise
        except OSError:
            time.sleep(0.2)
    return pytest.fail("the web does not answer")


@pytest.mark.redis
@pytest.mark.skipif(connection.vendor != "postgresql", reason="the compose file is about PostgreSQL")
def test_its_commands_run_and_end_when_asked(environment, tmp_path):
    there = {"env": environment, "cwd": settings.BASE_DIR}
    collect = [sys.executable, "manage.py", "collectstatic", "--noinput", "--verbosity=0"]
    subprocess.run(collect, check=True, **there)
    # The image collects them as root, and serves them as somebody who is not.
    assert all(path.stat().st_mode & stat.S_IROTH for path in Path(environment["STATIC_ROOT"]).rglob("*"))
    subprocess.run(command("setup", tmp_path), check=True, **there)
    running = {name: subprocess.Popen(command(name, tmp_path), **there) for name in ("web", "worker", "beat")}
    try:
        assert answer_of("/healthz", scheme="http").status == 200
        assert answer_of("/readyz").status == 200
        page = answer_of("/akun/masuk/")
        assert page.headers["Strict-Transport-Security"] == "max-age=31536000; includeSubDomains; preload"
        time.sleep(4)
        assert {name: process.poll() for name, process in running.items()} == dict.fromkeys(running)
    finally:
        for process in running.values():
            process.send_signal(signal.SIGTERM)
        codes = {name: process.wait(30) for name, process in running.items()}
    assert codes == dict.fromkeys(running, 0)
