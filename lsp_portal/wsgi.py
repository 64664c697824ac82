"""What a WSGI server (gunicorn) serves, once it is safe to."""

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "lsp_portal.settings")

django = get_wsgi_application()

from lsp_portal.checks import refuse_unsafe_start  # noqa: E402 - the settings must be loaded first
from lsp_portal.whole import only_whole  # noqa: E402 - as above

application = only_whole(django)

refuse_unsafe_start()
