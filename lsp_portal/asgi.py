"""What an ASGI server serves, where an operator prefers one."""

import os

from django.core.asgi import get_asgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "lsp_portal.settings")

application = get_asgi_application()
