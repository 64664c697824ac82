"""Is the portal alive, and can it do its work? Each red line names its own remedy, and nothing more."""

import logging
import shutil
from datetime import timedelta

from django.conf import settings
from django.core.cache import cache
from django.db import connection
from django.http import HttpResponse, JsonResponse
from django.views.decorators.http import require_safe

from foundation.jobs.queries import oldest_due
from foundation.workflow import clock

log = logging.getLogger(__name__)

PATIENCE = timedelta(minutes=5)
ROOM_LEFT = 0.10


@require_safe
def alive(request):
    """For the supervisor of this process: it answers."""
    return HttpResponse("ok", content_type="text/plain")


@require_safe
def ready(request):
    """For the balancer and the operator: 503 with the remedies of whatever is broken."""
    broken = {name: remedy for name, (works, remedy) in PARTS.items() if not _true(works)}
    return JsonResponse({"ready": not broken, "broken": broken}, status=503 if broken else 200)


def _true(works):
    try:
        return works()
    except Exception:  # whatever a broken part raises, it is broken
        log.warning("health.part_broken", exc_info=True)
        return False


def _database():
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")
        return cursor.fetchone() == (1,)


def _cache():
    cache.set("readyz", "1", 10)
    return cache.get("readyz") == "1"


def _work():
    now = clock.now()
    since = oldest_due(now)
    return since is None or now - since < PATIENCE


def _room():
    usage = shutil.disk_usage(settings.VAR_DIR)
    return usage.free / usage.total > ROOM_LEFT


PARTS = {
    "database": (_database, "Start the database, or mend DATABASE_URL."),
    "cache": (_cache, "Start Redis, or mend REDIS_URL."),
    "work": (_work, "Work has waited for five minutes: start the worker, and look at its log."),
    "room": (_room, "Less than a tenth of the disk is free: make room where VAR_DIR stands."),
}
