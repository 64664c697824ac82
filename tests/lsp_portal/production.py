"""The environment of a sound production machine, for tests to spoil one thing at a time."""

import os
import subprocess
import sys

from django.conf import settings

WRITTEN_BY_HAND = {"EMAIL_URL": "smtp+tls://portal:letters@mail.example.id:587"}


def made_environment():
    """What scripts/make_env.py writes, filled in."""
    command = [sys.executable, "scripts/make_env.py", "sertifikasi.example.id"]
    text = subprocess.check_output(command, cwd=settings.BASE_DIR, text=True)
    pairs = (line.split("=", 1) for line in text.splitlines() if line and not line.startswith("#"))
    return dict(pairs) | WRITTEN_BY_HAND


def production(folder, **spoilt):
    """The whole environment of a process: of the test's own only the way to programs and servers."""
    kept = {
        name: os.environ[name] for name in ("PATH", "HOME", "DATABASE_URL", "REDIS_URL") if name in os.environ
    }
    return kept | made_environment() | {"VAR_DIR": str(folder)} | spoilt
