"""Worker and clock of one office in one process: memory broker, worker threads, a thread for the beat.

`celery worker -B` would fork the beat, and a memory broker does not reach across processes.
What waits to be done stands in the database; if this process dies, the next one finds all of it.
"""

import os
import warnings

import django
from celery.beat import EmbeddedService
from celery.platforms import SecurityWarning

THREADS = 2


def main():
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "lsp_portal.settings")
    django.setup()
    from lsp_portal.celery import app  # noqa: PLC0415 - the settings must be loaded first

    # Its warning about root is about brokers that strangers reach; this one is in our own memory.
    warnings.simplefilter("ignore", SecurityWarning)
    app.conf.broker_url = "memory://localhost/"
    app.conf.broker_transport_options = {"polling_interval": 0.2}
    beat = EmbeddedService(app, thread=True)
    beat.start()
    try:
        app.Worker(
            pool="threads", concurrency=THREADS, loglevel="WARNING", quiet=True, without_gossip=True
        ).start()
    finally:
        beat.stop()


if __name__ == "__main__":
    main()
