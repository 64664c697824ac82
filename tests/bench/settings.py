"""The settings of an installation without debugging, in a folder of its own: what is measured is what people get."""

import atexit
import os
import shutil
import tempfile

_folder = tempfile.mkdtemp(prefix="lsp-bench-")
atexit.register(shutil.rmtree, _folder, ignore_errors=True)
os.environ |= {"VAR_DIR": _folder, "LOG_LEVEL": "ERROR"}
for _name in ("PRODUCTION", "DEBUG"):
    os.environ.pop(_name, None)

from lsp_portal.settings import *  # noqa: E402, F403 - after the folder is named
from lsp_portal.settings import AUTHENTICATION_BACKENDS  # noqa: E402 - as above

SECOND_FACTOR_REQUIRED = False
WHITENOISE_USE_FINDERS = False
# The bare pages' own reader: one plain row of a user.
AUTHENTICATION_BACKENDS = [*AUTHENTICATION_BACKENDS, "django.contrib.auth.backends.ModelBackend"]
# A bell that nobody hears: no worker of anybody is to find the work of this database.
CELERY_BROKER_URL = "memory://"
CELERY_BROKER_TRANSPORT_OPTIONS = {}
