"""What an ASGI server serves, where an operator prefers one, once it is safe to."""

import os

from django.core.asgi import get_asgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "lsp_portal.settings")

application = get_asgi_application()

from lsp_portal.checks import refuse_unsafe_start  # noqa: E402 - the settings must be loaded first

refuse_unsafe_start()
