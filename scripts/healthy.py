"""0 when the web server of this container answers."""

import os
import sys
import urllib.request
from urllib.parse import urlsplit

ADDRESS = f"http://127.0.0.1:{os.environ.get('PORT', '8000')}/healthz"
# The portal knows itself by this name only.
NAME = urlsplit(os.environ.get("SITE_URL", "http://localhost")).hostname

request = urllib.request.Request(ADDRESS, headers={"Host": NAME})
with urllib.request.urlopen(request, timeout=4) as answer:  # noqa: S310 - as above
    sys.exit(answer.read() != b"ok")
