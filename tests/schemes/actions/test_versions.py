"""Drafting, setting, approving, superseding: by whom, when, and what is refused (head, 1-5)."""

import datetime as dt

import pytest

from foundation.journal.models import Entry
from foundation.notices.models import Notice
from foundation.workflow.answers import NotAllowed
from foundation.workflow.versions import Stale
from schemes.actions import (
    approve_version,
    copy_version,
    edit_text,
    edit_version,
    send_back_version,
    set_version,
)
from schemes.models import SchemeVersion
from schemes.queries import changes_between, predecessor_of, version_in_force
from schemes.states import VersionState
from tests.factories.people import UserFactory
from tests.factories.schemes import SchemeVersionFactory
from tests.schemes.conftest import AT, TODAY

pytestmark = [pytest.mark.django_db, pytest.mark.clause("1")]

TOMORROW = TODAY + dt.timedelta(days=1)


@pytest.fixture
def draft():
    return SchemeVersionFactory(complete=True, is_example=True)


@pytest.fixture
def proposed(draft, committee_head, head):
    return set_version(draft, by=committee_head, at=AT)


def kept(version):
    return SchemeVersion.objects.get(pk=version.pk)


def nothing_happened(version, before):
    assert kept(version).state == before
    assert not Entry.objects.filter(verb="scheme_version.approved").exists()
    assert not Notice.objects.filter(subject__contains="disahkan").exists()


def test_the_head_of_the_committee_sets_and_the_head_of_the_lsp_is_told(draft, committee_head, head):
    version = set_version(draft, by=committee_head, at=AT)

    assert (kept(version).state, version.set_by, version.set_at) == (VersionState.SET, committee_head, AT)
    assert Entry.objects.get(verb="scheme_version.set").actor_id == str(committee_head.pk)
    assert [notice.to for notice in Notice.objects.all()] == [head]


@pytest.mark.clause("5.2")
def test_what_is_not_whole_is_not_set(draft, committee_head, english):
    draft.units.all().delete()

    with pytest.raises(NotAllowed, match="The version has no units"):
        set_version(draft, by=committee_head, at=AT)

    assert kept(draft).state == VersionState.DRAFT
    assert not Entry.objects.exists()
    assert not Notice.objects.exists()


def test_nobody_else_sets(draft, committee, head, english):
    for person in (committee, head, UserFactory()):
        with pytest.raises(NotAllowed, match="Only the head of the scheme committee sets"):
            set_version(draft, by=person, at=AT)

    assert kept(draft).state == VersionState.DRAFT
    assert not Entry.objects.exists()


def test_another_person_approves_and_the_version_holds_from_the_day_named(proposed, head):
    version = approve_version(proposed, in_force_from=TOMORROW, by=head, at=AT)

    assert kept(version).state == VersionState.IN_FORCE
    assert version_in_force(version.scheme, TODAY) is None
    assert version_in_force(version.scheme, TOMORROW) == version
    assert [notice.to for notice in Notice.objects.order_by("pk")] == [head, version.set_by]


def test_a_setter_does_not_approve(draft, english):
    both = UserFactory(roles=["COMMITTEE_HEAD", "HEAD"])
    set_version(draft, by=both, at=AT)

    with pytest.raises(NotAllowed, match="You set this version, so somebody else has to approve it"):
        approve_version(draft, in_force_from=TODAY, by=both, at=AT)

    nothing_happened(draft, VersionState.SET)


def test_the_same_person_with_another_account_does_not_approve(draft, english):
    nik = "3201010101010001"
    set_version(draft, by=UserFactory(roles=["COMMITTEE_HEAD"], nik=nik), at=AT)

    with pytest.raises(NotAllowed, match="You set this version"):
        approve_version(draft, in_force_from=TODAY, by=UserFactory(roles=["HEAD"], nik=nik), at=AT)

    nothing_happened(draft, VersionState.SET)


def test_nobody_but_the_head_approves(proposed, committee, english):
    with pytest.raises(NotAllowed, match="Only the head of the LSP approves"):
        approve_version(proposed, in_force_from=TODAY, by=committee, at=AT)

    nothing_happened(proposed, VersionState.SET)


def test_a_version_never_begins_in_the_past(proposed, head, english):
    with pytest.raises(NotAllowed, match="never from a day that has passed"):
        approve_version(proposed, in_force_from=TODAY - dt.timedelta(days=1), by=head, at=AT)

    nothing_happened(proposed, VersionState.SET)


def test_a_draft_is_not_approved(draft, head, english):
    with pytest.raises(NotAllowed, match="has not been set"):
        approve_version(draft, in_force_from=TODAY, by=head, at=AT)


def test_the_next_version_ends_the_one_before_with_the_day_before(proposed, head, committee_head):
    old = approve_version(proposed, in_force_from=TODAY, by=head, at=AT)
    new = copy_version(
        old, document_number="SS-BARU", revision="01", document_year=2026, by=committee_head, at=AT
    )
    set_version(new, by=committee_head, at=AT)

    approve_version(new, in_force_from=TOMORROW, by=head, at=AT)

    old, new = kept(old), kept(new)
    assert (old.state, old.superseded_on) == (VersionState.SUPERSEDED, TOMORROW)
    assert version_in_force(old.scheme, TODAY) == old
    assert version_in_force(old.scheme, TOMORROW) == new
    assert predecessor_of(new) == old
    assert list(changes_between(old, new)) == []


def test_the_next_version_begins_after_the_one_before(proposed, head, committee_head, english):
    old = approve_version(proposed, in_force_from=TODAY, by=head, at=AT)
    new = copy_version(
        old, document_number="SS-BARU", revision="01", document_year=2026, by=committee_head, at=AT
    )
    set_version(new, by=committee_head, at=AT)

    with pytest.raises(NotAllowed, match="Choose a later day"):
        approve_version(new, in_force_from=TODAY, by=head, at=AT)


def test_sent_back_it_can_be_changed_and_set_again(proposed, head, committee_head):
    version = send_back_version(proposed, reason="Biaya belum sesuai.", by=head, at=AT)

    assert (kept(version).state, kept(version).set_by) == (VersionState.DRAFT, None)
    assert Notice.objects.latest("pk").to == committee_head
    assert "Biaya belum sesuai." in Notice.objects.latest("pk").body
    assert set_version(version, by=committee_head, at=AT).state == VersionState.SET


@pytest.mark.parametrize("state", ["SET", "IN_FORCE"])
def test_what_is_set_is_not_edited(proposed, head, committee, state, english):
    if state == "IN_FORCE":
        approve_version(proposed, in_force_from=TODAY, by=head, at=AT)
    version = kept(proposed)

    with pytest.raises(NotAllowed, match="has been set and is not changed any more"):
        edit_version(version, changes={"quorum": 9}, seen=version.version, by=committee, at=AT)
    with pytest.raises(NotAllowed, match="has been set and is not changed any more"):
        edit_text(version.texts.first(), changes={"body_id": "Lain"}, by=committee, at=AT)

    assert kept(version).quorum == 3
    assert not version.texts.filter(body_id="Lain").exists()


def test_an_edit_says_in_the_trail_what_was_and_what_is(draft, committee):
    edit_version(draft, changes={"quorum": 5, "majority": "SIMPLE"}, seen=draft.version, by=committee, at=AT)

    assert kept(draft).quorum == 5
    assert Entry.objects.get().facts == {"changes": {"quorum": [3, 5]}}


def test_of_two_edits_at_once_the_second_is_told(draft, committee):
    edit_version(draft, changes={"quorum": 5}, seen=draft.version, by=committee, at=AT)

    with pytest.raises(Stale):
        edit_version(draft, changes={"quorum": 7}, seen=draft.version, by=committee, at=AT)

    assert kept(draft).quorum == 5


def test_a_stranger_edits_nothing(draft, english):
    with pytest.raises(NotAllowed, match="Only the scheme committee drafts a version"):
        edit_version(draft, changes={"quorum": 5}, seen=draft.version, by=UserFactory(), at=AT)


@pytest.mark.clause("5.2", "6.1.1", "8.2.3", "9.1.2")
def test_a_copy_has_every_part_and_is_tied_to_none_of_the_old(first, committee):
    copy = copy_version(
        first, document_number="SS-BARU", revision="01", document_year=2026, by=committee, at=AT
    )

    assert list(changes_between(first, copy)) == []
    row = copy.document_requirements.get(code="c").requirements.get()
    assert row.group.version == copy
    assert {level.version for level in row.levels.all()} == {copy}
    assert row.group.parent.version == copy


@pytest.mark.clause("9.7.2")
def test_what_a_version_changes_is_listed(first, committee):
    copy = copy_version(
        first, document_number="SS-BARU", revision="01", document_year=2026, by=committee, at=AT
    )
    edit_version(copy, changes={"validity_years": 4}, seen=copy.version, by=committee, at=AT)
    edit_text(copy.texts.get(kind="RIGHT", position=1), changes={"body_id": "Lain"}, by=committee, at=AT)

    changes = changes_between(first, kept(copy))

    assert [(change.before, change.now) for change in changes] == [
        ("3", "4"),
        (first.texts.get(kind="RIGHT", position=1).body, "Lain"),
    ]
