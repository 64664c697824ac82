"""What refusal tests ask each time: the reason, the clause, nothing written, nobody told."""

import contextlib
import re
import threading

import pytest
from django.apps import apps
from django.db import connection
from django.utils.translation import gettext

from applications.models import Involvement
from foundation.documents.models import Paper, TakenNumber
from foundation.jobs.models import Job
from foundation.journal.models import Entry
from foundation.notices.models import Notice
from foundation.workflow.answers import NotAllowed

KEPT_ELSEWHERE = [Involvement, Paper, TakenNumber, Job, Entry, Notice]


def census():
    """Every row that an act of these floors could write, or tell anybody by."""
    watched = [
        *apps.get_app_config("decisions").get_models(),
        *apps.get_app_config("certificates").get_models(),
    ]
    return {model: list(model.objects.order_by("pk").values()) for model in [*watched, *KEPT_ELSEWHERE]}


@contextlib.contextmanager
def refused(message, clause):
    """The act is refused with this message (in English, as the source has it) and leaves no trace."""
    before = census()
    with pytest.raises(NotAllowed) as refusal:
        yield
    assert longest_part(message) in refusal.value.reason
    assert refusal.value.clause == clause
    assert census() == before


def longest_part(message):
    """The longest run of words between the places that are filled in, in the language of the reader."""
    return max(re.split(r"%\(\w+\)[sd]|%[sd]", gettext(message)), key=len).strip()


def at_once(what, each):
    """Run `what(one)` for each in a thread of its own, all starting together; what they gave or raised."""
    each = list(each)
    barrier, given = threading.Barrier(len(each)), []

    def work(one):
        barrier.wait()
        try:
            given.append(what(one))
        except Exception as error:  # noqa: BLE001 - the test looks at what came of each
            given.append(error)
        finally:
            connection.close()

    threads = [threading.Thread(target=work, args=(one,)) for one in each]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return given
