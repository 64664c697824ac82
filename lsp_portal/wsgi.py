"""What a WSGI server (gunicorn) serves, once it is safe to."""

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "lsp_portal.settings")

application = get_wsgi_application()

from lsp_portal.checks import refuse_unsafe_start  # noqa: E402 - the settings must be loaded first

refuse_unsafe_start()
