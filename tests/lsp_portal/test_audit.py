"""The audit derives the truth again, and names what differs."""

import pytest
from django.core.management import CommandError, call_command
from django.db.models import F

from accounts.models import User
from certificates.actions import release_meeting
from decisions.actions import reopen_meeting
from decisions.models import Meeting, MinutesSignature
from foundation.documents.models import NumberCounter, Paper, vault
from lsp_portal.management import audits
from tests.arranging import arranged
from tests.factories.applications import ApplicationFactory
from tests.factories.assessments import reported
from tests.factories.certificates import SEALED_AT, a_head, issued
from tests.factories.decisions import CORRECTED_AT, corrected, members_of, minuted, signed
from tests.factories.schemes import SchemeVersionFactory


@pytest.fixture
def released(db, run_jobs):
    """A certificate as it came to be: by every action of the way."""
    with arranged():
        certificates = release_meeting(signed(), by=a_head(), at=SEALED_AT)
        corrected(certificates[0].decree.meeting)
    run_jobs()
    return certificates


def test_what_the_actions_leave_behind_is_well(released):
    # Files of tests that were rolled back lie in the same folder: orphans are asked for below.
    found = {check.__name__: list(check(SEALED_AT)) for check in audits.CHECKS if check is not audits.orphans}

    assert not any(found.values()), found


def test_two_holders_who_turn_out_to_be_one_person_are_named(db):
    version = SchemeVersionFactory(in_force=True)
    cases = [reported(ApplicationFactory(accepted=True, scheme_version=version)) for _ in range(2)]
    first, second = issued(cases)
    assert list(audits.holders(SEALED_AT)) == []

    User.objects.filter(pk=second.holder_id).update(nik_index=first.holder.nik_index)

    assert list(audits.holders(SEALED_AT)) == [f"{second}: second one"]


def test_a_skipped_number_and_a_lost_file_are_named(released, capsys):
    NumberCounter.objects.filter(series__key="certificate").update(last=F("last") + 1)
    paper = Paper.objects.filter(kind="certificate").get()
    vault().delete(paper.file.name)

    with pytest.raises(CommandError, match="differences"):
        call_command("audit")

    told = capsys.readouterr().err
    assert "certificate 2026: 2" in told
    assert "missing" in told


def test_minutes_and_signatures_that_are_not_what_was_signed_are_named(db):
    open_minutes, taken_back = minuted(), minuted()
    reopen_meeting(taken_back, reason="Salah.", by=members_of(taken_back)[0], at=CORRECTED_AT)
    assert list(audits.minutes(SEALED_AT)) == []

    # In session minutes can be written anew, so the database lets these words pass.
    Meeting.objects.filter(pk=taken_back.pk).update(minutes_facts={"conclusion": "Lain."})
    seat = open_minutes.seats.first()
    MinutesSignature.objects.create(seat=seat, sha256="0" * 64, signed_at=CORRECTED_AT)

    assert list(audits.minutes(SEALED_AT)) == [
        f"{taken_back}: words",
        f"{open_minutes}: signature {seat.letter}",
    ]
