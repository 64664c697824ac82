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
