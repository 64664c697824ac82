"""The file as it was decided: a byte that is otherwise, a judgement or the list itself, is seen (9.4.1, 9.9.4)."""

from pathlib import Path

import pytest
from django.core.files.storage import storages
from django.db import connection
from django.urls import reverse

from appeals.models import Remedy
from appeals.queries import Mark, list_is_whole, pieces, thing_of
from assessments.models import Judgement
from decisions.models import Manifest
from sanctions.models import Measure
from tests.emptying import without_triggers
from tests.factories.appeals import DAY, LODGED_AT, formed, lodged, ruled, team_of
from tests.factories.applications import UploadFactory
from tests.factories.sanctions import suspended_case

pytestmark = pytest.mark.django_db


def marks(appeal):
    """Which kinds of pieces have which mark."""
    found = {}
    for piece in pieces(appeal):
        found.setdefault(piece.mark, set()).add(piece.kind)
    return found


def evidence_of(appeal):
    return appeal.application.evidence.select_related("upload").first().upload


def flip(name, at):
    """One bit of what lies in the vault is otherwise."""
    path = Path(storages["default"].path(name))
    data = bytearray(path.read_bytes())
    data[at] ^= 1
    path.write_bytes(data)


@pytest.mark.clause("9.9.4")
def test_the_whole_file_is_there_as_it_was_decided_and_what_came_later_is_marked():
    appeal = lodged()

    found = marks(appeal)

    assert found.pop(Mark.SAME) == {row[0] for row in appeal.decision.manifest.rows}
    assert found == {Mark.ADDED: {"paper"}}
    assert list_is_whole(appeal.decision)


@pytest.mark.clause("9.4.1")
@pytest.mark.clause("9.9.4")
def test_a_byte_that_was_changed_is_seen_and_the_file_does_not_open(client_as, clock_at):
    appeal = formed()
    upload = evidence_of(appeal)
    for row in (*appeal.application.evidence.all(), *appeal.application.attachments.all()):
        flip(row.upload.file.name, -1)

    assert "evidence" in marks(appeal)[Mark.CHANGED]
    clock_at(LODGED_AT + 3 * DAY)
    browser = client_as(team_of(appeal)[0])
    page = browser.get(reverse("appeals:dossier", args=[appeal.pk]))
    assert "Tidak semuanya seperti saat diputus" in page.text
    assert browser.get(reverse("appeals:piece", args=[appeal.pk, upload.sha256])).status_code == 409


@pytest.mark.clause("9.9.4")
def test_a_file_that_is_away_does_not_pass_for_unchanged():
    appeal = lodged()
    upload = evidence_of(appeal)
    upload.file.storage.delete(upload.file.name)

    assert "evidence" in marks(appeal)[Mark.AWAY]


@pytest.mark.clause("9.9.4")
def test_a_judgement_that_was_changed_behind_the_portal_is_seen():
    appeal = lodged()
    with without_triggers(connection):
        Judgement.objects.filter(assessment=appeal.application.assessment).update(
            valid=False, valid_remark="Lain."
        )

    assert marks(appeal)[Mark.CHANGED] == {"judgements"}


@pytest.mark.clause("9.9.4")
def test_a_list_that_was_changed_is_not_the_one_that_was_signed():
    appeal = lodged()
    manifest = appeal.decision.manifest
    with without_triggers(connection):
        Manifest.objects.filter(pk=manifest.pk).update(rows=manifest.rows[1:])
    manifest.refresh_from_db()

    assert not list_is_whole(appeal.decision)


@pytest.mark.clause("9.9.6")
def test_what_is_judged_again_afterwards_does_not_make_the_old_file_false():
    appeal = ruled(remedy=Remedy.ASSESSMENT)

    assert Mark.CHANGED not in marks(appeal)


@pytest.mark.clause("9.9.4")
def test_of_a_suspension_the_team_sees_its_evidence_and_its_letter(client_as, clock_at):
    case = suspended_case()
    measure = case.proposals.get(measure=Measure.SUSPEND)
    appeal = formed(lodged(measure, at=measure.settled_at + DAY))
    clock_at(appeal.lodged_at + 3 * DAY)

    found = marks(appeal)
    page = client_as(team_of(appeal)[0]).get(reverse("appeals:dossier", args=[appeal.pk]))

    assert found == {Mark.SAME: {"sanction", "paper"}}
    assert case.words in page.text


@pytest.mark.clause("7.1.3")
def test_nothing_of_another_case_opens_by_its_hash():
    appeal, other = lodged(), UploadFactory(sha256="f" * 64)

    assert thing_of(appeal, evidence_of(appeal).sha256).sha256 == evidence_of(appeal).sha256
    assert thing_of(appeal, other.sha256) is None
