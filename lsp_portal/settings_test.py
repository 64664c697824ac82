"""The few lines in which tests differ."""

import atexit
import os
import shutil
import tempfile
from pathlib import Path

# A folder for this process alone: files, keys and database of two test runs never meet.
_folder = tempfile.mkdtemp(prefix="lsp-test-")
atexit.register(shutil.rmtree, _folder, ignore_errors=True)
os.environ["VAR_DIR"] = _folder
os.environ.pop("PRODUCTION", None)

from lsp_portal.settings import *  # noqa: E402, F403 - after the folder is named
from lsp_portal.settings import BASE_DIR, DATABASES, SQLITE_OPTIONS, TEMPLATES  # noqa: E402 - as above

DEBUG = False
ALLOWED_HOSTS = ["testserver", "localhost", "127.0.0.1"]
SECOND_FACTOR_REQUIRED = False

if DATABASES["default"]["ENGINE"].endswith("sqlite3"):
    # A file, not memory: only a file has WAL and the waiting of writers that the races are about.
    DATABASES["default"]["OPTIONS"] = SQLITE_OPTIONS | {
        "init_command": SQLITE_OPTIONS["init_command"].replace("synchronous=NORMAL", "synchronous=OFF")
    }
    DATABASES["default"]["TEST"] = {"NAME": str(Path(_folder) / "test.sqlite3")}
else:
    # Each thread of a race closes what it opened; a kept connection would hold the test database back.
    DATABASES["default"]["CONN_MAX_AGE"] = 0

CELERY_TASK_ALWAYS_EAGER = True
CELERY_BROKER_URL = "memory://"
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
WHITENOISE_AUTOREFRESH = True
TEMPLATES[0]["DIRS"] = [BASE_DIR / "templates", BASE_DIR / "tests" / "templates"]
# Playwright runs a loop in the test's own thread, and Django would refuse the database there.
os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "1"
