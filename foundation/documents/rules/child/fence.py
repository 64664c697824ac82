"""The fence around a process that reads files from strangers: little memory, little time, no files, no
network.
"""

import resource
from pathlib import Path

MEGABYTE = 1024 * 1024


def put_up(*, megabytes, seconds):
    """From here on: that much memory more than now, that much CPU time, and no new descriptor: no file, no
    socket.

    Called when everything is imported, since an import opens files.
    """
    now = _address_space()
    if now:
        _limit(resource.RLIMIT_AS, now + megabytes * MEGABYTE)
    _limit(resource.RLIMIT_CPU, seconds)
    _limit(resource.RLIMIT_CORE, 0)
    _limit(resource.RLIMIT_FSIZE, 0)
    _limit(resource.RLIMIT_NOFILE, 0)


def _limit(what, value):
    _soft, hard = resource.getrlimit(what)
    value = value if hard == resource.RLIM_INFINITY else min(value, hard)
    resource.setrlimit(what, (value, value))


def _address_space():
    """What the process has mapped; 0 where the system does not say (then CPU time and the clock outside must
    do).
    """
    sizes = Path("/proc/self/statm")
    return int(sizes.read_text().split()[0]) * resource.getpagesize() if sizes.exists() else 0
