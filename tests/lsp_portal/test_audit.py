"""The audit derives the truth again, and names what differs."""

import pytest
from django.core.management import CommandError, call_command
from django.db.models import F

from certificates.actions import release_meeting
from foundation.documents.models import NumberCounter, Paper, vault
from tests.factories.certificates import SEALED_AT, a_head
from tests.factories.decisions import signed


@pytest.fixture
def released(db, run_jobs):
    """A certificate as it came to be: by every action of the way."""
    certificates = release_meeting(signed(), by=a_head(), at=SEALED_AT)
    run_jobs()
    return certificates


def test_what_the_actions_leave_behind_is_well(released, capsys):
    call_command("audit")

    assert "differ" not in capsys.readouterr().out


def test_a_skipped_number_and_a_lost_file_are_named(released, capsys):
    NumberCounter.objects.filter(series__key="certificate").update(last=F("last") + 1)
    paper = Paper.objects.filter(kind="certificate").get()
    vault().delete(paper.file.name)

    with pytest.raises(CommandError, match="2 differences"):
        call_command("audit")

    told = capsys.readouterr().err
    assert "certificate 2026: 2" in told
    assert "missing" in told
