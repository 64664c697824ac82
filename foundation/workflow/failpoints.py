"""Places where a test may kill the process, to show that nothing is lost or done twice."""

import os
import signal


def failpoint(name):
    """Do nothing; unless the environment's FAILPOINT names this place: then die, as in a power cut."""
    if os.environ.get("FAILPOINT") == name:
        os.kill(os.getpid(), signal.SIGKILL)
