"""How the web server runs, at a desk and in a container alike; gunicorn reads this by itself."""

import os

bind = f"{os.environ.get('HOST', '127.0.0.1')}:{os.environ.get('PORT', '8000')}"
worker_class = "gthread"
workers = int(os.environ.get("WEB_WORKERS", "2"))
threads = int(os.environ.get("WEB_THREADS", "4"))
# Read once, shared by all: half the start, and a third of the memory.
preload_app = True
timeout = 60
graceful_timeout = 10
max_requests = 5000
max_requests_jitter = 500
loglevel = "warning"
# A slow or endless head of a request is cut off.
limit_request_line = 4094
limit_request_fields = 60
# Its default opens a socket under the home folder, which a container does not have.
control_socket_disable = True


def on_starting(server):
    """At a desk the database is made ready here, where everything is loaded already; production does it by itself."""
    from django.conf import settings  # noqa: PLC0415 - the portal is loaded by now, and not before
    from django.core.management import call_command  # noqa: PLC0415 - as above
    from django.db import connection  # noqa: PLC0415 - as above

    if not settings.PRODUCTION:
        call_command("prepare")
        # What comes next are forks, and no two processes may speak through one connection.
        connection.close()
