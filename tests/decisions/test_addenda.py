"""Sealed minutes are corrected by numbered addenda, in words alone; nothing of what was decided moves (9.4.5)."""

import pytest
from django.db import IntegrityError, connection, transaction

from accounts.models import Role, RoleGrant
from applications.actions.involvements import involve
from applications.models import Part
from decisions.actions import draft_addendum, put_up_addendum, sign_addendum, withdraw_addendum
from decisions.models import Addendum, AddendumSignature, Decision, Meeting, Outcome
from decisions.queries import facts_sha256, manifest_rows, passages, todo
from decisions.states import AddendumState
from foundation.documents.models import Paper
from foundation.journal.models import Entry
from foundation.notices.models import Notice
from tests.factories.assessments import reported
from tests.factories.certificates import issued
from tests.factories.decisions import CORRECTED_AT, MET_AT, corrected, drafted, members_of, put_up, signed
from tests.factories.people import UserFactory

from .helpers import refused

pytestmark = [pytest.mark.django_db, pytest.mark.clause("9.4.5")]
REASON = "candidates.1.reason"
NEVER = (
    "An addendum corrects words of the record. Outcomes, votes and the quorum are changed only "
    "after an appeal or by a new meeting."
)
WORDS = {"corrected": "Bukti pemutakhiran berusia lebih dari dua tahun.", "reason": "Salah tulis."}


@pytest.fixture
def meeting():
    """Sealed: one competent, one not yet."""
    cases = [reported(), reported()]
    return issued(cases, outcomes=[Outcome.COMPETENT, Outcome.NOT_YET])[0].decree.meeting


def decided_rows():
    return list(Decision.objects.order_by("pk").values())


def sign_all(addendum, *, but=()):
    for member in members_of(addendum.meeting):
        if member not in but:
            sign_addendum(addendum, by=member, at=CORRECTED_AT)


def sealed_minutes(meeting):
    """Everything that the sealed minutes are: the row, the paper, its bytes."""
    paper = Paper.objects.get(pk=meeting.minutes_id)
    return Meeting.objects.filter(pk=meeting.pk).values().get(), paper.facts, paper.sha256, paper.read()


def test_an_addendum_says_how_a_passage_has_to_read_and_nothing_that_was_decided_moves(meeting, run_jobs):
    run_jobs()
    before, decisions = sealed_minutes(meeting), decided_rows()

    addendum = corrected(meeting, REASON, corrected=WORDS["corrected"])
    run_jobs()

    addendum.refresh_from_db()
    assert addendum.number == f"{meeting.number}/AD-1"
    assert addendum.state == AddendumState.SEALED
    assert addendum.sha256 == facts_sha256(addendum.facts)
    assert (addendum.reads, addendum.item) == ("Alasan rapat.", meeting.items.last())
    assert addendum.paper.read().startswith(b"%PDF")
    assert addendum.paper.sealed
    assert [hand["name"] for hand in addendum.paper.facts["signatures"]] == [
        member.full_name for member in members_of(meeting)
    ]
    assert sealed_minutes(meeting) == before
    assert decided_rows() == decisions


def test_members_are_asked_and_the_office_is_told_of_the_seal(meeting):
    office = UserFactory(secretariat=True)
    head = UserFactory(roles=[Role.HEAD])
    Notice.objects.all().delete()

    addendum = put_up(meeting)
    assert [notice.to for notice in Notice.objects.order_by("pk")] == members_of(meeting)
    assert [duty.url for duty in todo(members_of(meeting)[1], at=CORRECTED_AT)] == [
        addendum.get_absolute_url()
    ]
    Notice.objects.all().delete()
    sign_all(addendum)

    assert {head, office} <= {notice.to for notice in Notice.objects.all()}
    assert todo(members_of(meeting)[1], at=CORRECTED_AT) == []
    verbs = Entry.objects.filter(subject="decisions.Addendum").order_by("pk").values_list("verb", flat=True)
    assert list(verbs) == [
        "addendum.drafted",
        "addendum.put_up",
        *["addendum.signed"] * 3,
        "addendum.sealed",
    ]


def test_no_addendum_reaches_what_was_decided(meeting):
    decided = ["verdict", "outcome", "votes", "recommendation", "manifest"]
    keys = [f"candidates.0.{name}" for name in decided]
    keys += ["members.0.recusals", "totals.0.count", "quorum", "paper.number", "signatures"]
    for key in keys:
        with refused(NEVER, "9.4.5"):
            draft_addendum(meeting, passage=key, **WORDS, by=members_of(meeting)[0], at=CORRECTED_AT)


def test_a_draft_corrects_something_says_why_and_is_the_only_one(meeting):
    chair, how = members_of(meeting)[0], {"passage": "conclusion", "at": CORRECTED_AT}
    now = meeting.minutes_facts["conclusion"]

    for words in ("  ", f" {now} "):
        with refused("Write how the passage has to read; it reads as before.", "9.4.5"):
            draft_addendum(meeting, **how, corrected=words, reason="Salah tulis.", by=chair)
    with refused("Say why the minutes are corrected.", "9.4.5"):
        draft_addendum(meeting, **how, corrected="Lain.", reason=" ", by=chair)
    drafted(meeting)
    with refused("An addendum to this passage is already under way.", "9.4.5"):
        draft_addendum(meeting, **how, **WORDS, by=UserFactory(secretariat=True))


def test_chair_and_secretariat_write_it_and_only_to_sealed_minutes(meeting):
    chair, member, _other = members_of(meeting)
    open_minutes = signed()
    office = UserFactory(secretariat=True)
    draft = draft_addendum(meeting, passage=REASON, **WORDS, by=office, at=CORRECTED_AT)

    for person in (member, UserFactory(head=True), UserFactory()):
        with refused("The chair or the secretariat writes an addendum.", "9.4.5"):
            draft_addendum(meeting, passage="conclusion", **WORDS, by=person, at=CORRECTED_AT)
        with refused("The chair or the secretariat writes an addendum.", "9.4.5"):
            put_up_addendum(draft, by=person, at=CORRECTED_AT)
        with refused("The chair or the secretariat writes an addendum.", "9.4.5"):
            withdraw_addendum(draft, reason="x", by=person, at=CORRECTED_AT)
    with refused("An addendum corrects sealed minutes; these are not sealed.", "9.4.5"):
        draft_addendum(open_minutes, passage="conclusion", **WORDS, by=office, at=CORRECTED_AT)
    put_up_addendum(draft, by=chair, at=CORRECTED_AT)
    with refused("Only a draft is put up for signature.", "9.4.5"):
        put_up_addendum(draft, by=chair, at=CORRECTED_AT)


def test_every_member_who_was_present_signs_once_and_nobody_else(meeting):
    chair = members_of(meeting)[0]
    draft = drafted(meeting)
    with refused("This addendum does not wait for signatures.", "9.4.5"):
        sign_addendum(draft, by=chair, at=CORRECTED_AT)
    addendum = put_up_addendum(draft, by=chair, at=CORRECTED_AT)

    for person in (UserFactory(decision=True), UserFactory(secretariat=True), UserFactory(head=True)):
        with refused("Only members who were present sign the addendum.", "9.4.5"):
            sign_addendum(addendum, by=person, at=CORRECTED_AT)
    sign_addendum(addendum, by=chair, at=CORRECTED_AT)
    with refused("You have already signed this addendum.", "9.4.5"):
        sign_addendum(addendum, by=chair, at=CORRECTED_AT)
    sign_all(addendum, but=[chair])
    with refused("This addendum does not wait for signatures.", "9.4.5"):
        sign_addendum(addendum, by=chair, at=CORRECTED_AT)


@pytest.mark.clause("9.4.2")
def test_who_has_a_part_by_now_does_not_sign(meeting):
    member, item = members_of(meeting)[1], meeting.items.first()
    addendum = put_up(meeting)
    involve(item.application, member, Part.TRAINER, by=UserFactory(), at=CORRECTED_AT)

    with refused("You decided on item %(position)d and are no longer free of that case. %(reason)s", "9.4.2"):
        sign_addendum(addendum, by=member, at=CORRECTED_AT)


def test_nobody_is_asked_to_sign_what_could_never_hold(meeting):
    chair, member, other = members_of(meeting)
    draft = drafted(meeting)
    why = "Member %(letter)s, %(name)s, was present and can no longer sign; the addendum would never hold."
    RoleGrant.objects.filter(user=member).update(ends_on=CORRECTED_AT.date())
    put_up(meeting, "opening")

    RoleGrant.objects.filter(user=member).update(ends_on=MET_AT.date())
    with refused(why, "9.4.5"):
        put_up_addendum(draft, by=chair, at=CORRECTED_AT)
    RoleGrant.objects.filter(user=member).update(ends_on=None)
    involve(meeting.items.first().application, other, Part.TRAINER, by=UserFactory(), at=CORRECTED_AT)
    with refused(why, "9.4.5"):
        put_up_addendum(draft, by=chair, at=CORRECTED_AT)


def test_it_is_withdrawn_before_the_first_signature_with_a_reason_and_its_number_stays_used(meeting):
    chair = members_of(meeting)[0]
    first = put_up(meeting)
    with refused("Say why the addendum is withdrawn.", "9.4.5"):
        withdraw_addendum(first, reason=" ", by=chair, at=CORRECTED_AT)
    Notice.objects.all().delete()

    withdraw_addendum(first, reason="Bagian yang salah.", by=chair, at=CORRECTED_AT)

    assert [notice.to for notice in Notice.objects.order_by("pk")] == members_of(meeting)
    with refused("This addendum is no longer under way.", "9.4.5"):
        withdraw_addendum(first, reason="Lagi.", by=chair, at=CORRECTED_AT)
    second = put_up(meeting)
    assert second.ordinal == 2
    sign_addendum(second, by=chair, at=CORRECTED_AT)
    with refused("A member has signed this addendum; it is no longer withdrawn.", "9.4.5"):
        withdraw_addendum(second, reason="x", by=chair, at=CORRECTED_AT)


def test_one_that_somebody_can_no_longer_sign_is_withdrawn_even_with_a_signature_under_it(meeting):
    chair, member, _other = members_of(meeting)
    addendum = put_up(meeting)
    sign_addendum(addendum, by=chair, at=CORRECTED_AT)
    involve(meeting.items.first().application, member, Part.TRAINER, by=UserFactory(), at=CORRECTED_AT)

    withdraw_addendum(addendum, reason="Tidak dapat lengkap.", by=chair, at=CORRECTED_AT)

    assert addendum.signatures.count() == 1
    assert drafted(meeting).state == AddendumState.DRAFT


def test_a_draft_that_is_withdrawn_is_nobodys_business(meeting):
    draft = drafted(meeting)
    Notice.objects.all().delete()

    withdraw_addendum(draft, reason="Tidak perlu.", by=members_of(meeting)[0], at=CORRECTED_AT)

    assert not Notice.objects.exists()
    assert put_up(meeting).ordinal == 1


def test_a_later_addendum_reads_what_an_earlier_one_made_of_the_passage(meeting):
    corrected(meeting, corrected="Pertama.")
    put_up(meeting, "facts.1", corrected="Ruang lain.")

    assert {each.key: each.words for each in passages(meeting)}["conclusion"] == "Pertama."
    second = corrected(meeting, corrected="Kedua.")
    assert (second.reads, second.ordinal) == ("Pertama.", 3)


def test_what_is_said_of_a_case_lies_in_its_file(meeting):
    case = meeting.items.last().application
    general, about = corrected(meeting), corrected(meeting, REASON)

    assert list(Paper.objects.about(case).filter(kind="addendum")) == [about.paper]
    assert f"addendum {about.number}" in [name for _kind, name, _sha in manifest_rows(case)]
    assert list(Paper.objects.about(meeting).filter(kind="addendum")) == [general.paper]


def barred(name):
    """The database refuses by this trigger or constraint."""
    return pytest.raises(IntegrityError, match=name)


def test_the_database_keeps_the_words_and_the_order(meeting):
    other = signed()
    kept = {"passage": "x", "place": "x", "reads": "x", "corrected": "y", "reason": "z"}
    who = {"drafted_by": members_of(meeting)[0], "drafted_at": CORRECTED_AT}
    with barred("an_addendum_begins_as_a_draft"), transaction.atomic():
        Addendum.objects.create(meeting=other, **kept, **who)
    with barred("an_addendum_corrects_something"), transaction.atomic():
        Addendum.objects.create(meeting=meeting, **kept | {"corrected": "x"}, **who)
    addendum = put_up(meeting)
    mine = Addendum.objects.filter(pk=addendum.pk)
    for change in (
        {"corrected": "Lain."},
        {"reads": "Lain."},
        {"item": meeting.items.first()},
        {"ordinal": 7},
        {"sha256": "0" * 64},
        {"facts": {"corrected": "Lain."}},
    ):
        with barred("the_words_of_an_addendum_stand"), transaction.atomic():
            mine.update(**change)
    paper = Paper.objects.get(pk=meeting.minutes_id)
    with barred("an_addendum_holds_when_all_have_signed"), transaction.atomic():
        mine.update(state="SEALED", sealed_at=CORRECTED_AT, paper=paper)
    with barred("an_addendum_is_not_lost"), transaction.atomic():
        mine._raw_delete(mine.db)


def test_the_database_keeps_the_signatures_and_the_end(meeting):
    addendum = put_up(meeting)
    seat, *others = meeting.seats.all()
    hand = {"addendum": addendum, "sha256": addendum.sha256, "signed_at": CORRECTED_AT}
    stranger = signed().seats.first()
    for wrong in ({"seat": stranger}, {"seat": seat, "sha256": "0" * 64}):
        with barred("a_member_who_was_present_signs"), transaction.atomic():
            AddendumSignature.objects.create(**hand | wrong)
    sign_addendum(addendum, by=seat.user, at=CORRECTED_AT)
    with barred("decisions_addendumsignature_keeps_rows"), transaction.atomic():
        AddendumSignature.objects.update(sha256="0" * 64)
    with (
        barred("decisions_addendumsignature_loses_none"),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute("DELETE FROM decisions_addendumsignature")
    for each in others:
        sign_addendum(addendum, by=each.user, at=CORRECTED_AT)

    with barred("an_addendum_that_has_ended_stays"), transaction.atomic():
        Addendum.objects.update(sealed_at=meeting.sealed_at)


def text(answer):
    return " ".join(answer.content.decode().split())


def test_the_pages_lead_from_the_minutes_to_the_sealed_addendum(client_as, meeting, run_jobs):
    members = members_of(meeting)
    chair, office = client_as(members[0]), client_as(UserFactory(secretariat=True))
    minutes, new = f"/pleno/{meeting.pk}/berita-acara/", f"/pleno/{meeting.pk}/adendum/baru/"
    assert new in text(office.get(minutes))
    assert "?bagian=candidates.1.reason" in text(office.get(new))
    assert "Adendum tidak pernah mengubah keputusan" in text(office.get(new))

    sent = {"passage": REASON, **WORDS}
    assert "Alasan rapat." in text(office.get(new, {"bagian": REASON}))
    assert office.post(new, sent | {"reason": ""}).status_code == 200
    assert office.post(new, sent | {"passage": "candidates.1.verdict"}).status_code == 200
    assert not Addendum.objects.exists()
    page = office.post(new, sent)["Location"]
    assert office.get(f"{page}kertas/").status_code == 404
    assert office.post(f"{page}edarkan/").status_code == 302
    for member in members:
        assert client_as(member).post(f"{page}tanda-tangan/").status_code == 302
    run_jobs()

    assert chair.get(f"{page}kertas/").status_code == 200
    for where in (minutes, page):
        assert WORDS["corrected"] in text(chair.get(where))
    item = meeting.items.last()
    assert WORDS["corrected"] in text(chair.get(f"/pleno/{meeting.pk}/perkara/{item.pk}/berkas/"))


def test_a_page_withdraws_and_tells_the_refusal(client_as, meeting):
    addendum = put_up(meeting)
    page = addendum.get_absolute_url()
    chair = client_as(members_of(meeting)[0])

    assert chair.post(f"{page}tarik/", {"reason": ""}).status_code == 200
    chair.post(f"{page}tanda-tangan/")
    assert "tidak dapat ditarik lagi" in text(chair.post(f"{page}tarik/", {"reason": "Salah."}))

    addendum.refresh_from_db()
    assert addendum.state == AddendumState.SIGNING
    for person in (UserFactory(decision=True), UserFactory(assessor=True), UserFactory()):
        assert client_as(person).get(page).status_code == 404
