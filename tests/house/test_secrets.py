"""No secret stands in a file that is committed, nor ever stood in one (TRUST S20)."""

import re
import subprocess

import pytest
from django.conf import settings

SECRET = re.compile(
    rb"-----BEGIN (?:RSA |EC |OPENSSH |ENCRYPTED )?PRIVATE KEY-----\s+[A-Za-z0-9+/=]{40}"
    rb"|\bAKIA[0-9A-Z]{16}\b"
    rb"|\bgh[pousr]_[A-Za-z0-9]{36}\b"
    rb"|\bxox[abprs]-[A-Za-z0-9-]{20}"
    rb"|(?:SECRET|IDENTITY|FILES|JOURNAL)\w*_KEY\s*=\s*[\"']?[A-Za-z0-9_-]{50}"
)
KEPT_OUT = (".env", "var", "seal", ".venv", "node_modules", "static/vendor")


def git(*words):
    return subprocess.run(["git", *words], cwd=settings.BASE_DIR, check=False, capture_output=True)


@pytest.fixture(scope="module", autouse=True)
def _in_a_repository():
    if git("rev-parse").returncode:
        pytest.skip("not a git repository: nothing is committed here")


def test_the_pattern_finds_what_it_is_for():
    assert SECRET.search(b"-----BEGIN PRIVATE KEY-----\n" + b"A" * 64)
    assert SECRET.search(b'SECRET_KEY = "' + b"a1" * 30 + b'"')


def test_no_secret_was_ever_committed():
    history = git("log", "--all", "--patch", "--no-color", "--unified=0").stdout

    added = b"\n".join(line[1:] for line in history.splitlines() if line.startswith(b"+"))

    assert SECRET.findall(added) == []


@pytest.mark.parametrize("path", KEPT_OUT)
def test_what_is_made_here_is_never_committed(path):
    assert git("ls-files", path).stdout == b""
    # Git looks at no path beyond a link, as the environment may be one.
    is_alone = path == ".env" or (settings.BASE_DIR / path).is_symlink()
    assert git("check-ignore", "--quiet", path if is_alone else f"{path}/x").returncode == 0
